// A row without values, as an alias is, stands in the table as one line and is left alone by edits of values.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fromPage } from "./source.mjs";

const { linesOf, policyOf } = await fromPage("model/zone.ts");
const { removeLine, setTtl } = await fromPage("model/edits.ts");

test("an alias is one line, has no TTL of its own, and can be removed", () => {
  const [line, ...others] = linesOf(SOURCE, GROUP);
  assert.deepEqual(
    [line.value, others.map(({ value }) => value)],
    ["web.example.com.", ["192.0.2.1", "192.0.2.2"]],
  );
  assert.equal(policyOf(SOURCE, GROUP), "weighted");
  assert.deepEqual(
    setTtl(SOURCE, GROUP, "30").ResourceRecordSets.map(({ TTL }) => TTL),
    [undefined, 30],
  );
  assert.deepEqual(removeLine(SOURCE, line).ResourceRecordSets, [SERVERS]);
});

const GROUP = { name: "www.example.com.", type: "A" };
const NAMED = { Name: "www.example.com.", Type: "A" };
const ALIAS = {
  ...NAMED,
  SetIdentifier: "alias",
  Weight: 1,
  AliasTarget: { HostedZoneId: "Z1", DNSName: "web.example.com.", EvaluateTargetHealth: true },
};
const SERVERS = {
  ...NAMED,
  SetIdentifier: "servers",
  Weight: 1,
  TTL: 60,
  ResourceRecords: [{ Value: "192.0.2.1" }, { Value: "192.0.2.2" }],
};
const SOURCE = { ResourceRecordSets: [ALIAS, SERVERS] };
