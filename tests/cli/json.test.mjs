// The scanner that finds where a text stops being JSON agrees with JSON.parse on what is JSON.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as esbuild from "esbuild";
import { at } from "../../scripts/lib/paths.mjs";
import { example } from "./program.mjs";

const bundle = await esbuild.build({ entryPoints: [at("js", "cli", "json.ts")], bundle: true, format: "esm", write: false });
const { lineAndColumn, scanJson } = await import(`data:text/javascript,${encodeURIComponent(bundle.outputFiles[0].text)}`);

const MUTANTS = 20_000;

test(`${MUTANTS} mutated documents: a fault where JSON.parse throws, none where it does not`, (t) => {
  const seeds = [compact("simple"), '{"a":[1,-2.5e+3,true,false,null,"\\u00e9\\n"],"b":{}}', "[]", "0"];
  const next = generator(1);
  let faults = 0;
  for (let i = 0; i < MUTANTS; i += 1) {
    const text = mutated(seeds[i % seeds.length], next);
    const { fault } = scanJson(text);
    assert.equal(fault === undefined, isJson(text), JSON.stringify(text));
    if (fault) faults += 1;
    if (fault) assert.ok(fault.offset >= 0 && fault.offset <= text.length);
  }
  t.diagnostic(`${faults} were faulty`);
  assert.ok(faults > MUTANTS / 4 && faults < MUTANTS, `${faults} faulty ones prove little`);
});

test("a text deeper than any stack is scanned", () => {
  assert.equal(scanJson("[".repeat(1e6)).fault.offset, 1e6);
});

test("the place of a row is where its brace stands", () => {
  const text = readFileSync(example("web-tier"), "utf8");
  const { places } = scanJson(text);
  const rows = JSON.parse(text).ResourceRecordSets;
  assert.ok(rows.length > 10);
  rows.forEach((row, i) => {
    const offset = places.get(`ResourceRecordSets.${i}`);
    assert.equal(text[offset], "{");
    assert.ok(text.slice(offset).trimStart().replace(/\s+/g, "").startsWith(`{"Name":"${row.Name.replace("\\", "\\\\")}","Type":"${row.Type}"`));
  });
});

test("lines and columns count from 1", () => {
  assert.deepEqual([0, 1, 2, 3].map((offset) => lineAndColumn("a\nbc", offset)), ["1:1", "1:2", "2:1", "2:2"]);
});

/** One character dropped, doubled, replaced or put in. */
function mutated(text, next) {
  const at = next(text.length + 1);
  const character = ALPHABET[next(ALPHABET.length)];
  return text.slice(0, at) + [character, character, ""][next(3)] + text.slice(at + next(2));
}

/** Mulberry32, for texts that are the same in every run. */
function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function compact(name) {
  return JSON.stringify(JSON.parse(readFileSync(example(name), "utf8")));
}

const ALPHABET = '{}[]:,"\\ \n\t-+.0159eEtrufalsn\'/\u0000\u00a0\u00e9';
