// The import graph of www/src: no cycles, and each folder imports only folders below it.
// tests/package/page-imports.test.mjs runs it, also against planted violations.

const { join } = require("node:path");

/** Folders from top to bottom: a folder imports itself and those after it. */
const FOLDERS = ["element", "app", "features", "ui", "share", "engine", "model", "dns", "text"];

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

const path = (folder) => `^www/src/${folder}/`;

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      from: { path: "^www/src" },
      to: { couldNotResolve: true, pathNot: "^multivalue$" },
    }, // the package itself, which the build resolves
    { name: "no-orphans", severity: "error", from: { orphan: true, path: "^www/src" }, to: {} },
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
