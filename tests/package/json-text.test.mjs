// JSON text as an argument: the same as its data. In the module of servers every fault has its line and column; that of
// zones has no reader of JSON, and gives paths alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { numbers } from "./mutate.mjs";
import { importFile } from "./packed.mjs";

const { Server, Zone } = await importFile("index.js");
const example = (name) => readFileSync(at("examples", `${name}.json`), "utf8");
const row = (more) => ({
  Name: "www.example.com",
  Type: "A",
  TTL: 60,
  ResourceRecords: [{ Value: "192.0.2.1" }],
  ...more,
});
const zoneText = (...rows) =>
  JSON.stringify({ Name: "example.com.", ResourceRecordSets: rows }, undefined, 1);
const read = (source) => Server.toCorefile(source);
const corefile = readFileSync(at("examples", "Corefile"), "utf8");
const zone = Server.fromCorefile(corefile, {
  files: { "web-tier.json": example("web-tier") },
  seed: 42,
}).zone("example.com");

test("text is the same as its data", () => {
  const [text, data] = [example("web-tier"), JSON.parse(example("web-tier"))];
  assert.deepEqual(Zone.import(text).export(), Zone.import(data).export());
  assert.equal(Server.toCorefile(text), Server.toCorefile(data));
  const { HealthChecks, ...records } = data;
  const listings = [records, { HealthChecks }];
  for (const source of [
    JSON.stringify(listings),
    listings.map((listing) => JSON.stringify(listing)),
    [JSON.stringify(records), { HealthChecks }],
  ]) {
    assert.deepEqual(Zone.import(source).export(), Zone.import(listings).export());
  }
  const scenario = { name: "www.example.com", type: "A", duration: 60, events: [], seed: 7 };
  assert.deepEqual(zone.simulate(JSON.stringify(scenario)), zone.simulate(scenario));
  assert.deepEqual(
    zone.simulate(JSON.stringify(scenario), { seed: 8 }),
    zone.simulate({ ...scenario, seed: 8 }),
  );
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
const outage = (at) =>
  JSON.stringify(
    {
      name: "www.example.com",
      type: "A",
      duration: 60,
      events: [{ at, endpoint: "web-1", up: false }],
    },
    undefined,
    1,
  );

/** What is wrong, the call, and where. */
const FAULTS = [
  [
    "a member",
    () => read(zoneText(row({ TTL: "60" }))),
    "TypeError",
    { path: "ResourceRecordSets[0].TTL", line: 7, column: 11 },
  ],
  [
    "a member deep inside",
    () => read(zoneText(row(), row({ ResourceRecords: [{ Value: 5 }] }))),
    "TypeError",
    { path: "ResourceRecordSets[1].ResourceRecords[0].Value", line: 20, column: 15 },
  ],
  [
    "behind letters of two octets",
    () => read('{"Name": "é", "ResourceRecordSets": 5}'),
    "TypeError",
    { path: "ResourceRecordSets", line: 1, column: 37 },
  ],
  ["the whole", () => read(" 5"), "TypeError", { path: undefined, line: 1, column: 2 }],
  [
    "two listings in one text",
    () => read(`[${records},\n${checks}]`),
    "TypeError",
    { path: "[1].HealthChecks[0].Id", line: 3, column: 10 },
  ],
  [
    "two texts",
    () => read([records, checks]),
    "TypeError",
    { path: "[1].HealthChecks[0].Id", line: 2, column: 10 },
  ],
  [
    "text beside data",
    () => read([JSON.parse(records), checks]),
    "TypeError",
    { path: "[1].HealthChecks[0].Id", line: 2, column: 10 },
  ],
  [
    "data beside text",
    () => read([records, JSON.parse(checks)]),
    "TypeError",
    { path: "[1].HealthChecks[0].Id", line: undefined, column: undefined },
  ],
  [
    "a batch",
    () => zone.change('{"Changes": [\n{"Action": 5}]}'),
    "TypeError",
    { path: "Changes[0].Action", line: 2, column: 12 },
  ],
  [
    "a check",
    () => zone.putHealthCheck('{"Id": 5}'),
    "TypeError",
    { path: "Id", line: 1, column: 8 },
  ],
  [
    "a scenario's shape",
    () => zone.simulate(outage("soon")),
    "TypeError",
    { path: "events[0].at", line: 7, column: 10 },
  ],
  [
    "a scenario's bounds",
    () => zone.simulate(outage(61)),
    "RangeError",
    { path: "events[0].at", line: 7, column: 10 },
  ],
  ["no JSON", () => read('{\n "é": 1,\n}'), "TypeError", { path: undefined, line: 3, column: 1 }],
  [
    "no JSON behind letters of two octets",
    () => read('{"é" 1}'),
    "TypeError",
    { path: undefined, line: 1, column: 6 },
  ],
  [
    "no JSON in a batch",
    () => zone.change("{'Changes': []}"),
    "TypeError",
    { path: undefined, line: 1, column: 2 },
  ],
  [
    "no JSON in a scenario",
    () => zone.simulate(""),
    "TypeError",
    { path: undefined, line: 1, column: 1 },
  ],
  [
    "no JSON in the second text",
    () => read([records, "["]),
    "TypeError",
    { path: undefined, line: 1, column: 1 },
  ],
  [
    "no JSON, and deeper than any stack",
    () => read("[".repeat(1e6)),
    "TypeError",
    { path: undefined, line: 1, column: 1e6 },
  ],
];

for (const [name, call, kind, { path, line, column }] of FAULTS) {
  test(`located: ${name}`, () => {
    assert.throws(call, (error) => {
      assert.deepEqual(
        [error.name, error.path, error.line, error.column],
        [kind, path, line, column],
        error.message,
      );
      return true;
    });
  });
}

test("a violation has its place", () => {
  const check = {
    Id: "one",
    CallerReference: "1",
    HealthCheckVersion: 1,
    HealthCheckConfig: { Type: "TCP", IPAddress: "192.0.2.1", Port: 0 },
  };
  const records = zoneText(row({ SetIdentifier: "one", MultiValueAnswer: true, TTL: -1 }));
  const found = (source) => {
    try {
      read(source);
    } catch (error) {
      assert.deepEqual(
        error.messages,
        error.violations.map(({ message }) => message),
      );
      return error.violations.map(({ code, path, record, line, column }) => [
        code,
        path,
        record,
        line,
        column,
      ]);
    }
    assert.fail("nothing is wrong");
  };
  const one = { name: "www.example.com", type: "A", setIdentifier: "one" };
  const [ttl, port] = ["ResourceRecordSets[0].TTL", "HealthChecks[0].HealthCheckConfig.Port"];
  const places = (prefixes, positions) => [
    ["InvalidInput", prefixes[0] + ttl, one, ...positions[0]],
    ["InvalidInput", prefixes[1] + port, null, ...positions[1]],
  ];
  const checks = JSON.stringify({ HealthChecks: [check] }, undefined, 1);
  const none = [
    [null, null],
    [null, null],
  ];
  assert.deepEqual(
    found([records, checks]),
    places(
      ["[0].", "[1]."],
      [
        [7, 11],
        [10, 13],
      ],
    ),
  );
  assert.deepEqual(
    found([JSON.parse(records), JSON.parse(checks)]),
    places(["[0].", "[1]."], none),
  );
  assert.deepEqual(
    found(`[${records},\n${checks}]`),
    places(
      ["[0].", "[1]."],
      [
        [7, 11],
        [27, 13],
      ],
    ),
  );
  assert.deepEqual(
    found({ ...JSON.parse(records), ...JSON.parse(checks) }),
    places(["", ""], none),
  );
});

for (const [name, source, path] of [
  ["a member", zoneText(row({ TTL: "60" })), "ResourceRecordSets[0].TTL"],
  ["no JSON", "{", undefined],
]) {
  test(`the module of zones, ${name}: the path, without a line`, () => {
    assert.throws(
      () => Zone.import(source),
      (error) => {
        assert.deepEqual(
          [error.name, error.path, error.line, error.column],
          ["TypeError", path, undefined, undefined],
        );
        return true;
      },
    );
  });
}

test("each of many rows has its own line", () => {
  const { ResourceRecordSets: rows } = JSON.parse(example("web-tier"));
  assert.ok(rows.length > 10);
  rows.forEach((_, index) => {
    const text = zoneText(...rows.with(index, { ...rows[index], TTL: "wrong" }));
    const before = text.slice(0, text.indexOf('"wrong"')).split("\n");
    assert.throws(() => read(text), {
      path: `ResourceRecordSets[${index}].TTL`,
      line: before.length,
      column: before.at(-1).length + 1,
    });
  });
});

const MUTANTS = 20_000;

test(`${MUTANTS} mutated documents: where JSON.parse throws there is a line, else the outcome is that of the data`, (t) => {
  const seeds = [
    JSON.stringify(JSON.parse(example("simple"))),
    '{"Name":"example.com","ResourceRecordSets":[],"a":[1,-2.5e+3,true,false,null,"\\u00e9\\n"],"b":{}}',
    "[]",
    "0",
  ];
  const below = numbers(1);
  let broken = 0;
  for (let i = 0; i < MUTANTS; i += 1) {
    const text = mutated(seeds[i % seeds.length], below);
    const data = parsed(text);
    if (typeof data?.value === "string") continue;
    if (data) assert.equal(outcome(text), outcome(data.value), text);
    else
      assert.throws(
        () => read(text),
        (error) => isIn(text, error) || assert.fail(`${JSON.stringify(text)}: ${error}`),
      );
    if (!data) broken += 1;
  }
  t.diagnostic(`${broken} were no JSON`);
  assert.ok(broken > MUTANTS / 4 && broken < MUTANTS, `${broken} broken ones prove little`);
});

function isIn(text, { name, path, line, column }) {
  const lines = text.split("\n");
  return (
    name === "TypeError" &&
    path === undefined &&
    line >= 1 &&
    line <= lines.length &&
    column >= 1 &&
    column <= lines[line - 1].length + 1
  );
}

function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The Corefile, or the error. */
function outcome(source) {
  try {
    return read(source);
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

const ALPHABET = "{}[]:,\"\\ \n\t-+.0159eEtrufalsn'/\u0000\u00a0\u00e9";
