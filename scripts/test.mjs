// npm test: every check of the project, two at a time, and one line that counts them.
//
// Here: the run. The steps stand in test/steps.mjs. `npm test -- WORD...` runs the steps whose names hold a word, after
// those that they need. The output of a step is printed when it ends.

import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { at, root } from "./lib/paths.mjs";
import { during, secondsSince } from "./lib/progress.mjs";
import { main } from "./lib/run.mjs";
import { judge } from "./test/judge.mjs";
import { schedule } from "./test/schedule.mjs";
import { steps as declared, LONGEST } from "./test/steps.mjs";

async function testAll() {
  report(await schedule(choose(process.argv.slice(2)), AT_ONCE, runStep));
}

function choose(words) {
  const chosen = steps.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0)
    throw new Error(
      `no step is named ${words.join(" or ")}; there are: ${steps.map(({ name }) => name).join(", ")}`,
    );
  const names = new Set(chosen.flatMap((step) => [step.name, ...neededBy(step)]));
  const longest = ({ name }) => LONGEST.includes(name);
  return [...steps.filter(longest), ...steps.filter((step) => !longest(step))].filter(({ name }) =>
    names.has(name),
  );
}

function neededBy({ needs }) {
  return needs.flatMap((name) => [name, ...neededBy(steps.find((step) => step.name === name))]);
}

async function runStep(step) {
  const start = performance.now();
  const { code, output } = await during(step.name, () => execute(step));
  keep(step.name, output);
  const result = judge(step, code, output);
  console.log(
    `\n--- ${step.name}\n${output}--- ${step.name}: ${result.problem ?? "ok"} (${result.passed} passed, ${result.failed} failed, ${secondsSince(start)} s)`,
  );
  return result;
}

/** The exit code and the output of the step's program. */
async function execute({ run: [program, ...args], env }) {
  const chunks = [];
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => chunks.push(chunk));
  }
  const code = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (status, signal) => resolve(status ?? signal));
  });
  return { code, output: Buffer.concat(chunks).toString() };
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

const steps = declared.map((step) => ({ needs: ["build"], ...step }));

/** On two cores, two that mostly compute; a step that waits for a clock leaves its core to the other. */
const AT_ONCE = 2;
const LOGS = "target/test-logs";

await main(testAll);
