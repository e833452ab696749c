// From js/ and the glue to the JavaScript files of dist/.
//
// Here: the table of entries. Each is bundled alone and shares core.js and core-server.js, so that one program has one
// engine of a kind.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
    outfile: join(dist, `${entry}.js`),
  });
}

const MODULES = [
  ["mv_bg.wasm", "wasm-hex.js"],
  ["mv_server_bg.wasm", "server-hex.js"],
];

const ENTRIES = [
  "core",
  "core-server",
  "glue",
  "server-glue",
  "index",
  "index.workerd",
  "index.edge",
  "slim",
  "doh/index",
  "node/index",
  "cli/main",
  "cli/worker",
];

const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));

const COMMON = {
  bundle: true,
  platform: "neutral",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
};

const ESM = {
  format: "esm",
  define: { VERSION: JSON.stringify(version) },
  tsconfig: at("tsconfig.json"),
  external: [
    "./core.js",
    "./core-server.js",
    "./glue.js",
    "./server-glue.js",
    "./wasm-hex.js",
    "./server-hex.js",
    "*.wasm",
    "*.wasm?module",
    "../core.js",
    "../core-server.js",
    "../index.js",
    "../doh/index.js",
    "../node/index.js",
    "node:*",
  ],
};
