// From www/src to the element of dist/: the shell `element.js`, what it loads when it comes into view, and its workers.
//
// Here: one bundle with chunks, Lit inside, so that a page needs no bundler. The module of zones stays the file that the
// root entry has: `wasm-hex.js` is on the disk once.

import { join } from "node:path";
import * as esbuild from "esbuild";
import { at, dist } from "../lib/paths.mjs";

export async function writeElement() {
  await write({ element: at("www", "src", "element", "index.ts"), "element/worker": at("www", "src", "engine", "worker.ts") }, true);
  // Alone, since chunks are of whole files: the worker of zones would load the module of servers with them.
  await write({ "element/corefile-worker": at("www", "src", "corefile", "corefile-worker.ts") }, false);
}

function write(entryPoints, splitting) {
  return esbuild.build({
    entryPoints,
    outdir: dist,
    chunkNames: "element/[name]-[hash]",
    bundle: true,
    splitting,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    tsconfig: at("www", "tsconfig.json"),
    alias: { multivalue: join(dist, "index.js") },
    plugins: [modules, worker],
  });
}

/** The texts of the modules stand beside the entry; who does not use one does not load it. */
const modules = {
  name: "modules",
  setup(build) {
    build.onResolve({ filter: /\/(wasm|server)-hex\.js$/ }, ({ path }) => ({ path: `.${path}`, external: true, sideEffects: false }));
  },
};

/** Each worker is an entry of its own: what starts it names it as it is called in dist/. */
const worker = {
  name: "worker",
  setup(build) {
    build.onLoad({ filter: /(engine\/engine|corefile\/ask)\.ts$/ }, async ({ path }) => {
      const { readFile } = await import("node:fs/promises");
      return { contents: (await readFile(path, "utf8")).replace(/"(\.\/(?:corefile-)?worker)\.ts"/g, '"$1.js"'), loader: "ts" };
    });
  },
};
