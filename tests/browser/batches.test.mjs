// What was edited, as a change batch: made to the zone before, it is the zone after.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Zone } from "../../dist/index.js";
import { example } from "./playground.mjs";
import { generator } from "./random.mjs";
import { fromPage } from "./source.mjs";

const { batchBetween } = await fromPage("model/change-batch.ts");
const { addValues, removeLine, setIdentifier, setTtl, setValue, setWeight } =
  await fromPage("model/edits.ts");
const { firstGroup, linesOf } = await fromPage("model/zone.ts");

test("200 random edits: each is a change batch, and so is what takes it back", async () => {
  const random = generator(53);
  let some = 0;
  for (let round = 0; round < 200; round += 1) {
    const before = await example(
      ["web-tier", "weighted", "failover", "simple", "dual-stack"][round % 5],
    );
    const after = edits(before, random);
    const zone = Zone.import({ ...before, HealthChecks: after.HealthChecks });
    for (const [from, to] of [
      [before, after],
      [after, before],
    ]) {
      const batch = batchBetween(from, to);
      if (batch) zone.change(batch);
      assert.deepEqual(zone.resourceRecordSets(), Zone.import(to).resourceRecordSets());
      some += batch === null ? 0 : 1;
    }
  }
  assert.ok(some > 300, `${some} of 400 changed anything`);
});

function edits(source, random) {
  let edited = source;
  for (let left = 1 + (random() % 5); left > 0; left -= 1) edited = edit(edited, random);
  return edited;
}

function edit(source, random) {
  const group = firstGroup(source);
  const all = linesOf(source, group);
  const line = all[random() % all.length];
  const { row } = line;
  const kinds = [
    () => setValue(source, line, `203.0.113.${random() % 256}`),
    () => addValues(source, group, [`198.51.100.${random() % 256}`], "PRIMARY"),
    () => (all.length > 2 && !row.Failover ? removeLine(source, line) : source),
    () => (row.SetIdentifier ? setIdentifier(source, row, `renamed-${random()}`) : source),
    () => setTtl(source, group, String(random() % 300)),
    () => (row.Weight === undefined ? source : setWeight(source, row, String(random() % 256))),
  ];
  return distinct(kinds[random() % kinds.length](), source);
}

/** Route 53 refuses a value that stands twice in a row: such an edit is not made. */
function distinct(next, source) {
  const isTwice = next.ResourceRecordSets.some(
    ({ ResourceRecords = [] }) =>
      new Set(ResourceRecords.map(({ Value }) => Value)).size < ResourceRecords.length,
  );
  return isTwice ? source : next;
}
