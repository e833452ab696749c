// The test runner itself: a step that ran nothing, skipped something or broke off must fail.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cargoTest, nodeTest, oneCheck, unittest } from "../../scripts/test/counters.mjs";
import { judge } from "../../scripts/test/judge.mjs";
import { schedule } from "../../scripts/test/schedule.mjs";

const CARGO =
  "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured\n\ntest result: FAILED. 3 passed; 1 failed; 2 ignored; 0 measured\n";
const NODE = "ℹ tests 9\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\n";

const PYTHON = "Ran 7 tests in 0.5s\n\nFAILED (failures=1, errors=2, skipped=1)\n";

test("each runner's counts are read", () => {
  assert.deepEqual(unittest(PYTHON), { passed: 3, failed: 3, skipped: 1 });
  assert.deepEqual(unittest("Ran 1 test in 0.1s\n\nOK\n"), { passed: 1, failed: 0, skipped: 0 });
  assert.deepEqual(cargoTest(CARGO), { passed: 15, failed: 1, skipped: 2 });
  assert.deepEqual(nodeTest(NODE), { passed: 5, failed: 2, skipped: 2 });
  assert.deepEqual(nodeTest(NODE.replaceAll("ℹ", "\x1b[34mℹ").replaceAll("\n", "\x1b[39m\n")), {
    passed: 5,
    failed: 2,
    skipped: 2,
  });
});

const VERDICTS = [
  {
    name: "all passed",
    output: "ℹ pass 5\nℹ fail 0\n",
    code: 0,
    verdict: { passed: 5, failed: 0, problem: undefined },
  },
  {
    name: "nothing ran",
    output: "",
    code: 0,
    verdict: { passed: 0, failed: 1, problem: "ran no test" },
  },
  {
    name: "one failed",
    output: "ℹ pass 5\nℹ fail 1\n",
    code: 1,
    verdict: { passed: 5, failed: 1, problem: "1 failed" },
  },
  {
    name: "broke off",
    output: "ℹ pass 5\nℹ fail 0\n",
    code: "SIGKILL",
    verdict: { passed: 5, failed: 1, problem: "ended with SIGKILL" },
  },
  {
    name: "skipped",
    output: "ℹ pass 5\nℹ fail 0\nℹ skipped 1\n",
    code: 0,
    verdict: { passed: 5, failed: 1, problem: "1 were skipped, and nothing may be" },
  },
];

for (const { name, output, code, verdict } of VERDICTS) {
  test(`a step: ${name}`, () =>
    assert.deepEqual(judge({ count: nodeTest }, code, output), verdict));
}

test("a check without tests counts as one", () => {
  assert.deepEqual(oneCheck("", 0), { passed: 1, failed: 0 });
  assert.deepEqual(oneCheck("", 1), { passed: 0, failed: 1 });
});

test("steps start in their order, after those they need, and one at a time with one lock", async () => {
  const events = await scheduled([
    { name: "long", needs: ["build"] },
    { name: "build" },
    { name: "lint", lock: "cargo" },
    { name: "unit", lock: "cargo" },
  ]);
  assert.deepEqual(events, [
    ...["build starts", "lint starts", "build ends", "long starts", "lint ends", "unit starts"],
    ...["long ends", "unit ends"],
  ]);
});

test("a step is not run after a failure of one that it needs, and fails", async () => {
  const run = async ({ name }) => (name === "build" ? BROKEN : FINE);
  const results = await schedule(
    [{ name: "lint" }, { name: "build" }, { name: "page", needs: ["build"] }],
    1,
    run,
  );
  assert.deepEqual(
    results.map(({ step, failed, problem }) => [step.name, failed, problem]),
    [
      ["lint", 0, undefined],
      ["build", 1, "broke"],
      ["page", 1, 'was not run, since "build" failed'],
    ],
  );
});

test("a needed step that was not asked for holds nothing up", async () => {
  const [{ step }] = await schedule([{ name: "page", needs: ["build"] }], 2, async () => FINE);
  assert.equal(step.name, "page");
});

test("steps that need each other are refused", async () => {
  const steps = [
    { name: "a", needs: ["b"] },
    { name: "b", needs: ["a"] },
  ];
  await assert.rejects(
    schedule(steps, 2, async () => FINE),
    /steps need each other: a, b/,
  );
});

/** What happens to the steps where each ends in the order of its start. */
async function scheduled(steps) {
  const events = [];
  let last = Promise.resolve();
  await schedule(steps, 2, async ({ name }) => {
    events.push(`${name} starts`);
    last = last.then(() => new Promise(setImmediate)).then(() => events.push(`${name} ends`));
    await last;
    return FINE;
  });
  return events;
}

const FINE = { passed: 1, failed: 0 };
const BROKEN = { passed: 0, failed: 1, problem: "broke" };
