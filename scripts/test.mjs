// npm test: every check of the project, one step after the other, and one line that counts them.
//
// Here: the run. The steps stand in test/steps.mjs. `npm test -- WORD...` runs the steps whose names hold a word.

import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { at, root } from "./lib/paths.mjs";
import { main, tell } from "./lib/run.mjs";
import { setupTests } from "./setup.mjs";
import { judge } from "./test/judge.mjs";
import { steps } from "./test/steps.mjs";

async function testAll() {
  const chosen = choose(process.argv.slice(2));
  const results = [];
  if (!(await prepare(results))) return report(results);
  for (const step of chosen) results.push(await runStep(step));
  report(results);
}

/** Without what the steps need none of them is run, and that is one failure. */
async function prepare(results) {
  try {
    await setupTests();
    return true;
  } catch (error) {
    tell(error);
    results.push({
      step: { name: "set-up", advice: error.advice ?? "" },
      passed: 0,
      failed: 1,
      problem: error.message,
    });
    return false;
  }
}

function choose(words) {
  const chosen = steps.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length > 0) return chosen;
  throw new Error(
    `no step is named ${words.join(" or ")}; there are: ${steps.map(({ name }) => name).join(", ")}`,
  );
}

async function runStep(step) {
  console.log(`\n--- ${step.name}`);
  const start = performance.now();
  const { code, output } = await execute(step);
  const result = judge(step, code, output);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `--- ${step.name}: ${result.problem ?? "ok"} (${result.passed} passed, ${result.failed} failed, ${seconds} s)`,
  );
  return { ...result, step };
}

/** Runs the step's program with its output shown, and kept in target/test-logs. */
async function execute({ name, run: [program, ...args], env }) {
  const chunks = [];
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      chunks.push(chunk);
      process.stdout.write(chunk);
    });
  }
  const code = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (status, signal) => resolve(status ?? signal));
  });
  const output = Buffer.concat(chunks).toString();
  keep(name, output);
  return { code, output };
}

function keep(name, output) {
  mkdirSync(at(LOGS), { recursive: true });
  writeFileSync(at(LOGS, `${name.replaceAll(" ", "-")}.log`), output);
}

function report(results) {
  const broken = results.filter(({ problem }) => problem);
  if (broken.length > 0) console.log(`\nWhat to do (full output in ${LOGS}):`);
  for (const { step, problem } of broken) console.log(`- ${step.name}: ${problem}. ${step.advice}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

const LOGS = "target/test-logs";

await main(testAll);
