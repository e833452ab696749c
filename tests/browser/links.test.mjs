// Links: what a state becomes, and that it comes back from there as it was.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { at } from "../../scripts/lib/paths.mjs";
import { generator } from "./random.mjs";
import { randomState } from "./random-states.mjs";
import { fromPage } from "./source.mjs";

const { readLink, writeLink, pictureOf } = await fromPage("share/link.ts");
const { CHANGE_KEYS, VIEW_KEYS } = await fromPage("share/members.ts");
const { withSource, tallyOptionsOf } = await fromPage("model/state.ts");
const { addValues, detachCheck, removeLine, setValue } = await fromPage("model/edits.ts");
const { toggleCheck } = await fromPage("model/checks.ts");
const { linesOf } = await fromPage("model/zone.ts");
const { initialState } = await fromPage("model/example.ts");
const { PRESET_IDS } = await fromPage("model/presets.ts");
const { runToEnd } = await fromPage("engine/requests.ts");

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
  assert.equal(
    link,
    "v=1&preset=web-tier&seed=7&n=1000000&show=first&set=web-2~203.0.113.2,web-13~203.0.113.77&cut=web-5&bare=web-4&down=web-3",
  );
});

test("a zone of 400 records makes a link of less than 4,000 characters", async () => {
  const values = Array.from({ length: 388 }, (_, n) => `198.51.${100 + (n >> 8)}.${n & 255}`);
  const state = initialState();
  const grown = { ...state, source: addValues(state.source, state.group, values, "PRIMARY") };
  const link = await writeLink(grown);
  assert.ok(link.length < 4_000, `${link.length} characters`);
  assert.equal(pictureOf(await readLink(link)), pictureOf(grown));
});

for (const { name, link, answer, shown } of JSON.parse(
  readFileSync(at("tests", "browser", "links", "v1.json"), "utf8"),
)) {
  test(`kept link: ${name}`, async () => {
    const { source, seed, group, ask, ...state } = await readLink(link);
    const outcomes = [];
    const query = { ...group, ask, options: tallyOptionsOf({ ...state, group }) };
    runToEnd(
      { source, seed, query },
      (message) => message.kind === "outcome" && outcomes.push(message.outcome),
    );
    assert.deepEqual(
      outcomes[0].answer.answer.map(({ data }) => data),
      answer,
    );
    assert.deepEqual(
      outcomes[0].tally.rows.map((row) => row[state.show]),
      shown,
    );
  });
}

const packed = (text) => deflateRawSync(text).toString("base64url");

for (const [link, reason] of [
  ["", /has no version/],
  ["#hello", /"hello" has no value/],
  ["#v=2&preset=web-tier", /has version 2; this page reads version 1/],
  ["#v=1&preset=nonsense", /preset=nonsense is invalid; expected web-tier, /],
  ["#v=1&preset=web-tier&seed=x", /seed=x is invalid; expected a number/],
  [
    "#v=1&preset=web-tier&seen=check-1:maybe",
    /seen=check-1:maybe is invalid; expected a check and its results/,
  ],
  ["#v=1&preset=web-tier&n=0", /n=0 is invalid; expected a number from 1 to 1,000,000/],
  ["#v=1&preset=web-tier&n=1000001", /n=1000001 is invalid; expected/],
  [
    "#v=1&preset=web-tier&resolvers=-1",
    /resolvers=-1 is invalid; expected a number from 0 to 10,000/,
  ],
  ["#v=1&preset=web-tier&lasts=0", /lasts=0 is invalid; expected a number from 1 to 21,600/],
  ["#v=1&preset=web-tier&show=all", /show=all is invalid; expected returned, first, and picked/],
  ["#v=1&preset=web-tier&seed=1&seed=2", /"seed" appears twice/],
  ["#v=1&preset=web-tier&down=web-99", /no record "web-99"/],
  ["#v=1&preset=web-tier&bare=web-1&down=web-1", /"web-1" has no health check/],
  ["#v=1&preset=web-tier&down=%E0%A4%A", /is not valid percent-encoding/],
  ["#v=1&preset=web-tier&utm_source=x", /"utm_source" is unknown/],
  ["#v=1&preset=web-tier&toString=x", /"toString" is unknown/],
  ["#v=1&preset=web-tier&__proto__=x", /"__proto__" is unknown/],
  ["#v=1&z=AAAA", /cannot be read/],
  ["#v=1&z=%%%", /cannot be read/],
  [`#v=1&z=${packed("{}")}`, /is not a zone/],
  [`#v=1&z=${packed("[1")}`, /is not a zone/],
  [`#v=1&z=${packed('{"ResourceRecordSets":[null]}')}`, /is not a zone/],
  [`#v=1&z=${packed('{"ResourceRecordSets":[]}')}&foo=1`, /"foo" is unknown/],
  [`#v=1&z=${packed(" ".repeat(5_000_000))}`, /too large/],
]) {
  test(`a broken link says why: ${link.slice(0, 60)}`, () =>
    assert.rejects(
      readLink(link),
      (error) => reason.test(error.message) || assert.fail(error.stack),
    ));
}

test("every cut of a packed link is refused in words", async () => {
  const link = await writeLink(
    withSource({ Name: "example.com.", ResourceRecordSets: [] })(initialState()),
  );
  const z = link.indexOf("z=") + 2;
  const end = link.indexOf("&", z);
  for (let length = z; length < end - 1; length += 1) {
    await assert.rejects(
      readLink(link.slice(0, length)),
      { message: /cannot be read|is not a zone/ },
      link.slice(0, length),
    );
  }
});

test("the documents say what a link is made of: every member and every example, and no other", () => {
  const rows = JSON.parse(readFileSync(at("docs", "data", "links.json"), "utf8"));
  const named = rows.flatMap(({ members }) => members);
  assert.deepEqual(named.sort(), ["v", "preset", "z", ...VIEW_KEYS, ...CHANGE_KEYS].sort());
  assert.deepEqual(rows.find(({ members }) => members.includes("preset")).values, PRESET_IDS);
});

test("the link that the documents show is one", async () => {
  const [, link] = /^```text\n(#v=1&.*)\n```$/m.exec(readFileSync(at("docs", "links.md"), "utf8"));
  const { seed, preset } = await readLink(link);
  assert.deepEqual([preset, seed], ["web-tier", "7"]);
});
