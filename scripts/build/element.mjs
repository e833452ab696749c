// From www/src to the element of dist/: the shell `element.js`, what it loads when it comes into view, and its workers.
//
// Here: Lit inside, so that a page needs no bundler, and a file for each thing that a page may want: what every picture needs,
// and what each view needs besides. The module of zones stays the file that the root entry has: `wasm-hex.js` is on the disk once.

import { basename, join } from "node:path";
import * as esbuild from "esbuild";
import { rolldown } from "rolldown";
import { at, dist } from "../lib/paths.mjs";
import { chunkNames } from "./chunks.mjs";
import { smallStyles } from "./styles.mjs";

export async function writeElement() {
  await Promise.all([writePicture(), writeWorkers()]);
}

async function writePicture() {
  const bundle = await rolldown({
    input: { element: at("www", "src", "element", "index.ts") },
    platform: "browser",
    tsconfig: at("www", "tsconfig.json"),
    transform: { target: "es2022" },
    preserveEntrySignatures: "allow-extension",
    plugins: [zonesInPicture, smallStyles, workerNames],
  });
  await bundle.write({
    dir: dist,
    format: "esm",
    minify: true,
    comments: false,
    entryFileNames: "[name].js",
    chunkFileNames: "element/[name]-[hash].js",
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ debugName: "views", name: chunkNames() }],
    },
  });
}

/** What several of them need is a file of its own. */
async function writeWorkers() {
  await esbuild.build({
    entryPoints: WORKERS,
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
    plugins: [packages, modules],
  });
}

/** What knows Corefiles takes the whole package, all else what zones need of it: else a chunk of both would load both modules. */
const packages = {
  name: "packages",
  setup(build) {
    build.onResolve({ filter: /^multivalue$/ }, ({ importer }) =>
      importer.includes("corefile")
        ? { path: join(dist, "index.js") }
        : { path: "zones", namespace: "zones" },
    );
    build.onLoad({ filter: /^zones$/, namespace: "zones" }, () => ({
      contents: ZONES,
      resolveDir: dist,
      loader: "js",
    }));
  },
};

const ZONES = `
import { Route53Error, version, zoneBy } from "./core.js";
import * as glue from "./glue.js";
import { compile } from "../js/entrypoints/inline.ts";
import { hex } from "./wasm-hex.js";
export const Zone = zoneBy(glue, () => compile(hex));
export { Route53Error, version };
`;

/** The texts of the modules stand beside the entry; who does not use one does not load it. */
const modules = {
  name: "modules",
  setup(build) {
    build.onResolve({ filter: MODULE }, ({ path }) => ({
      path: moduleBeside(path),
      external: true,
      sideEffects: false,
    }));
  },
};

/** The same for the picture, whose own thread answers where no worker may start. */
const zonesInPicture = {
  name: "zones-in-picture",
  resolveId(id, importer = "") {
    if (id === "multivalue")
      return importer.includes("corefile") ? join(dist, "index.js") : VIRTUAL;
    if (id === "multivalue/positions") return join(dist, "positions.js");
    if (MODULE.test(id)) return { id: moduleBeside(id), external: true, moduleSideEffects: false };
    return importer === VIRTUAL && id.startsWith(".") ? join(dist, id) : null;
  },
  load: (id) => (id === VIRTUAL ? ZONES : null),
};

/** A worker is an entry of its own: what starts it names it as it is called in dist/. */
const workerNames = {
  name: "worker-names",
  transform: (code, id) =>
    /\/engine\/(worker-client|corefile-client)\.ts$/.test(id)
      ? code.replace(/"(\.\/(?:corefile-)?worker)\.ts"/, '"$1.js"')
      : null,
};

const MODULE = /\/(wasm-hex|server-hex)\.js$/;

/** Seen from what stands in element/. */
function moduleBeside(id) {
  return `../${basename(id)}`;
}

const VIRTUAL = "\0zones";

const WORKERS = {
  "element/worker": at("www", "src", "engine", "worker.ts"),
  "element/corefile-worker": at("www", "src", "engine", "corefile-worker.ts"),
};
