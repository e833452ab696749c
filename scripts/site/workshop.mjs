// What the pages are made with: the package just built, the example zones, the grammar of Corefiles, the look, and the
// element's own words, so that a still picture says what the live one says.

import { readFileSync } from "node:fs";
import { runnerImport } from "vite";
import { at } from "../lib/paths.mjs";
import { readGrammar } from "./grammar.mjs";

export async function openWorkshop() {
  const { Server, Zone } = await import(at("dist", "index.js"));
  const { PRESETS: zones } = await source("model/presets.ts");
  const { initialState, withSource } = await source("model/state.ts");
  const { sentenceOf } = await source("model/sentence.ts");
  const { tokens } = await source("styles/tokens.ts");
  const grammar = readGrammar(readFileSync(at("README.md"), "utf8"));
  return { Server, Zone, zones, grammar, tokens: forPages(tokens.cssText), initialState, withSource, sentenceOf };
}

/** The element's colours and measures, for a page that has them at its root. */
function forPages(css) {
  return css.replace(/:host\(\[theme=("\w+")\]\)/g, ":root[data-theme=$1]").replaceAll(":host", ":root");
}

async function source(path) {
  const { module } = await runnerImport(at("www", "src", path), { logLevel: "error" });
  return module;
}
