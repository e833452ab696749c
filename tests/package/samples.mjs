// What is done with a fence of each language in a document: it runs, is compiled, or names what there is.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";
import { newApp, packedFile } from "./packed.mjs";

/** Runs with the package installed and the examples beside it; a line `// => text` must be what the run prints. */
export function runModule({ code }) {
  const app = appWithExamples();
  writeFileSync(join(app, "example.mjs"), code);
  const printed = execFileSync(process.execPath, ["example.mjs"], { cwd: app, encoding: "utf8" });
  for (const [, promised] of code.matchAll(/\/\/ => (.*)$/gm)) assert.ok(printed.includes(promised), `printed no "${promised}":\n${printed}`);
}

export function compileModule({ code }) {
  const app = appWithExamples();
  writeFileSync(join(app, "example.ts"), `${code}\nexport {};\n`);
  const args = [at("node_modules", "typescript", "bin", "tsc"), "--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "example.ts"];
  execFileSync(process.execPath, args, { cwd: app, encoding: "utf8" });
}

export function everyImportExists({ code }) {
  for (const [, file] of code.matchAll(/["'][^"']*multivalue(\/dist\/[^"']+)["']/g)) readFileSync(packedFile(file));
}

/** npm scripts that package.json has; other programs must be ones that a reader is expected to have. */
export function everyCommandExists({ code }) {
  const lines = code.split("\n").map((line) => line.replace(/#.*$/, "").trim()).filter(Boolean);
  assert.ok(lines.length > 0);
  for (const line of lines) assert.ok(commandExists(line), `"${line}" names no script of package.json and no known program`);
}

/** An application with the package installed and the example zones in its folder. */
export function appWithExamples() {
  const app = newApp();
  for (const file of readdirSync(at("examples")).filter((name) => name.endsWith(".json"))) copyFileSync(at("examples", file), join(app, file));
  return app;
}

function commandExists(line) {
  const script = /^npm (?:run )?(\S+)/.exec(line)?.[1];
  if (script && line.startsWith("npm run")) return script in scripts;
  if (script) return script in scripts || NPM_COMMANDS.includes(script);
  return PROGRAMS.includes(line.split(" ")[0]);
}

const { scripts } = JSON.parse(readFileSync(at("package.json"), "utf8"));
const NPM_COMMANDS = ["install", "i", "ci"];
const PROGRAMS = ["aws", "cargo", "curl", "git", "npx"];
