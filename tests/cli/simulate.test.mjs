// `multivalue simulate`: a scenario in a file, on a pipe and on a terminal.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "../package/packed.mjs";
import { example, file, multivalue, onTerminal } from "./program.mjs";

const { Zone } = await importFile("index.js");
const zone = Zone.import(JSON.parse(readFileSync(example("web-tier"), "utf8")));
const scenario = JSON.parse(readFileSync(example("scenarios/outage"), "utf8"));
const RUN = ["simulate", example("scenarios/outage"), "--zone", example("web-tier")];

const done = (args) => {
  const run = multivalue(args);
  assert.deepEqual([run.status, run.stderr], [0, ""]);
  return run.stdout;
};

test("--json is the Timeline, with lists for typed arrays", () => {
  const plain = JSON.parse(
    JSON.stringify(zone.simulate(scenario), (_, value) =>
      value instanceof Float64Array ? [...value] : value,
    ),
  );
  assert.deepEqual(JSON.parse(done([...RUN, "--json"])), plain);
});

test("--corefile asks the zone that the scenario's name is in", () => {
  const words = [
    "simulate",
    example("scenarios/outage"),
    "--corefile",
    at("examples", "Corefile"),
    "--json",
  ];
  assert.deepEqual(JSON.parse(done(words)), JSON.parse(done([...RUN, "--json"])));
  const elsewhere = file(
    "elsewhere.json",
    JSON.stringify({ ...scenario, name: "www.example.net" }),
  );
  const { status, stderr } = multivalue([
    "simulate",
    elsewhere,
    "--corefile",
    at("examples", "Corefile"),
  ]);
  assert.equal(status, 1);
  assert.match(stderr, /www\.example\.net is in none of its zones/);
});

test("to a pipe it is figures, happenings and every step", () => {
  const { availability, errorWindow, health, time, load, failed } = zone.simulate(scenario);
  const text = done(RUN);
  assert.match(text, /^; www\.example\.com A, 600 s, 60,000 requests, seed 42$/m);
  assert.match(
    text,
    new RegExp(`^availability +${(availability * 100).toFixed(2)} % +100\\.00 %$`, "m"),
  );
  assert.match(text, new RegExp(`^error window +${errorWindow.toFixed(1)} s +0\\.0 s$`, "m"));
  assert.match(text, /^; at 120 s {2}web-3 +dies$/m);
  for (const { at, id, status } of health)
    assert.match(text, new RegExp(`^; at ${at} s {2}check ${id} +${status}$`, "m"));
  const steps = text
    .split("\n")
    .filter((line) => line.includes("\t"))
    .map((line) => line.split("\t"));
  assert.deepEqual(steps[0], ["time", ...Object.keys(load), "failed", "failedAfterRetries"]);
  assert.deepEqual(
    steps.slice(1).map(([at]) => Number(at)),
    [...time],
  );
  assert.deepEqual(
    steps.slice(1).map((fields) => Number(fields.at(-2))),
    [...failed],
  );
});

test("on a terminal the load is bars that fit its width", () => {
  for (const columns of [80, 132]) {
    const { status, stdout } = onTerminal(RUN, { columns });
    assert.equal(status, 0);
    const bars = stdout.split("\n").filter((line) => line.includes("┃"));
    assert.equal(bars.length, 12, stdout);
    for (const line of bars)
      assert.ok(line.length <= columns, `${line.length} characters on ${columns}: ${line}`);
    assert.match(stdout, /^lost +[\d,]+ +[\d.]+ %$/m);
  }
});

test("--seed goes before the scenario's, and without any the one used is shown", () => {
  assert.match(done([...RUN, "--seed", "7"]), /, seed 7$/m);
  const { seed, ...unseeded } = scenario;
  const args = [
    "simulate",
    file("unseeded.json", JSON.stringify(unseeded)),
    "--zone",
    example("web-tier"),
  ];
  const text = done(args);
  assert.equal(done([...args, "--seed", /, seed (\d+)$/m.exec(text)[1]]), text);
  assert.notEqual(done(args), text, `as for seed ${seed} there is another run`);
});

const WRONG = [
  [
    "no scenario",
    "5",
    /^wrong\.json:1:1: invalid type: floating point `5\.0`, expected an object$/m,
  ],
  [
    "no duration",
    JSON.stringify({ ...scenario, duration: undefined }),
    /^wrong\.json:1:1: missing field `duration`$/m,
  ],
  [
    "an endpoint that is none, at its place",
    JSON.stringify(scenario, undefined, 1).replace("web-3", "web-99"),
    /^wrong\.json:\d+:\d+: events\[0\]\.endpoint: 'web-99' is neither/,
  ],
  [
    "too many requests, at their place",
    JSON.stringify({ ...scenario, requestsPerSecond: 1e9 }, undefined, 1),
    /^wrong\.json:\d+:\d+: requestsPerSecond: .*10000000/,
  ],
  [
    "resolvers in words, at their place",
    JSON.stringify({ ...scenario, resolvers: "many" }, undefined, 1),
    /^wrong\.json:\d+:\d+: resolvers: invalid type: string "many", expected a whole number$/m,
  ],
  ["no JSON", "{", /^wrong\.json:1:1: EOF while parsing an object$/m],
];

for (const [name, text, message] of WRONG) {
  test(`wrong: ${name}`, () => {
    const { status, stdout, stderr } = multivalue([
      "simulate",
      file("wrong.json", text),
      "--zone",
      example("web-tier"),
    ]);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, message);
  });
}
