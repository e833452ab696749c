// What is done with a fence of each language in a document: it runs, is compiled, or names what there is.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";
import { steps } from "../../scripts/test/steps.mjs";
import { newApp, packedFile } from "../package/packed.mjs";

/** Runs with the package installed and the examples beside it; a line `// => text` must be what the run prints. */
export function runModule({ code }) {
  const app = appWithExamples();
  writeFileSync(join(app, "example.mjs"), code);
  const printed = execFileSync(process.execPath, ["example.mjs"], { cwd: app, encoding: "utf8" });
  for (const [, promised] of code.matchAll(/\/\/ => (.*)$/gm))
    assert.ok(printed.includes(promised), `printed no "${promised}":\n${printed}`);
}

export function compileModule({ code }) {
  const app = appWithExamples();
  writeFileSync(join(app, "example.ts"), `${code}\nexport {};\n`);
  const args = [
    at("node_modules", "typescript", "bin", "tsc"),
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "example.ts",
  ];
  execFileSync(process.execPath, args, { cwd: app, encoding: "utf8" });
}

export function everyImportExists({ code }) {
  for (const [, file] of code.matchAll(/["'][^"']*multivalue(\/dist\/[^"']+)["']/g))
    readFileSync(packedFile(file));
}

/** Commands of the package run; npm scripts, steps and examples are there; other programs are ones that a reader is expected to have. */
export async function commandsRun({ code }) {
  const lines = code
    .split("\n")
    .map((line) => line.replace(/ *#.*$/, "").trim())
    .filter(Boolean);
  assert.ok(lines.length > 0);
  for (const line of lines) {
    const [program, ...args] = line.split(" ");
    assert.ok(PROGRAMS[program], `"${line}" is of no known program`);
    await PROGRAMS[program](args, line);
  }
}

/** An application with the package installed, the examples in its folder, and a Corefile whose server probes nothing. */
export function appWithExamples() {
  const app = newApp();
  cpSync(at("examples"), app, { recursive: true });
  writeFileSync(
    join(app, "Corefile"),
    "example.com {\n    multivalue {\n        simple www A 60 192.0.2.1\n    }\n}\n",
  );
  writeFileSync(join(app, "token"), "replace-me-by-a-secret\n");
  return app;
}

function npm([command, name], line) {
  const script = command === "run" ? name : command;
  assert.ok(
    script in scripts || NPM_COMMANDS.includes(script),
    `"${line}" names no script of package.json`,
  );
  const named = line.includes(" -- ") ? line.split(" -- ")[1].match(/[^\s"]+|"[^"]+"/g) : [];
  for (const step of named)
    assert.ok(
      steps.some((each) => each.name.includes(step.replaceAll('"', ""))),
      `npm test has no step ${step}`,
    );
}

function cargo(args, line) {
  const example = args[args.indexOf("--example") + 1];
  if (args.includes("--example")) assert.ok(existsSync(at("examples", `${example}.rs`)), line);
}

function npx([command, ...args], line) {
  assert.equal(command, "multivalue", line);
  return args[0] === "serve" ? served(args, line) : ended(args, line);
}

async function ended(args, line) {
  const { code, output } = await run(args);
  assert.equal(code, 0, `${line}\n${output}`);
  assert.ok(output.trim().length > 0, line);
}

/** Any free port will do; it prints a `dig` line, and ends when it is told to. */
async function served(args, line) {
  const anyPort = args.map((arg) => arg.replace(/^(127\.0\.0\.1):\d+$/, "$1:0"));
  const { code, output } = await run(
    anyPort.includes("--listen") ? anyPort : [...anyPort, "--listen", "127.0.0.1:0"],
    /^.*dig @/m,
  );
  assert.equal(code, 0, `${line}\n${output}`);
  assert.match(output, /dig @/, line);
}

/** The exit code and what was printed; a program that prints `until` is ended then. */
function run(args, until) {
  const child = spawn(process.execPath, [packedFile("dist", "cli", "main.js"), ...args], {
    cwd: appWithExamples(),
  });
  let output = "";
  const keep = (chunk) => {
    output += chunk;
    if (until?.test(output)) child.kill("SIGTERM");
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((resolve, reject) =>
    child.on("error", reject).on("close", (code) => resolve({ code, output })),
  );
}

const { scripts } = JSON.parse(readFileSync(at("package.json"), "utf8"));
const NPM_COMMANDS = ["install", "i", "ci"];
const there = () => {};
const PROGRAMS = { aws: there, cargo, curl: there, git: there, npm, npx };
