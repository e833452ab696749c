// The small engine against the whole one: what it takes it answers alike, to the last digit, and all else it declines.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { at } from "../../scripts/lib/paths.mjs";
import { generator } from "./random.mjs";
import { fromPage } from "./source.mjs";
import { randomState } from "./random-states.mjs";

const { whole } = await fromPage("engine/serve.ts");
const { pictures } = await fromPage("engine/picture/serve.ts");
const { requestOf } = await fromPage("run.ts");
const { readLink } = await fromPage("share/link.ts");
const { initialState } = await fromPage("model/example.ts");
const { PRESET_IDS, withPreset } = await fromPage("model/presets.ts");
const { groupsOf } = await fromPage("model/source.ts");

for (const preset of PRESET_IDS) {
  test(`example ${preset}: every group, drawn and read`, () => {
    const state = withPreset(preset)(initialState());
    const own = groupsOf(state.source).filter(({ type }) => type === state.group.type);
    for (const group of own) assert.equal(isTaken(pictureOf({ ...state, group })), preset !== "weighted");
    assert.equal(isTaken({ source: state.source, seed: state.seed }), preset !== "weighted");
  });
}

test("kept links", async () => {
  const links = JSON.parse(readFileSync(at("tests", "browser", "links", "v1.json"), "utf8"));
  const taken = await Promise.all(links.map(async ({ link }) => isTaken(pictureOf(await readLink(link)))));
  assert.ok(share(taken) > 0.5, `${share(taken)} of ${links.length}`);
});

test("600 random states", () => {
  const random = generator(1035);
  const states = Array.from({ length: 600 }, () => ({ ...randomState(random), queries: 100 }));
  const taken = states.map((state) => isTaken(pictureOf(state)));
  const plain = states.filter((state) => isPlain(state) && outcomeOf(whole, pictureOf(state)).kind === "outcome").map((state) => isTaken(pictureOf(state)));
  assert.ok(share(taken) > 0.5, `${share(taken)} of all`);
  assert.ok(plain.length > 100 && share(plain) === 1, `${share(plain)} of ${plain.length} plain ones`);
});

test("every zone of the vector table, whether it is right or refused", () => {
  const cases = readdirSync(at("tests", "cases")).filter((name) => name.endsWith(".json"));
  const taken = [];
  for (const name of cases) {
    const { zone, query } = JSON.parse(readFileSync(at("tests", "cases", name), "utf8"));
    const { name: asked = "www.example.com", type = "A" } = query ?? {};
    const took = isTaken({ source: zone, seed: "7", query: { name: asked, type, ask: 2, options: { queries: 300 } } });
    taken.push(took, isTaken({ source: zone, seed: "7" }));
  }
  assert.ok(share(taken) > 0.4, `${share(taken)} of ${taken.length}`);
});

for (const [what, request] of Object.entries({
  octets: { query: { octets: true } },
  clients: { query: { story: { duration: 1, resolvers: 0, retries: 0, pick: { pick: "first" }, outage: null } } },
  "a seed that is none": { seed: "1e3" },
  "a seed that is too large": { seed: "18446744073709551616" },
  "a source that is none": { source: { ResourceRecordSets: 7 } },
  "a source that is no plain data": { source: { ResourceRecordSets: [], Name: Symbol("example.com") } },
  "a count of none": { query: { options: { queries: 0 } } },
})) {
  test(`declined: ${what}`, () => {
    const { query, ...rest } = pictureOf(initialState());
    assert.equal(outcomeOf(pictures, { ...rest, query: { ...query, ...request.query }, ...without(request) }).kind, "declined");
  });
}

test("declined: a batch of changes", () => {
  const { source, seed } = pictureOf(initialState());
  assert.equal(outcomeOf(pictures, { source, seed, batch: { Changes: [] } }).kind, "declined");
});

test("a member that is there in name alone is as one that is not", () => {
  const { source, ...rest } = pictureOf(initialState());
  assert.ok(isTaken({ ...rest, source: { ...source, MaxAnswers: undefined, Seed: null } }));
  assert.equal(outcomeOf(pictures, { ...rest, source: { ...source, Health: { "check-1": undefined } } }).kind, "declined");
});

/** Whether the small engine takes it; then it answers as the whole one does. */
function isTaken(request) {
  const own = outcomeOf(pictures, request);
  if (own.kind === "declined") return false;
  assert.deepEqual(own, outcomeOf(whole, request));
  return true;
}

/** The last word of all that is said of a request; a refusal as the desk words it. */
function outcomeOf(engine, request) {
  const said = [];
  try {
    const steps = engine.serving(request, (message) => message.kind !== "estimate" && said.push(message));
    while (!steps.next().done);
  } catch (error) {
    said.push(engine.refusal(error));
  }
  return said.at(-1);
}

/** Multivalue, simple and failover rows of types that most zones have, and a client that asks for no sorting. */
function isPlain({ source, pick }) {
  const types = ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT"];
  const isOwn = ({ Type, Weight, AliasTarget }) => types.includes(Type) && Weight === undefined && !AliasTarget;
  return source.ResourceRecordSets.every(isOwn) && pick !== "rfc6724";
}

function pictureOf(state) {
  return requestOf({ ...state, view: "chart" });
}

function without({ query: _, ...rest }) {
  return rest;
}

function share(taken) {
  return taken.filter(Boolean).length / taken.length;
}
