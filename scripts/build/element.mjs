// From www/src to the element of dist/: the shell `element.js`, what it loads when it comes into view, and its workers.
//
// Here: one bundle with chunks, Lit inside, so that a page needs no bundler. The module of zones stays the file that the
// root entry has: `wasm-hex.js` is on the disk once.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { at, dist } from "../lib/paths.mjs";

export async function writeElement() {
  await esbuild.build({
    entryPoints: ENTRIES,
    outdir: dist,
    chunkNames: "element/[name]-[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    tsconfig: at("www", "tsconfig.json"),
    plugins: [packages, modules, workers],
  });
}

/** What knows Corefiles takes the whole package, all else what zones need of it: else a chunk of both would load both modules. */
const packages = {
  name: "packages",
  setup(build) {
    build.onResolve({ filter: /\/offices$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, `${path}-embedded.ts`) }));
    build.onResolve({ filter: /^multivalue$/ }, ({ importer }) => (importer.includes("corefile") ? { path: join(dist, "index.js") } : { path: "zones", namespace: "zones" }));
    build.onLoad({ filter: /^zones$/, namespace: "zones" }, () => ({ contents: ZONES, resolveDir: dist, loader: "js" }));
  },
};

const ZONES = `
import { Route53Error, version, zoneBy } from "./core.js";
import * as glue from "./glue.js";
import { compile } from "../js/inline.ts";
import { hex } from "./wasm-hex.js";
export const Zone = zoneBy(glue, () => compile(hex));
export { Route53Error, version };
`;

/** The texts of the modules stand beside the entry; who does not use one does not load it. */
const modules = {
  name: "modules",
  setup(build) {
    build.onResolve({ filter: /\/(wasm-hex|server-hex|picture-text)\.js$/ }, ({ path }) => ({ path: `../${path.split("/").at(-1)}`, external: true, sideEffects: false }));
  },
};

/** A worker is an entry of its own: what starts it names it as it is called in dist/. */
const workers = {
  name: "workers",
  setup(build) {
    build.onLoad({ filter: /\/(engine\/hiring|engine\/picture\/hiring|corefile\/ask)\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/"(\.\/(?:corefile-|picture-)?worker)\.ts"/, '"$1.js"'),
      loader: "ts",
    }));
  },
};

const ENTRIES = {
  element: at("www", "src", "element", "index.ts"),
  "element/worker": at("www", "src", "engine", "worker.ts"),
  "element/picture-worker": at("www", "src", "engine", "picture", "picture-worker.ts"),
  "element/corefile-worker": at("www", "src", "corefile", "corefile-worker.ts"),
};
