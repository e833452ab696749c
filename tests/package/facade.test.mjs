// The facade: what it refuses, in whose words, and what it promises around the core.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "./packed.mjs";

const { Route53Error, version, Zone } = await importFile("index.js");
const example = (name) => JSON.parse(readFileSync(at("examples", `${name}.json`), "utf8"));
const webTier = () => Zone.import(example("web-tier"), { seed: 42 });

test("the version is the manifest's", () => {
  assert.equal(version, JSON.parse(readFileSync(at("package.json"), "utf8")).version);
});

test("one seed, however it is written, gives one answer", () => {
  const answers = [42, 42n, "42", "0042"].map((seed) =>
    JSON.stringify(webTier().resolve("www.example.com", "A", { seed })),
  );
  assert.equal(new Set(answers).size, 1);
});

test("the largest seed is taken, and differs from 0", () => {
  const [largest, zero] = [2n ** 64n - 1n, 0].map((seed) =>
    JSON.stringify(webTier().resolve("www.example.com", "A", { seed }).answer),
  );
  assert.notEqual(largest, zero);
});

test("without a seed two zones differ", () => {
  const answers = Array.from({ length: 4 }, () =>
    JSON.stringify(Zone.import(example("web-tier")).resolve("www.example.com", "A").answer),
  );
  // 12!/4! orders: four equal ones by chance are rarer than 1 in 10^21.
  assert.ok(new Set(answers).size > 1);
});

const zone = webTier();
const [{ Id: check }] = zone.healthChecks();

const minute = { name: "www.example.com", type: "A", duration: 60, events: [] };

const circle = { Changes: [] };
circle.Changes.push(circle);

const REFUSED = [
  [
    "a negative seed",
    () => zone.resolve("www.example.com", "A", { seed: -1 }),
    RangeError,
    /^options\.seed: .*"-1"/,
  ],
  [
    "a seed of 2^64",
    () => zone.resolve("www.example.com", "A", { seed: 2n ** 64n }),
    RangeError,
    /^options\.seed: .*"18446744073709551616"/,
  ],
  [
    "a fraction as seed",
    () => zone.tally("www.example.com", "A", { seed: 1.5 }),
    RangeError,
    /^options\.seed: .*"1\.5"/,
  ],
  [
    "a word as seed",
    () => Zone.import(example("simple"), { seed: "seven" }),
    RangeError,
    /^options\.seed: .*"seven"/,
  ],
  ["an empty seed", () => new Zone("example.com", { seed: "" }), RangeError, /^options\.seed: /],
  [
    "a hexadecimal seed",
    () => new Zone("example.com", { seed: "0x10" }),
    RangeError,
    /^options\.seed: .*"0x10"/,
  ],
  [
    "an endless seed",
    () => new Zone("example.com", { seed: "9".repeat(1e6) }),
    RangeError,
    /^options\.seed: /,
  ],
  [
    "an object as seed",
    () => new Zone("example.com", { seed: {} }),
    TypeError,
    /^options\.seed: .*object/,
  ],
  [
    "null as seed",
    () => new Zone("example.com", { seed: null }),
    TypeError,
    /^options\.seed: .*null/,
  ],
  ["options that are none", () => new Zone("example.com", 42), TypeError, /^options: .*number/],
  ["no name", () => new Zone(), TypeError, /^name: .*undefined/],
  ["a number as name", () => zone.resolve(5, "A"), TypeError, /^name: .*number/],
  ["no type", () => zone.resolve("www.example.com"), TypeError, /^type: .*undefined/],
  ["an unknown type", () => zone.resolve("www.example.com", "WKS"), RangeError, /^type: .*WKS/],
  ["a name that is none", () => zone.resolve("www..example.com", "A"), RangeError, /^name: /],
  [
    "no queries",
    () => zone.tally("www.example.com", "A", { queries: 0 }),
    RangeError,
    /^queries: /,
  ],
  [
    "queries in words",
    () => zone.tally("www.example.com", "A", { queries: "many" }),
    TypeError,
    /queries/,
  ],
  [
    "an unknown pick",
    () => zone.tally("www.example.com", "A", { pick: "last" }),
    RangeError,
    /^pick: .*last/,
  ],
  ["a status that is none", () => zone.setHealth(check, "Sick"), RangeError, /^status: .*Sick/],
  ["a number as check", () => zone.setHealth(1, "Healthy"), TypeError, /^id: .*number/],
  [
    "a result of an unknown kind",
    () => zone.observe(check, { ok: "yes" }),
    TypeError,
    /^observation: ok: invalid type: string "yes", expected a boolean$/,
  ],
  [
    "a result without ok",
    () => zone.observe(check, {}),
    TypeError,
    /^observation: missing field `ok`$/,
  ],
  ["no result", () => zone.observe(check), TypeError, /^observation: /],
  [
    "too few data of an endpoint",
    () => zone.observe(check, { ok: null }),
    RangeError,
    /^observation\.ok: .*null/,
  ],
  [
    "an endless time",
    () => zone.observe(check, { ok: true, at: Infinity }),
    RangeError,
    /^observation\.at: /,
  ],
  ["a result of no check", () => zone.observe("nobody", { ok: true }), Route53Error, /nobody/],
  [
    "no scenario",
    () => zone.simulate(),
    TypeError,
    /^scenario: invalid type: unit value, expected an object$/,
  ],
  [
    "a scenario without events",
    () => zone.simulate({ name: "www.example.com", type: "A", duration: 60 }),
    TypeError,
    /^scenario: missing field `events`$/,
  ],
  [
    "a scenario of a wrong seed",
    () => zone.simulate({ ...minute, seed: -1 }),
    RangeError,
    /^scenario\.seed: /,
  ],
  [
    "a scenario of too many resolvers",
    () => zone.simulate({ ...minute, resolvers: 1e6 }),
    RangeError,
    /^scenario\.resolvers: .*100000/,
  ],
  [
    "a scenario of a name that is not there",
    () => zone.simulate({ ...minute, name: "none.example.com" }),
    RangeError,
    /NXDOMAIN/,
  ],
  ["no source", () => Zone.import(), TypeError, /^source: /],
  ["a source without rows", () => Zone.import({}), TypeError, /^source: .*ResourceRecordSets/],
  ["no batch", () => zone.change(), TypeError, /^batch: /],
  [
    "a number for a list",
    () => zone.change({ Changes: 5 }),
    TypeError,
    /^batch: Changes: invalid type, expected a sequence$/,
  ],
  [
    "one listing of two",
    () => Zone.import([{ ResourceRecordSets: [] }]),
    TypeError,
    /^source: invalid length 1, /,
  ],
  [
    "data that go round in a circle",
    () => zone.change(circle),
    TypeError,
    /^batch: expected at most 32 levels/,
  ],
];

