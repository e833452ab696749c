// Every sample of the documents runs, boots, or names what there is; one of an unknown language fails.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { saidOf } from "../../scripts/site/corefile.mjs";
import { importFile, packedFile } from "../package/packed.mjs";
import { fences } from "../package/readme.mjs";
import { appWithExamples, everyCommandExists, everyImportExists, runModule } from "../package/samples.mjs";

/** What is done with a fence; those of the generator stand for what it makes, which other tests look at. */
const CHECKS = {
  js: runModule,
  "js page": namesTheElement,
  "html live": namesTheElement,
  html: everyImportExists,
  md: namesTheElement,
  mdx: namesTheElement,
  css: namesTheElement,
  sh: everyCommandExists,
  text: ({ code }) => assert.ok(code.trim().length > 0),
  corefile: ({ code }) => assert.deepEqual(checked(code).status, 0, checked(code).stderr),
  "corefile wrong": isRefused,
};
const MADE = ["synopsis", "options", "picture", "table", "entry"];

const { Server } = await importFile("index.js");
const documents = readdirSync(at("www", "site")).filter((name) => name.endsWith(".md"));

for (const name of documents) {
  const text = readFileSync(at("www", "site", name), "utf8");
  for (const fence of fences(text).filter(({ language }) => !MADE.includes(language))) {
    test(`${name}, line ${fence.line}, ${fence.language}`, () => {
      assert.ok(CHECKS[fence.language], `no check for a fence of language "${fence.language}"; there are ${Object.keys(CHECKS).join(", ")}`);
      return CHECKS[fence.language](fence);
    });
  }

  test(`${name}: every fence was found`, () => {
    assert.equal(fences(text).length * 2, text.split("\n").filter((line) => line.startsWith("```")).length);
  });
}

test("the import that the embed guide shows does nothing where there is no DOM", () => {
  const app = appWithExamples();
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", 'import "multivalue/element"; console.log("imported")'], { cwd: app, encoding: "utf8" });
  assert.equal(printed, "imported\n");
});

/** Code of a page names the element, or is written for it. */
function namesTheElement({ code }) {
  assert.match(code, /multivalue-playground|playground\.|shown\./);
}

/** The command line ends with 1 and says what the page shows below it. */
function isRefused({ code }) {
  const { status, stderr } = checked(code);
  assert.equal(status, 1);
  const shown = saidOf(code, Server);
  assert.match(shown, /^Corefile:\d+:\d+: \S/);
  assert.ok(stderr.includes(shown), `${stderr}\nand the page: ${shown}`);
}

/** `multivalue check Corefile` with the example zones beside it. */
function checked(code) {
  const app = appWithExamples();
  writeFileSync(join(app, "Corefile"), code);
  return spawnSync(process.execPath, [packedFile("dist", "cli", "main.js"), "check", "Corefile"], { cwd: app, encoding: "utf8" });
}
