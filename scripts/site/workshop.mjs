// What the pages are made with: the package just built, the example zones, the grammar of Corefiles, the look, and the
// element's own derivation, so that a still picture says what the live one says.

import { readFileSync } from "node:fs";
import { runnerImport } from "vite";
import { at } from "../lib/paths.mjs";
import { readGrammar } from "./grammar.mjs";

export async function openWorkshop() {
  const { Server, Zone } = await import(at("dist", "index.js"));
  const { initialState } = await source("model/example.ts");
  const { PRESETS: zones } = await source("model/presets.ts");
  const { tokens } = await source("ui/styles.ts");
  const grammar = readGrammar(readFileSync(at("README.md"), "utf8"));
  return { Server, Zone, zones, grammar, tokens: forPages(tokens), initialState, ...(await elementParts()) };
}

/** From a state to its outcome, and the words for it. */
async function elementParts() {
  const { withSource } = await source("model/state.ts");
  const { sentenceOf } = await source("features/records/rule.ts");
  const { columnsOf, summaryOf } = await source("features/compare/model.ts");
  const { endpointsOf, underPolicy } = await source("engine/simulate.ts");
  const { requestOf } = await source("app/query-runner.ts");
  const { outcomeOf } = await source("prerender.ts");
  return { withSource, sentenceOf, columnsOf, summaryOf, endpointsOf, underPolicy, outcomeOf: (state) => outcomeOf(requestOf(state)) };
}

/** The element's colours and measures, for a page that has them at its root. */
function forPages(css) {
  return css.replace(/:host\(\[theme=("\w+")\]\)/g, ":root[data-theme=$1]").replaceAll(":host", ":root");
}

async function source(path) {
  const alias = [{ find: /^multivalue$/, replacement: at("dist", "index.js") }];
  const { module } = await runnerImport(at("www", "src", path), { logLevel: "error", resolve: { alias } });
  return module;
}
