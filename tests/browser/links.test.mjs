// Links: what a state becomes, and that it comes back from there as it was.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { at } from "../../scripts/lib/paths.mjs";
import { generator } from "./random.mjs";
import { fromPage } from "./source.mjs";

const { readLink, writeLink, pictureOf } = await fromPage("share/link.ts");
const { CHANGE_KEYS } = await fromPage("share/changes.ts");
const { VIEW_KEYS } = await fromPage("share/view-members.ts");
const { withSource, tallyOptionsOf } = await fromPage("model/state.ts");
const { addValues, removeLine, setIdentifier, setTtl, setValue } = await fromPage("model/edits.ts");
const { attachNewChecks, detachCheck, toggleCheck } = await fromPage("model/checks.ts");
const { withResult } = await fromPage("model/observations.ts");
const { groupsOf, linesOf } = await fromPage("model/source.ts");
const { initialState, PRESET_IDS, withPreset } = await fromPage("model/presets.ts");
const { serve } = await fromPage("engine/serve.ts");

test("200 random states come back from their links", async () => {
  const random = generator(9499);
  const forms = { readable: 0, packed: 0 };
  for (let round = 0; round < 200; round += 1) {
    const state = randomState(random);
    const link = await writeLink(state);
    assert.match(link, /^v=1&[\w.~%:/,=&-]+$/, "only characters that links carry as they are");
    assert.equal(pictureOf(await readLink(`#${link}`)), pictureOf(state), link);
    forms[/(^|&)z=/.test(link) ? "packed" : "readable"] += 1;
  }
  assert.ok(forms.readable > 60 && forms.packed > 60, JSON.stringify(forms));
});

test("what was changed in an example is there to be read", async () => {
  const start = initialState();
  assert.equal(await writeLink(start), "v=1&preset=web-tier");
  const lines = linesOf(start.source, start.group);
  const row = (id) => lines.find((line) => line.row.SetIdentifier === id);
  let source = setValue(start.source, row("web-2"), "203.0.113.2");
  source = addValues(source, start.group, ["203.0.113.77"], "PRIMARY");
  source = removeLine(source, row("web-5"));
  source = detachCheck(source, row("web-4").row);
  source = toggleCheck(source, row("web-3").row.HealthCheckId);
  const link = await writeLink({ ...start, source, seed: "7", queries: 1_000_000, show: "first" });
  assert.equal(link, "v=1&preset=web-tier&seed=7&n=1000000&show=first&set=web-2~203.0.113.2,web-13~203.0.113.77&cut=web-5&bare=web-4&down=web-3");
});

test("a zone of 400 records makes a link of less than 4,000 characters", async () => {
  const values = Array.from({ length: 388 }, (_, n) => `198.51.${100 + (n >> 8)}.${n & 255}`);
  const state = initialState();
  const grown = { ...state, source: addValues(state.source, state.group, values, "PRIMARY") };
  const link = await writeLink(grown);
  assert.ok(link.length < 4_000, `${link.length} characters`);
  assert.equal(pictureOf(await readLink(link)), pictureOf(grown));
});

for (const { name, link, answer, shown } of JSON.parse(readFileSync(at("tests", "browser", "links", "v1.json"), "utf8"))) {
  test(`kept link: ${name}`, async () => {
    const { source, seed, group, ask, ...state } = await readLink(link);
    const outcomes = [];
    const query = { ...group, ask, options: tallyOptionsOf({ ...state, group }) };
    serve({ source, seed, query }, (message) => message.kind === "outcome" && outcomes.push(message.outcome));
    assert.deepEqual(outcomes[0].answer.answer.map(({ data }) => data), answer);
    assert.deepEqual(outcomes[0].tally.rows.map((row) => row[state.show]), shown);
  });
}

const packed = (text) => deflateRawSync(text).toString("base64url");

for (const [link, reason] of [
  ["", /does not say its version/],
  ["#hello", /"hello" has no value/],
  ["#v=2&preset=web-tier", /is of version 2, and this page reads version 1/],
  ["#v=1&preset=nonsense", /preset=nonsense; known are web-tier, /],
  ["#v=1&preset=web-tier&seed=x", /seed=x, which is no number/],
  ["#v=1&preset=web-tier&seen=check-1:maybe", /seen=check-1:maybe; expected a check and its results/],
  ["#v=1&preset=web-tier&n=0", /n=0; expected a number from 1 to 1,000,000/],
  ["#v=1&preset=web-tier&n=1000001", /n=1000001; expected/],
  ["#v=1&preset=web-tier&resolvers=-1", /resolvers=-1; expected a number from 0 to 10,000/],
  ["#v=1&preset=web-tier&lasts=0", /lasts=0; expected a number from 1 to 21,600/],
  ["#v=1&preset=web-tier&show=all", /show=all; known are returned, first, and picked/],
  ["#v=1&preset=web-tier&seed=1&seed=2", /"seed" stands twice/],
  ["#v=1&preset=web-tier&down=web-99", /no record "web-99"/],
  ["#v=1&preset=web-tier&bare=web-1&down=web-1", /"web-1" has no health check/],
  ["#v=1&preset=web-tier&down=%E0%A4%A", /is not escaped as links are/],
  ["#v=1&preset=web-tier&utm_source=x", /"utm_source" is not known here/],
  ["#v=1&preset=web-tier&toString=x", /"toString" is not known here/],
  ["#v=1&preset=web-tier&__proto__=x", /"__proto__" is not known here/],
  ["#v=1&z=AAAA", /cannot be unpacked/],
  ["#v=1&z=%%%", /cannot be unpacked/],
  [`#v=1&z=${packed("{}")}`, /is no zone/],
  [`#v=1&z=${packed("[1")}`, /is no zone/],
  [`#v=1&z=${packed('{"ResourceRecordSets":[null]}')}`, /is no zone/],
  [`#v=1&z=${packed('{"ResourceRecordSets":[]}')}&foo=1`, /"foo" is not known here/],
  [`#v=1&z=${packed(" ".repeat(5_000_000))}`, /longer than any zone/],
]) {
  test(`a broken link says why: ${link.slice(0, 60)}`, () => assert.rejects(readLink(link), (error) => reason.test(error.message) || assert.fail(error.stack)));
}

