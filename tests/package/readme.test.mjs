// Every fence of the README runs, is compiled, or names commands that exist; one of an unknown language fails.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "./packed.mjs";
import { fences } from "./readme.mjs";
import { compileModule, everyCommandExists, everyImportExists, runModule } from "./samples.mjs";

const { Server } = await importFile("index.js");
const readme = readFileSync(at("README.md"), "utf8");
const found = fences(readme);

/** What is done with a fence of each language. */
const CHECKS = {
  js: runModule,
  ts: compileModule,
  html: everyImportExists,
  sh: everyCommandExists,
  corefile: boots,
  json: ({ code }) => void JSON.parse(code),
  rust: isDocTest,
  text: ({ code }) => assert.ok(code.trim().length > 0),
};

for (const fence of found) {
  test(`line ${fence.line}, ${fence.language}`, () => {
    assert.ok(CHECKS[fence.language], `no check for a fence of language "${fence.language}"; there are ${Object.keys(CHECKS).join(", ")}`);
    return CHECKS[fence.language](fence);
  });
}

test("the example of examples/ boots", () => boots({ code: readFileSync(at("examples", "Corefile"), "utf8") }));

test("every fence was found, and the package's own example is among them", () => {
  assert.equal(found.length * 2, readme.split("\n").filter((line) => line.startsWith("```")).length);
  assert.ok(found.some(({ language, code }) => language === "js" && code.includes('from "multivalue"')));
});

/** Makes a server as it stands, with the examples as the files that it may name, and no warnings. */
function boots({ code }) {
  const files = (name) => readFileSync(at("examples", name), "utf8");
  assert.deepEqual(Server.check(code, { files }), []);
  const server = Server.fromCorefile(code, { files });
  assert.ok(server.zones.length > 0);
  server.free();
}

/** Rust runs as a doctest of the crate, which must include the README for that. */
function isDocTest() {
  assert.match(readFileSync(at("src", "lib.rs"), "utf8"), /include_str!\("\.\.\/README\.md"\)/);
}
