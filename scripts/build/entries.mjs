// From js/ and the glue to the JavaScript files of dist/.
//
// Here: the table of entries. Each is bundled alone and shares core.js, so that one program has one engine.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { at, bindgen, dist } from "../lib/paths.mjs";

/** The module as a hexadecimal text: brotli finds its byte patterns again (+9 %), which base64 hides (+42 %). */
export function writeHex() {
  mkdirSync(dist, { recursive: true });
  const wasm = join(bindgen, "mv_bg.wasm");
  copyFileSync(wasm, join(dist, "mv_bg.wasm"));
  const title = "// mv_bg.wasm in hexadecimal digits; made by the build.\n";
  writeFileSync(join(dist, "wasm-hex.js"), `${title}export const hex = "${readFileSync(wasm).toString("hex")}";\n`);
}

export async function writeEntries() {
  await Promise.all(ENTRIES.map((entry) => bundle(entry, ESM)));
  // From the finished module, so that the two cannot differ.
  await esbuild.build({ ...COMMON, entryPoints: [join(dist, "index.js")], outfile: join(dist, "index.cjs"), format: "cjs" });
}

function bundle(entry, options) {
  return esbuild.build({ ...COMMON, ...options, entryPoints: [at("js", `${entry}.ts`)], outfile: join(dist, `${entry}.js`) });
}

const ENTRIES = ["core", "index", "index.workerd", "index.edge", "slim", "doh/index", "node/index", "cli/main", "cli/worker"];

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
  external: ["./core.js", "./wasm-hex.js", "*.wasm", "*.wasm?module", "../index.js", "../doh/index.js", "node:*"],
};
