// The conformance table: each fact about Route 53 and the DNS with its source, its standing and the tests that prove it.
//
// A file of tests/cases/ is one fact with its test; facts that are proven elsewhere stand in elsewhere.json, with
// tests as "file: name", or "file: name > text" where the test holds that text among others. Of a name that is made
// from several parts the last is enough.

import { readdirSync, readFileSync } from "node:fs";
import { at } from "../../scripts/lib/paths.mjs";

/** All facts by area: `{ fact, standing, source, tests: [{ file, name, text? }] }`. */
export function areas() {
  const elsewhere = JSON.parse(readFileSync(new URL("elsewhere.json", import.meta.url), "utf8"));
  const read = (facts) =>
    facts.map(({ tests, ...fact }) => ({ ...fact, tests: tests.map(readTest) }));
  return [
    { area: "Cases", facts: caseFacts() },
    ...elsewhere.map(({ area, facts }) => ({ area, facts: read(facts) })),
  ];
}

/** The document that shows them. */
export function document(areas) {
  const tables = areas.map(({ area, facts }) =>
    [`## ${area}`, "", ...(INTRODUCTIONS[area] ?? []), ...COLUMNS, ...facts.map(line)].join("\n"),
  );
  return `${HEAD}\n\n${summary(areas)}\n\n${tables.join("\n\n")}\n`;
}

/** How many facts stand on what. */
export function summary(areas) {
  const facts = areas.flatMap(({ facts }) => facts);
  const of = (wanted) => facts.filter(({ standing }) => standing === wanted).length;
  const standings = [
    `${of("documented")} documented or recorded`,
    `${of("derived")} derived from those`,
    `${of("recommended")} recommended where nothing public says it`,
  ];
  return `${facts.length} facts: ${standings.join(", ")}.`;
}

/** What is wrong with a fact: no source, a standing that is none, no test, or a test that is not there. */
export function faults({ fact, standing, source, tests }) {
  const said = [];
  if (!fact || !source) said.push("has no words or no source");
  if (!STANDINGS.includes(standing)) said.push(`has the standing "${standing}"`);
  if (tests.length === 0) said.push("has no test");
  for (const test of tests.filter((test) => !exists(test)))
    said.push(`names a test that is not there: ${Object.values(test).join(": ")}`);
  return said.map((what) => `"${fact}" ${what}`);
}

function caseFacts() {
  const files = readdirSync(at("tests", "cases")).filter((file) => file.endsWith(".json"));
  const facts = files.map((file) => {
    const { id, title, standing, source } = JSON.parse(
      readFileSync(at("tests", "cases", file), "utf8"),
    );
    return {
      id,
      fact: title,
      standing,
      source,
      tests: [{ file: `tests/cases/${file}`, name: id }],
    };
  });
  return facts.sort((one, other) => one.id.localeCompare(other.id, "en", { numeric: true }));
}

function readTest(spelt) {
  const [, file, name, text] = /^(\S+): (.+?)(?: > (.+))?$/.exec(spelt) ?? [undefined, spelt];
  return text === undefined ? { file, name } : { file, name, text };
}

function exists({ file, name, text }) {
  let source;
  try {
    source = readFileSync(at(file), "utf8");
  } catch {
    return false;
  }
  const [, kind] = /\.(\w+)$/.exec(file);
  return HAS_TEST[kind](source, name) && (text === undefined || source.includes(`"${text}"`));
}

/** How a test of a name is known in a file of each kind. */
const HAS_TEST = {
  json: (source, id) => JSON.parse(source).id === id,
  mjs: (source, name) =>
    [...source.matchAll(/\btest\((["`])(.*?)\1/g)].some(
      ([, , title]) => title === name || title.endsWith(`}: ${name}`),
    ),
  py: (source, name) => name.startsWith("test_") && source.includes(`def ${name}(self`),
  rs: (source, name) => new RegExp(`#\\[test\\]\\s+fn ${name}\\(`).test(source),
};

function line({ id, fact, standing, source, tests }) {
  const cells = [id ? `${id}. ${fact}` : fact, standing, source, tests.map(link).join(", ")];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function link({ file, name, text }) {
  const words = text ?? name.replaceAll("_", " ");
  return `[${words}](../${file})`;
}

const STANDINGS = ["documented", "derived", "recommended"];
const COLUMNS = ["| Fact | Standing | Source | Test |", "|---|---|---|---|"];
const INTRODUCTIONS = {
  Cases: [
    "One file each, through [Rust](../tests/cases.rs) and through the [npm package](../tests/cases.test.mjs).",
    "",
  ],
};
const HEAD = `<!-- Written by tests/conformance/conformance.test.mjs: UPDATE_CONFORMANCE=1 node --test tests/conformance/ -->

# Conformance

What is known of Route 53, who says so, and the test that shows it here. Nothing was tested against AWS by this project; \`documented\` is what AWS or an RFC
says, or an answer of the service that somebody has recorded.`;
