// Every link between the documents of the repository leads to a file, and every anchor to a heading.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { documents } from "../../scripts/docs.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { slug } from "../../scripts/site/markdown.mjs";
import { PAGES } from "../../scripts/site/pages.mjs";

const FILES = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "www/README.md",
  ...documents.map((name) => `docs/${name}`),
];

test("every link leads somewhere", () => {
  const links = FILES.flatMap((file) =>
    linksOf(readFileSync(at(file), "utf8")).map((link) => ({ file, link })),
  );
  assert.ok(links.length > 200, `${links.length} links`);
  assert.deepEqual(
    links.filter(({ file, link }) => !leads(file, link)),
    [],
  );
});

test("a link that leads nowhere is seen", () => {
  assert.ok(leads("README.md", "docs/odds.md#is-the-draw-fair"));
  for (const wrong of ["docs/none.md", "docs/odds.md#none", "#none"])
    assert.ok(!leads("README.md", wrong), wrong);
});

test("every document is a page of the site, in one section", () => {
  assert.deepEqual(PAGES.map(({ file }) => file).sort(), [...documents].sort());
});

test("the README leads to the guides and references", () => {
  const links = linksOf(readFileSync(at("README.md"), "utf8"));
  for (const name of [
    "playground",
    "javascript",
    "command-line",
    "embed",
    "dns-server",
    "health",
    "rust",
    "odds",
    "glossary",
    "limits",
    "api",
    "corefile",
    "hosts",
    "verification",
  ])
    assert.ok(links.includes(`docs/${name}.md`), name);
});

function linksOf(text) {
  return [...text.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/(?<!`)\]\(([^)\s]+)\)/g)].map(
    ([, link]) => link,
  );
}

/** A symbol of the API reference is checked on the site. */
function leads(file, link) {
  const [path, anchor] = link.split("#");
  const target = path ? join(dirname(file), path) : file;
  if (!existsSync(at(target))) return false;
  return (
    !anchor ||
    target === "docs/api.md" ||
    headingsOf(readFileSync(at(target), "utf8")).includes(anchor)
  );
}

function headingsOf(text) {
  return [...text.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.*)$/gm)].map(([, words]) =>
    slug(words),
  );
}
