// docs/CONFORMANCE.md says what the tests prove, and nothing else.
//
// UPDATE_CONFORMANCE=1 writes it anew.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { areas, document, faults } from "./table.mjs";

const all = areas();
const facts = all.flatMap(({ facts }) => facts);
const update = process.env.UPDATE_CONFORMANCE === "1";
const ADVICE = "UPDATE_CONFORMANCE=1 node --test tests/conformance/, and commit what it writes";

test("every fact has a source, a standing, and tests that are there", () => {
  assert.ok(facts.length >= LEAST_FACTS, `only ${facts.length} facts were found`);
  assert.deepEqual(facts.flatMap(faults), []);
});

test("no fact stands twice", () => {
  const words = facts.map(({ fact }) => fact);
  assert.deepEqual(
    words.filter((word, index) => words.indexOf(word) !== index),
    [],
  );
});

test("the document is what the facts say", () => same("docs/CONFORMANCE.md", () => document(all)));

test("a fact that nothing proves is seen", () => {
  const good = {
    fact: "f",
    standing: "derived",
    source: "s",
    tests: [{ file: "tests/draws.rs", name: "an_unfair_draw_is_seen" }],
  };
  assert.deepEqual(faults(good), []);
  const bad = [
    { ...good, tests: [] },
    { ...good, source: "" },
    { ...good, standing: "believed" },
    { ...good, tests: [{ file: "tests/gone.rs", name: "an_unfair_draw_is_seen" }] },
    { ...good, tests: [{ file: "tests/draws.rs", name: "an_unfair_draw" }] },
    { ...good, tests: [{ file: "tests/draws.rs", name: "zone" }] },
    {
      ...good,
      tests: [
        { file: "tests/batches/main.rs", name: "random_batches", text: "a rule that is none" },
      ],
    },
    { ...good, tests: [{ file: "tests/python/test_moto.py", name: "test_gone" }] },
    { ...good, tests: [{ file: "tests/conformance/conformance.test.mjs", name: "gone" }] },
  ];
  for (const fact of bad) assert.equal(faults(fact).length, 1, JSON.stringify(fact));
});

/** Compares a file with what it should be, or writes it. */
function same(file, wanted) {
  if (update) {
    mkdirSync(at("docs"), { recursive: true });
    writeFileSync(at(file), wanted());
  }
  assert.equal(readFileSync(at(file), "utf8"), wanted(), ADVICE);
}

/** So many stood here when this was written: fewer means that some were not found. */
const LEAST_FACTS = 145;
