// What becomes of the fences of a page, by their first word: code, live embeds with their code, tables and references.

import { entrySection } from "./api.mjs";
import { codeBlock } from "./code.mjs";
import { checked, options, synopsis } from "./corefile.mjs";
import { liveExample, picture } from "./embeds.mjs";
import { TABLES } from "./odds.mjs";
import { tableOf } from "./tables.mjs";

export function fencesOf(context) {
  const plain = (language) => [language, (code) => codeBlock(code, language)];
  return {
    ...Object.fromEntries(
      ["js", "ts", "rust", "sh", "json", "text", "md", "mdx", "css"].map(plain),
    ),
    html: (code, [live]) =>
      live === "live" ? liveExample(code, context) : codeBlock(code, "html"),
    corefile: (code, [wrong]) => checked(code, wrong === "wrong", context),
    synopsis: (words) => synopsis(words.trim(), context.grammar),
    options: (text) => options(text, context.grammar),
    picture: (text) => picture(settings(text), context),
    table: (name) => tableOf({ ...TABLES, tokens }[name.trim()](context)),
    entry: (name) => entrySection(context.api[name.trim()]),
  };
}

/** The custom properties of the element. */
function tokens({ tokens: css }) {
  return {
    columns: ["Property", "Default"],
    rows: [...css.matchAll(/: var\((--multivalue-[\w-]+), (.*)\);/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  };
}

/** Lines `name: value`. */
function settings(text) {
  return Object.fromEntries(
    text
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
}
