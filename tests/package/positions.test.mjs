// `multivalue/positions` beside the module of servers, which finds positions itself: both give the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "./packed.mjs";

const { Route53Error, Server, Zone } = await importFile("index.js");
const { locate, positionOf, syntaxErrorOf } = await importFile("positions.js");

const example = readFileSync(at("examples", "web-tier.json"), "utf8");
const places = ({ line, column, violations }) =>
  violations?.map((one) => [one.path, one.line, one.column]) ?? [[line, column]];

/** The positions of the error of a source: of the module of servers, and of this entry. */
function both(source) {
  const byServers = thrown(() => Server.toCorefile(source));
  const byZones = thrown(() => Zone.import(source));
  for (const [line] of places(byZones).map((place) => place.slice(-2)))
    assert.equal(line ?? null, null);
  assert.equal(locate(byZones, source), byZones);
  assert.equal(byZones.constructor, byServers.constructor);
  return [places(byZones), places(byServers)];
}

function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
}

const record = (more) => ({
  Name: "www.example.com",
  Type: "A",
  TTL: 60,
  ResourceRecords: [{ Value: "192.0.2.1" }],
  ...more,
});
const zone = (...rows) => ({ Name: "example.com.", ResourceRecordSets: rows });
const wrong = zone(
  record({ Name: "a😀é.example.com", TTL: -1 }),
  record({ ResourceRecords: [{ Value: "192.0.2.999" }, { Value: "192.0.2.1.1" }] }),
);
const CHECK = { Id: 5 };

const SOURCES = {
  "two violations": JSON.stringify(wrong, undefined, 2),
  tabs: JSON.stringify(wrong, undefined, "\t"),
  CRLF: JSON.stringify(wrong, undefined, 2).replaceAll("\n", "\r\n"),
  "one line with characters outside the BMP before the fault": JSON.stringify(wrong),
  "another type": JSON.stringify(zone(record({ TTL: "60" })), undefined, 1),
  "a missing member": JSON.stringify(zone({ Name: "www.example.com" }), undefined, 1),
  "no object": " 5",
  "a list": "[1]",
  "two listings, the second wrong": [
    JSON.stringify({ ResourceRecordSets: [record()] }),
    JSON.stringify({ HealthChecks: [CHECK] }, undefined, 1),
  ],
  "two listings in one text": JSON.stringify(
    [{ ResourceRecordSets: [record()] }, { HealthChecks: [CHECK] }],
    undefined,
    1,
  ),
  "a name twice, of which the last counts":
    '{"Name": "example.com.", "ResourceRecordSets": [],\n "ResourceRecordSets": 5}',
};

for (const [name, source] of Object.entries(SOURCES)) {
  test(`the position of ${name}`, () => {
    const [found, expected] = both(source);
    assert.ok(expected.every((place) => place.at(-1) >= 1));
    assert.deepEqual(found, expected);
  });
}

test("each value of an example, spoiled: the same position by both", (t) => {
  const values = [...example.matchAll(/: ("[^"]*"|\d+)(?=[,\s])/g)];
  let faults = 0;
  for (const { index, 0: value } of values) {
    const text = `${example.slice(0, index)}: [true]${example.slice(index + value.length)}`;
    const [found, expected] = both(text);
    assert.deepEqual(found, expected);
    faults += 1;
  }
  t.diagnostic(`${faults} faults`);
  assert.ok(faults > 100);
});

const MALFORMED = [
  "",
  "  ",
  "{",
  '{"a":1,',
  '{"a":1,}',
  "[1,]",
  "[1 2]",
  "{'a':1}",
  "// comment\n{}",
  "{} x",
  "[1]]",
  '{\r\n "é😀": 1,\r\n}',
  '{"😀": 1 "b": 2}',
  '\t{"a":1;}',
  '{"a":[1,{"b":2]}',
];

for (const text of MALFORMED) {
  test(`the position where this stops being JSON: ${JSON.stringify(text)}`, () => {
    const [found, expected] = both(text);
    assert.deepEqual(found, expected);
  });
}

test("a wrong literal or string has the position of its start", () => {
  assert.deepEqual(syntaxErrorOf('{"a":\n  tru}'), { line: 2, column: 3 });
  assert.deepEqual(syntaxErrorOf('{"a": "😀'), { line: 1, column: 7 });
});

test("the second of two listings that is no JSON", () => {
  const [found, expected] = both(['{"ResourceRecordSets": []}', '{"HealthChecks":\n [}']);
  assert.deepEqual(found, expected);
});

test("data have no positions, and other errors none either", () => {
  const error = thrown(() => Zone.import(wrong));
  assert.ok(error instanceof Route53Error);
  assert.deepEqual(
    places(locate(error, wrong)).map(([, line, column]) => [line, column]),
    error.violations.map(() => [null, null]),
  );
  const seed = thrown(() => Zone.import(example, { seed: -1 }));
  assert.equal(locate(seed, example).line, undefined);
  assert.equal(locate("text", example), "text");
});

test("a position by text and path", () => {
  assert.deepEqual(positionOf('{"a": [1,\n {"b": 2}]}', "a[1].b"), { line: 2, column: 8 });
  assert.deepEqual(positionOf("[1]", "[4].x"), { line: 1, column: 1 });
  assert.equal(syntaxErrorOf('{"a": [1]}'), undefined);
});