for (const [name, call, type, message] of REFUSED) {
  test(`refused: ${name}`, () =>
    assert.throws(
      call,
      (error) => (error.constructor === type && message.test(error.message)) || fail(error),
    ));
}

/** The numbers of tests/simulation.rs, `a_seed_in_numbers`: wasm32 and 64 bits give the same. */
test("a simulation is the same here as in Rust", () => {
  const ids = Array.from({ length: 9 }, (_, i) => i + 1);
  const config = (IPAddress) => ({
    IPAddress,
    Type: "TCP",
    RequestInterval: 10,
    FailureThreshold: 3,
  });
  const nine = Zone.import({
    Name: "example.com",
    ResourceRecordSets: ids.map((n) => ({
      Name: "www.example.com",
      Type: "A",
      SetIdentifier: `web-${n}`,
      MultiValueAnswer: true,
      TTL: 30,
      HealthCheckId: `check-${n}`,
      ResourceRecords: [{ Value: `192.0.2.${n}` }],
    })),
    HealthChecks: ids.map((n) => ({
      Id: `check-${n}`,
      CallerReference: `${n}`,
      HealthCheckVersion: 1,
      HealthCheckConfig: config(`192.0.2.${n}`),
    })),
  });
  const timeline = nine.simulate({
    name: "www.example.com",
    type: "A",
    duration: 300,
    seed: 42,
    resolverSkew: "zipf",
    pick: "random",
    retries: 1,
    requestsPerSecond: 7.5,
    events: [{ at: 60, endpoint: "web-2", up: false }],
  });
  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
  assert.ok(
    timeline.time instanceof Float64Array && timeline.balancer.failed instanceof Float64Array,
  );
  assert.deepEqual(
    Object.values(timeline.load).map(sum),
    [261, 49, 276, 271, 270, 270, 280, 283, 290],
  );
  assert.deepEqual([sum(timeline.failed), timeline.availability, timeline.requests], [45, 1, 2250]);
  assert.deepEqual(timeline.health, [{ at: 90, id: "check-2", status: "Unhealthy" }]);
});

