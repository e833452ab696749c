// The import graph of js and www/src: no cycles, and each folder imports only folders below it.
// tests/package/imports.test.mjs runs it, also against planted violations.

const { join } = require("node:path");

/** Folders from top to bottom: a folder imports itself and those after it. */
const FOLDERS = ["element", "app", "features", "ui", "share", "engine", "model", "dns", "text"];

/** Folders and files of js from top to bottom. Entry points also export what is in doh, and node takes its types from them. */
const PACKAGE = [
  "cli/",
  "node/",
  "entrypoints/",
  "server.ts",
  "zone.ts",
  "engine/",
  "doh/",
  "types.ts",
];

/** Features that import another one, each with its reason. */
const FEATURES = {
  compare: ["records", "explanations"], // its lamps toggle checks, its clients pick as in the statistics; it explains policies in the same words
  explanations: [],
  answer: [],
  checks: [],
  dialogs: ["hints"], // the list of shortcuts restores hints
  hints: [],
  page: ["answer", "checks", "compare", "dialogs", "hints", "records", "timeline", "wire"], // all styles in their order, and labels of dialogs
  records: ["explanations"], // the heat map explains its cells in the same words
  timeline: ["compare", "records"], // the same clients under the same policies, with the same lamps and bars
  wire: ["answer"], // a record of the reply belongs to a line of the table
};

const packagePath = (name) => `^js/${name.replace(".", "\\.")}${name.endsWith("/") ? "" : "$"}`;
/** Made by the build: the package, the glue of wasm-bindgen, wasm files and their hexadecimal texts. */
const BUILT = "^multivalue(/positions)?$|^#(server-)?glue$|-hex\\.js$|\\.wasm(\\?module)?$";

const path = (folder) => `^www/src/${folder}/`;

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      from: { path: "^(js|www/src)/" },
      to: { couldNotResolve: true, pathNot: BUILT },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^(js|www/src)/", pathNot: "\\.d\\.ts$" },
      to: {},
    },
    {
      name: "js-imports-no-page",
      severity: "error",
      from: { path: "^js/" },
      to: { path: "^www/" },
    },
    {
      name: "page-imports-the-package",
      severity: "error",
      from: { path: "^www/" },
      to: { path: "^js/" },
    }, // by its name, as a reader of the package does
    ...PACKAGE.map((name, at) => ({
      name: `${name.replace(/\W(ts)?$/, "")}-imports-only-below`,
      severity: "error",
      from: { path: packagePath(name) },
      to: { path: "^js/", pathNot: PACKAGE.slice(at).map(packagePath) },
    })),
    ...FOLDERS.map((folder, at) => ({
      name: `${folder}-imports-only-below`,
      severity: "error",
      from: { path: path(folder) },
      to: { path: "^www/src/", pathNot: FOLDERS.slice(at).map(path) },
    })),
    ...Object.entries(FEATURES).map(([feature, others]) => ({
      name: `${feature}-imports-stated-features`,
      severity: "error",
      from: { path: path(`features/${feature}`) },
      to: {
        path: path("features"),
        pathNot: [feature, ...others].map((other) => path(`features/${other}`)),
      },
    })),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^dist/", "^examples/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, "www", "tsconfig.json") },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".json"] },
  },
};
