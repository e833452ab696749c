// From js/ and the glue to the JavaScript files of dist/.
//
// Here: the table of entries. Each is bundled alone and imports the others, so that a program has one engine of each kind.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import * as esbuild from "esbuild";
import { at, bindgen, dist } from "../lib/paths.mjs";

/** Each module as a hexadecimal text: brotli finds its byte patterns again (+7 %), which base64 hides (+42 %). */
export function writeHex() {
  mkdirSync(dist, { recursive: true });
  for (const [file, module] of MODULES) {
    const wasm = join(bindgen, file);
    copyFileSync(wasm, join(dist, file));
    const title = `// ${file} in hexadecimal digits; made by the build.\n`;
    writeFileSync(
      join(dist, module),
      `${title}export const hex = "${readFileSync(wasm).toString("hex")}";\n`,
    );
  }
}

export async function writeEntries() {
  await Promise.all(ENTRIES.map((entry) => bundle(entry, ESM)));
  // From the finished module, so that the two cannot differ.
  await esbuild.build({
    ...COMMON,
    entryPoints: [join(dist, "index.js")],
    outfile: join(dist, "index.cjs"),
    format: "cjs",
  });
}

function bundle(entry, options) {
  return esbuild.build({
    ...COMMON,
    ...options,
    entryPoints: [at("js", `${entry}.ts`)],
    outfile: join(dist, `${outputOf(entry)}.js`),
    plugins: [otherEntries(outputOf(entry))],
  });
}

/** Imports of another entry, and of a module that another entry contains, become imports of its file in dist/. */
function otherEntries(output) {
  const resolve = ({ path, resolveDir, kind }) => {
    if (kind === "entry-point") return null;
    const source = relative(at("js"), join(resolveDir, path)).replaceAll("\\", "/");
    const name = source.replace(/\.[jt]s$/, "");
    const file = CONTAINED[name] ?? outputOf(name);
    if (file === output || !OUTPUTS.has(file)) return null;
    const route = posix.relative(posix.dirname(output), `${file}.js`);
    return { path: route.startsWith(".") ? route : `./${route}`, external: true };
  };
  return {
    name: "other-entries",
    setup: (build) => build.onResolve({ filter: /^\..*\.js$/ }, resolve),
  };
}

/** Entry points of the package are at the top of dist/. */
function outputOf(entry) {
  return entry.replace(/^entrypoints\//, "");
}

const MODULES = [
  ["mv_bg.wasm", "wasm-hex.js"],
  ["mv_server_bg.wasm", "server-hex.js"],
];

const ENTRIES = [
  "entrypoints/core",
  "entrypoints/core-server",
  "entrypoints/glue",
  "entrypoints/server-glue",
  "entrypoints/index",
  "entrypoints/index.workerd",
  "entrypoints/index.edge",
  "entrypoints/slim",
  "entrypoints/positions",
  "doh/index",
  "node/index",
  "cli/main",
];

/** Modules with state or classes, and the entry that contains them. */
const CONTAINED = { zone: "core", "engine/engine": "core", server: "core-server" };

const OUTPUTS = new Set([...ENTRIES.map(outputOf), "wasm-hex", "server-hex"]);

const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));

const COMMON = {
  bundle: true,
  platform: "neutral",
  mainFields: ["module"],
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
};

const ESM = {
  format: "esm",
  define: { VERSION: JSON.stringify(version) },
  tsconfig: at("tsconfig.json"),
  external: ["*.wasm", "*.wasm?module", "node:*"],
};