test("every cut of a packed link is refused in words", async () => {
  const link = await writeLink(withSource({ Name: "example.com.", ResourceRecordSets: [] })(initialState()));
  const z = link.indexOf("z=") + 2;
  const end = link.indexOf("&", z);
  for (let length = z; length < end - 1; length += 1) {
    await assert.rejects(readLink(link.slice(0, length)), { message: /cannot be unpacked|is no zone/ }, link.slice(0, length));
  }
});

test("README says what a link is made of: every member and every example, and no other", () => {
  const section = /### Links\n([^]*?)\n## /.exec(readFileSync(at("README.md"), "utf8"))[1];
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  const named = rows.flatMap((row) => [...row.split("|")[1].matchAll(/`(\w+)`/g)].map(([, key]) => key));
  assert.deepEqual(named.sort(), ["v", "preset", "z", ...VIEW_KEYS, ...CHANGE_KEYS].sort());
  const examples = [...rows.find((row) => row.startsWith("| `preset`")).split("|")[2].matchAll(/`([\w-]+)`/g)].map(([, id]) => id);
  assert.deepEqual(examples, PRESET_IDS);
});

/** A state that a person could make: an example or a zone of their own, edited, asked and looked at. */
function randomState(random) {
  const pick = (list) => list[random() % list.length];
  let state = withPreset(pick(PRESET_IDS))(initialState());
  if (random() % 5 === 0) state = withSource({ ...state.source, Name: "example.org.", ResourceRecordSets: [OWN, ...(random() % 2 ? [ODD] : [])] })(state);
  const group = pick(groupsOf(state.source));
  if (random() % 3 === 0) state = { ...state, group };
  if (random() % 3 === 0) state = observed(state, random);
  for (let edits = random() % 6; edits > 0; edits -= 1) state = { ...state, source: edit(state, random) };
  return {
    ...state,
    seed: pick(["42", "0", "18446744073709551615", String(random())]),
    queries: pick([1, 10, 100, 10_000, 1_000_000]),
    ask: pick([1, 1, 2, 100]),
    view: pick(["full", "chart", "answer", "compare", "timeline"]),
    show: pick(["returned", "first", "picked"]),
    scale: pick(["count", "deviation"]),
    pick: pick(["random", "rfc6724", "first"]),
    clients: { A: pick(["192.0.2.200", "198.51.100.7"]), AAAA: pick(["2001:db8::200", "2001:db8::7"]) },
    story: { resolvers: pick([0, 1, 100, 10_000]), retries: pick([0, 1, 7]), fails: pick(["", "web-3", "~ü, &=#1"]), at: pick([0, 60, 21_600]), lasts: pick([1, 300]) },
  };
}

function observed(state, random) {
  const checks = state.source.HealthChecks ?? [];
  for (let results = random() % 5; checks.length > 0 && results > 0; results -= 1) {
    state = withResult(checks[random() % checks.length].Id, random() % 2 ? "p" : "f")(state);
  }
  return state;
}

function edit({ source, group }, random) {
  const lines = linesOf(source, group);
  const line = lines[random() % Math.max(lines.length, 1)];
  if (!line) return source;
  const edits = [
    () => (line.row.HealthCheckId ? toggleCheck(source, line.row.HealthCheckId) : source),
    () => (line.row.HealthCheckId ? toggleCheck(source, line.row.HealthCheckId) : source),
    () => setValue(source, line, `203.0.113.${random() % 256}`),
    () => addValues(source, group, [`198.51.100.${random() % 256}`], "PRIMARY"),
    () => (lines.length > 1 ? removeLine(source, line) : source),
    () => (line.row.SetIdentifier ? detachCheck(source, line.row) : source),
    () => (line.row.SetIdentifier ? attachNewChecks(source, [line.row]) : source),
    () => (line.row.SetIdentifier ? setIdentifier(source, line.row, `~ü, &=#${random() % 9}`) : source),
    () => setTtl(source, group, String(random() % 300)),
  ];
  return edits[random() % edits.length]();
}

const OWN = { Name: "\\052.example.org.", Type: "TXT", TTL: 60, ResourceRecords: [{ Value: '"v=spf1 -all" "\\303\\274"' }] };
const ODD = { Name: "www.example.org.", Type: "A", TTL: 60, ResourceRecords: [{ Value: "192.0.2.1" }, { Value: "192.0.2.2" }] };