test("a refusal of Route 53 has its code and all messages", () => {
  const row = (Name) => ({
    Action: "DELETE",
    ResourceRecordSet: { Name, Type: "A", TTL: 60, ResourceRecords: [{ Value: "192.0.2.99" }] },
  });
  const before = JSON.stringify(zone.export());
  assert.throws(
    () => zone.change({ Changes: [row("one.example.com."), row("two.example.com.")] }),
    (error) => {
      assert.ok(error instanceof Route53Error && error instanceof Error);
      assert.equal(error.name, "Route53Error");
      assert.equal(error.code, "InvalidChangeBatch");
      assert.equal(error.messages.length, 2);
      assert.equal(error.message, error.messages.join("\n"));
      return true;
    },
  );
  assert.equal(JSON.stringify(zone.export()), before);
});

test("an unknown check is NoSuchHealthCheck", () => {
  assert.throws(() => zone.setHealth("none", "Healthy"), {
    name: "Route53Error",
    code: "NoSuchHealthCheck",
  });
});

test("an error about an argument has its path", () => {
  const paths = [
    [() => zone.resolve("www..example.com", "A"), "name"],
    [() => zone.resolve("www.example.com", "WKS"), "type"],
    [() => zone.resolve("www.example.com", "A", { seed: -1 }), "options.seed"],
    [() => zone.tally("www.example.com", "A", { queries: 0 }), "queries"],
    [() => zone.tally("www.example.com", "A", { pick: "last" }), "pick"],
    [() => zone.tally("www.example.com", "A", { pick: "rfc6724", source: "here" }), "source"],
    [() => zone.setHealth(check, "Sick"), "status"],
    [() => zone.observe(check, { ok: null }), "ok"],
    [() => zone.observe(check, { ok: true, at: "now" }), "at"],
    [
      () => zone.simulate({ ...minute, events: [{ at: 5, endpoint: "none", up: false }] }),
      "events[0].endpoint",
    ],
    [() => zone.simulate({ ...minute, duration: -1 }), "duration"],
    [
      () => zone.change({ Changes: [{}, { ResourceRecordSet: { TTL: "60" } }] }),
      "Changes[1].ResourceRecordSet.TTL",
    ],
    [
      () => Zone.import([{ ResourceRecordSets: [] }, { HealthChecks: [{ Id: 5 }] }]),
      "[1].HealthChecks[0].Id",
    ],
  ];
  for (const [call, path] of paths) assert.throws(call, { path }, path);
});

test("a health override leaves the row out, and null takes it back", () => {
  const zone = webTier();
  const row = zone
    .resourceRecordSets()
    .find(({ HealthCheckId }) => HealthCheckId === zone.healthChecks()[0].Id);
  const outcome = () =>
    zone
      .resolve(row.Name, row.Type)
      .rows.find(({ setIdentifier }) => setIdentifier === row.SetIdentifier).health;
  zone.setHealth(row.HealthCheckId, "Unhealthy");
  assert.equal(outcome(), "unhealthy");
  zone.setHealth(row.HealthCheckId, null);
  assert.equal(outcome(), "healthy");
});

test("tally counts what as many calls of resolve answer", () => {
  const { rows } = webTier().tally("www.example.com", "A", { queries: 500, seed: 42 });
  const zone = webTier();
  const counts = new Map();
  for (let i = 0; i < 500; i++)
    for (const { data } of zone.resolve("www.example.com", "A").answer)
      counts.set(data, (counts.get(data) ?? 0) + 1);
  assert.deepEqual(
    Object.fromEntries(rows.map(({ value, returned }) => [value, returned])),
    Object.fromEntries(counts),
  );
});

for (const name of ["web-tier", "dual-stack", "weighted", "failover", "simple"]) {
  test(`import(export()) is the same zone: ${name}`, () => {
    const zone = Zone.import(example(name));
    assert.deepEqual(Zone.import(zone.export()).export(), zone.export());
    assert.deepEqual(zone.resourceRecordSets(), zone.export().ResourceRecordSets);
  });
}

test("a freed zone says so; freeing it again is nothing", () => {
  const zone = new Zone("example.com");
  zone.free();
  zone.free();
  zone[Symbol.dispose]();
  for (const use of [
    () => zone.name,
    () => zone.resolve("example.com", "NS"),
    () => zone.export(),
  ]) {
    assert.throws(use, { name: "Error", message: "Zone: used after free()" });
  }
});

function fail(error) {
  throw error;
}
