// Under load nothing is lost and nothing fails: dnsperf asks as fast as it is answered. How fast is what npm run bench:dns tells.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dnsperf } from "../../benches/load.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "../package/packed.mjs";
import { open } from "./open.mjs";

const { Zone } = await importFile("index.js");

for (const question of ["www.example.com A", "nope.example.com AAAA"]) {
  test(`two seconds of ${question}: every query is answered, and by one code alone`, async (t) => {
    const zone = Zone.import(JSON.parse(readFileSync(at("examples", "web-tier.json"), "utf8")));
    const { udp, errors } = await open(t, {}, zone);
    const { sent, completed, lost, rcodes } = await dnsperf(udp.port, 2, question);
    assert.deepEqual([lost, errors], [0, []]);
    assert.deepEqual(rcodes, { [question.startsWith("nope") ? "NXDOMAIN" : "NOERROR"]: sent });
    assert.ok(completed > 1_000, `${completed} in two seconds`);
  });
}
