// Every fence of the README runs, is compiled, or names commands that exist; one of an unknown language fails.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile, newApp, packedFile } from "./packed.mjs";
import { fences } from "./readme.mjs";

const { Server } = await importFile("index.js");
const readme = readFileSync(at("README.md"), "utf8");
const found = fences(readme);
const { scripts } = JSON.parse(readFileSync(at("package.json"), "utf8"));

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

/** Runs with the package installed and the examples beside it; a line `// => text` must be what the run prints. */
function runModule({ code }) {
  const app = appWithExamples();
  writeFileSync(join(app, "example.mjs"), code);
  const printed = execFileSync(process.execPath, ["example.mjs"], { cwd: app, encoding: "utf8" });
  for (const [, promised] of code.matchAll(/\/\/ => (.*)$/gm)) assert.ok(printed.includes(promised), `printed no "${promised}":\n${printed}`);
}

function compileModule({ code }) {
  const app = appWithExamples();
  writeFileSync(join(app, "example.ts"), `${code}\nexport {};\n`);
  const args = [at("node_modules", "typescript", "bin", "tsc"), "--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "example.ts"];
  execFileSync(process.execPath, args, { cwd: app, encoding: "utf8" });
}

/** Makes a server as it stands, with the examples as the files that it may name, and no warnings. */
function boots({ code }) {
  const files = (name) => readFileSync(at("examples", name), "utf8");
  assert.deepEqual(Server.check(code, { files }), []);
  const server = Server.fromCorefile(code, { files });
  assert.ok(server.zones.length > 0);
  server.free();
}

function everyImportExists({ code }) {
  for (const [, file] of code.matchAll(/["'][^"']*multivalue(\/dist\/[^"']+)["']/g)) readFileSync(packedFile(file));
}

/** npm scripts that package.json has; other programs must be ones that a reader is expected to have. */
function everyCommandExists({ code }) {
  const lines = code.split("\n").map((line) => line.replace(/#.*$/, "").trim()).filter(Boolean);
  assert.ok(lines.length > 0);
  for (const line of lines) assert.ok(commandExists(line), `"${line}" names no script of package.json and no known program`);
}

function commandExists(line) {
  const script = /^npm (?:run )?(\S+)/.exec(line)?.[1];
  if (script && line.startsWith("npm run")) return script in scripts;
  if (script) return script in scripts || NPM_COMMANDS.includes(script);
  return PROGRAMS.includes(line.split(" ")[0]);
}

/** Rust runs as a doctest of the crate, which must include the README for that. */
function isDocTest() {
  assert.match(readFileSync(at("src", "lib.rs"), "utf8"), /include_str!\("\.\.\/README\.md"\)/);
}

function appWithExamples() {
  const app = newApp();
  for (const file of readdirSync(at("examples")).filter((name) => name.endsWith(".json"))) copyFileSync(at("examples", file), join(app, file));
  return app;
}

const NPM_COMMANDS = ["install", "i", "ci"];
const PROGRAMS = ["aws", "cargo", "curl", "git", "npx"];
