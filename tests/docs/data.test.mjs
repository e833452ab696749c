// The parts of docs/ that are written from docs/data/ are what the data say.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { documents, RENDERERS, withData } from "../../scripts/docs.mjs";
import { at } from "../../scripts/lib/paths.mjs";

const textOf = (name) => readFileSync(at("docs", name), "utf8");

for (const name of documents) {
  test(`${name} is what npm run docs writes`, () =>
    assert.equal(textOf(name), withData(textOf(name))));
}

test("every file of docs/data/ is in a document", () => {
  const files = readdirSync(at("docs", "data")).map((name) => `data/${name}`);
  assert.deepEqual(Object.keys(RENDERERS).sort(), files.sort());
  for (const file of files)
    assert.ok(
      documents.some((name) => textOf(name).includes(`<!-- from ${file} -->\n`)),
      file,
    );
});

test("a changed part is seen", () => {
  const [line] = textOf("hosts.md")
    .split("\n")
    .filter((text) => text.startsWith("| Deno"));
  const changed = textOf("hosts.md").replace(line, "| Deno | import | 0.0.0 |");
  assert.notEqual(changed, withData(changed));
  assert.throws(
    () => withData("<!-- from data/none.json -->\n<!-- end -->"),
    /no data "data\/none.json"/,
  );
});
