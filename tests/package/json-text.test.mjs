// JSON text as an argument: the same as its data, and every fault has its line and column.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { numbers } from "./mutate.mjs";
import { importFile } from "./packed.mjs";

const { Server, Zone } = await importFile("index.js");
const example = (name) => readFileSync(at("examples", `${name}.json`), "utf8");
const row = (more) => ({ Name: "www.example.com", Type: "A", TTL: 60, ResourceRecords: [{ Value: "192.0.2.1" }], ...more });
const zoneText = (...rows) => JSON.stringify({ Name: "example.com.", ResourceRecordSets: rows }, undefined, 1);
const zone = Zone.import(example("web-tier"), { seed: 42 });

test("text is the same as its data", () => {
  const [text, data] = [example("web-tier"), JSON.parse(example("web-tier"))];
  assert.deepEqual(Zone.import(text).export(), Zone.import(data).export());
  assert.equal(Server.toCorefile(text), Server.toCorefile(data));
  const { HealthChecks, ...records } = data;
  const listings = [records, { HealthChecks }];
  for (const source of [JSON.stringify(listings), listings.map((listing) => JSON.stringify(listing)), [JSON.stringify(records), { HealthChecks }]]) {
    assert.deepEqual(Zone.import(source).export(), Zone.import(listings).export());
  }
  const scenario = { name: "www.example.com", type: "A", duration: 60, events: [], seed: 7 };
  assert.deepEqual(zone.simulate(JSON.stringify(scenario)), zone.simulate(scenario));
  assert.deepEqual(zone.simulate(JSON.stringify(scenario), { seed: 8 }), zone.simulate({ ...scenario, seed: 8 }));
  const batch = { Changes: [{ Action: "UPSERT", ResourceRecordSet: row() }] };
  const [one, other] = [Zone.import(zoneText()), Zone.import(zoneText())];
  one.change(JSON.stringify(batch));
  other.change(batch);
  assert.deepEqual(one.export(), other.export());
  const [check] = data.HealthChecks;
  one.putHealthCheck(JSON.stringify(check));
  other.putHealthCheck(check);
  assert.deepEqual(one.export(), other.export());
});

const records = JSON.stringify({ ResourceRecordSets: [row()] });
const checks = '{"HealthChecks":\n [{"Id": 5}]}';
const outage = (at) => JSON.stringify({ name: "www.example.com", type: "A", duration: 60, events: [{ at, endpoint: "web-1", up: false }] }, undefined, 1);

/** What is wrong, the call, and where. */
const FAULTS = [
  ["a member", () => Zone.import(zoneText(row({ TTL: "60" }))), "TypeError", { path: "ResourceRecordSets[0].TTL", line: 7, column: 11 }],
  ["a member deep inside", () => Zone.import(zoneText(row(), row({ ResourceRecords: [{ Value: 5 }] }))), "TypeError", { path: "ResourceRecordSets[1].ResourceRecords[0].Value", line: 20, column: 15 }],
  ["behind letters of two octets", () => Zone.import('{"Name": "é", "ResourceRecordSets": 5}'), "TypeError", { path: "ResourceRecordSets", line: 1, column: 37 }],
  ["the whole", () => Zone.import(" 5"), "TypeError", { path: undefined, line: 1, column: 2 }],
  ["two listings in one text", () => Zone.import(`[${records},\n${checks}]`), "TypeError", { path: "[1].HealthChecks[0].Id", line: 3, column: 10 }],
  ["two texts", () => Zone.import([records, checks]), "TypeError", { path: "[1].HealthChecks[0].Id", line: 2, column: 10 }],
  ["text beside data", () => Zone.import([JSON.parse(records), checks]), "TypeError", { path: "[1].HealthChecks[0].Id", line: 2, column: 10 }],
  ["data beside text", () => Zone.import([records, JSON.parse(checks)]), "TypeError", { path: "[1].HealthChecks[0].Id", line: undefined, column: undefined }],
  ["a Corefile to be", () => Server.toCorefile(zoneText(row({ TTL: "60" }))), "TypeError", { path: "ResourceRecordSets[0].TTL", line: 7, column: 11 }],
  ["a batch", () => zone.change('{"Changes": [\n{"Action": 5}]}'), "TypeError", { path: "Changes[0].Action", line: 2, column: 12 }],
  ["a check", () => zone.putHealthCheck('{"Id": 5}'), "TypeError", { path: "Id", line: 1, column: 8 }],
  ["a scenario's shape", () => zone.simulate(outage("soon")), "TypeError", { path: "events[0].at", line: 7, column: 10 }],
  ["a scenario's bounds", () => zone.simulate(outage(61)), "RangeError", { path: "events[0].at", line: 7, column: 10 }],
  ["no JSON", () => Zone.import('{\n "é": 1,\n}'), "TypeError", { path: undefined, line: 3, column: 1 }],
  ["no JSON behind letters of two octets", () => Zone.import('{"é" 1}'), "TypeError", { path: undefined, line: 1, column: 6 }],
  ["no JSON in a batch", () => zone.change("{'Changes': []}"), "TypeError", { path: undefined, line: 1, column: 2 }],
  ["no JSON in a scenario", () => zone.simulate(""), "TypeError", { path: undefined, line: 1, column: 1 }],
  ["no JSON in the second text", () => Zone.import([records, "["]), "TypeError", { path: undefined, line: 1, column: 1 }],
  ["no JSON, and deeper than any stack", () => Zone.import("[".repeat(1e6)), "TypeError", { path: undefined, line: 1, column: 1e6 }],
];

