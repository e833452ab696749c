// Every fence of the README and of docs/ runs, boots, or is rendered as on the site; one of an unknown language fails.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { documents } from "../../scripts/docs.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { openContext } from "../../scripts/site/context.mjs";
import { messagesOf } from "../../scripts/site/corefile.mjs";
import { fencesOf } from "../../scripts/site/fences.mjs";
import { importFile, packedFile } from "../package/packed.mjs";
import { fences } from "./fences.mjs";
import {
  appWithExamples,
  commandsRun,
  compileModule,
  everyImportExists,
  runModule,
} from "./samples.mjs";

const { Server } = await importFile("index.js");
const renderers = fencesOf(await openContext());

/** What is done with a fence, by its words. */
const CHECKS = {
  js: runModule,
  ts: compileModule,
  rust: isAnExample,
  sh: commandsRun,
  json: ({ code }) => void JSON.parse(code),
  text: ({ code }) => assert.ok(code.trim().length > 0),
  corefile: boots,
  "corefile wrong": isRefused,
  html: everyImportExists,
  // Browser code: tests/site runs it in its page.
  "js page": namesTheElement,
  "html live": namesTheElement,
  md: namesTheElement,
  mdx: namesTheElement,
  css: namesTheElement,
  // Parts that the site makes.
  synopsis: isRendered,
  options: isRendered,
  picture: isRendered,
  table: isRendered,
  entry: isRendered,
};

const files = ["README.md", ...documents.map((name) => join("docs", name))];
let ran = 0;

for (const file of files) {
  for (const fence of fences(readFileSync(at(file), "utf8"))) {
    test(`${file}, line ${fence.line}, ${fence.language}`, async () => {
      assert.ok(
        CHECKS[fence.language],
        `no check for a fence of language "${fence.language}"; there are ${Object.keys(CHECKS).join(", ")}`,
      );
      await CHECKS[fence.language]({ ...fence, file });
      ran += 1;
    });
  }
}

test("every fence was found and ran", () => {
  const marks = files.flatMap((file) =>
    readFileSync(at(file), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("```")),
  );
  assert.equal(ran, marks.length / 2);
  assert.ok(ran >= LEAST_FENCES, `${ran}`);
});

test("the README shows the package's own example, and the picture", () => {
  const readme = readFileSync(at("README.md"), "utf8");
  assert.ok(
    fences(readme).some(
      ({ language, code }) => language === "js" && code.includes('from "multivalue"'),
    ),
  );
  assert.match(readme, /!\[[^\]]+\]\(examples\/histogram\.svg\)/);
  assert.ok(readme.split("\n").length <= MOST_README_LINES);
});

test("the example of examples/ boots", () =>
  boots({ code: readFileSync(at("examples", "Corefile"), "utf8"), file: "examples/Corefile" }));

test("the import that the embed guide shows does nothing where there is no DOM", () => {
  const printed = execFileSync(
    process.execPath,
    ["--input-type=module", "-e", 'import "multivalue/element"; console.log("imported")'],
    { cwd: appWithExamples(), encoding: "utf8" },
  );
  assert.equal(printed, "imported\n");
});

/** Makes a server, and the command line accepts it too. The reference has examples that give warnings. */
function boots({ code, file }) {
  const options = { files: (name) => readFileSync(at("examples", name), "utf8") };
  const warnings = Server.check(code, options);
  if (file !== "docs/corefile.md") assert.deepEqual(warnings, []);
  const server = Server.fromCorefile(code, options);
  assert.equal(server.zones.length > 0, /\bmultivalue\b/.test(code));
  server.free();
  const { status, stderr } = checked(code);
  assert.equal(status, 0, stderr);
}

/** The command line ends with 1 and says what the page shows below it. */
function isRefused({ code }) {
  const { status, stderr } = checked(code);
  assert.equal(status, 1);
  const shown = messagesOf(code, Server);
  assert.match(shown, /^Corefile:\d+:\d+: \S/);
  assert.ok(stderr.includes(shown), `${stderr}\nand the page: ${shown}`);
}

/** `multivalue check Corefile` with the example zones beside it. */
function checked(code) {
  const app = appWithExamples();
  writeFileSync(join(app, "Corefile"), code);
  return spawnSync(process.execPath, [packedFile("dist", "cli", "main.js"), "check", "Corefile"], {
    cwd: app,
    encoding: "utf8",
  });
}

/** It is the code of a file of examples/, which tests/examples.rs runs. */
function isAnExample({ code }) {
  const examples = readdirSync(at("examples")).filter((name) => name.endsWith(".rs"));
  assert.ok(
    examples.some((name) => readFileSync(at("examples", name), "utf8").includes(code)),
    "no file of examples/ has this code",
  );
}

/** Code of a page names the element, or is written for it. */
function namesTheElement({ code }) {
  assert.match(code, /multivalue-playground|playground\.|shown\./);
}

function isRendered({ language, code }) {
  assert.match(renderers[language](code, []), /^<(?:p|div|figure|ul)\b[\s\S]{50,}/);
}

/** So many were there when this was written: fewer means that a document was lost. */
const LEAST_FENCES = 115;
const MOST_README_LINES = 150;
