// The data of the pages: the package just built, the API, the example zones, the grammar of Corefiles, the look, and the
// element's own derivation, so that a static chart has the numbers of the live one.

import { readFileSync } from "node:fs";
import { runnerImport } from "vite";
import { at } from "../lib/paths.mjs";
import { apiReference } from "./api.mjs";
import { readGrammar } from "./grammar.mjs";

export async function openContext() {
  const { Server, Zone } = await import(at("dist", "index.js"));
  const { initialState } = await source("model/example.ts");
  const { PRESETS: zones } = await source("model/presets.ts");
  const { tokens } = await source("ui/styles.ts");
  const grammar = readGrammar(readFileSync(at("docs", "data", "corefile.txt"), "utf8"));
  return {
    Server,
    Zone,
    zones,
    grammar,
    api: await apiReference(),
    tokens: forPages(tokens),
    initialState,
    ...(await elementParts()),
  };
}

/** From a state to its outcome, and the words for it. */
async function elementParts() {
  const { withSource } = await source("model/state.ts");
  const { sentenceOf } = await source("features/records/rule.ts");
  const { columnsOf, summaryOf } = await source("features/compare/model.ts");
  const { endpointsOf, underPolicy } = await source("engine/simulate.ts");
  const { requestOf } = await source("app/query-runner.ts");
  const { outcomeOf } = await source("prerender.ts");
  return {
    withSource,
    sentenceOf,
    columnsOf,
    summaryOf,
    endpointsOf,
    underPolicy,
    outcomeOf: (state) => outcomeOf(requestOf(state)),
  };
}

/** The element's colours and measures, for a page that has them at its root. */
function forPages(css) {
  return css
    .replace(/:host\(\[theme=("\w+")\]\)/g, ":root[data-theme=$1]")
    .replaceAll(":host", ":root");
}

async function source(path) {
  const alias = [
    { find: /^multivalue$/, replacement: at("dist", "index.js") },
    { find: /^multivalue\/positions$/, replacement: at("dist", "positions.js") },
  ];
  const { module } = await runnerImport(at("www", "src", path), {
    logLevel: "error",
    resolve: { alias },
  });
  return module;
}