for (const [name, call, kind, { path, line, column }] of FAULTS) {
  test(`located: ${name}`, () => {
    assert.throws(call, (error) => {
      assert.deepEqual([error.name, error.path, error.line, error.column], [kind, path, line, column], error.message);
      return true;
    });
  });
}

test("each of many rows has its own line", () => {
  const { ResourceRecordSets: rows } = JSON.parse(example("web-tier"));
  assert.ok(rows.length > 10);
  rows.forEach((_, index) => {
    const text = zoneText(...rows.with(index, { ...rows[index], TTL: "wrong" }));
    const before = text.slice(0, text.indexOf('"wrong"')).split("\n");
    assert.throws(() => Zone.import(text), { path: `ResourceRecordSets[${index}].TTL`, line: before.length, column: before.at(-1).length + 1 });
  });
});

const MUTANTS = 20_000;

test(`${MUTANTS} mutated documents: where JSON.parse throws there is a line, else the outcome is that of the data`, (t) => {
  const seeds = [JSON.stringify(JSON.parse(example("simple"))), '{"Name":"example.com","ResourceRecordSets":[],"a":[1,-2.5e+3,true,false,null,"\\u00e9\\n"],"b":{}}', "[]", "0"];
  const below = numbers(1);
  let broken = 0;
  for (let i = 0; i < MUTANTS; i += 1) {
    const text = mutated(seeds[i % seeds.length], below);
    const data = parsed(text);
    if (typeof data?.value === "string") continue;
    if (data) assert.equal(outcome(text), outcome(data.value), text);
    else assert.throws(() => Zone.import(text), (error) => isIn(text, error) || assert.fail(`${JSON.stringify(text)}: ${error}`));
    if (!data) broken += 1;
  }
  t.diagnostic(`${broken} were no JSON`);
  assert.ok(broken > MUTANTS / 4 && broken < MUTANTS, `${broken} broken ones prove little`);
});

function isIn(text, { name, path, line, column }) {
  const lines = text.split("\n");
  return name === "TypeError" && path === undefined && line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1].length + 1;
}

function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The zone, or the error. */
function outcome(source) {
  try {
    const zone = Zone.import(source);
    const text = JSON.stringify(zone.export());
    zone.free();
    return text;
  } catch ({ name, message }) {
    return `${name}: ${message}`;
  }
}

/** One character dropped, doubled, replaced or put in. */
function mutated(text, below) {
  const at = below(text.length + 1);
  const character = ALPHABET[below(ALPHABET.length)];
  return text.slice(0, at) + [character, character, ""][below(3)] + text.slice(at + below(2));
}

const ALPHABET = '{}[]:,"\\ \n\t-+.0159eEtrufalsn\'/\u0000\u00a0\u00e9';
