// Every host of the support matrix gives one and the same vector for seed 42, from the packed tarball.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { hosts } from "./table.mjs";
import { showMatrix } from "./matrix.mjs";

const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8"));
const proven = new Set();

for (const row of hosts) {
  test(`${row.host}, ${row.how}`, async () => {
    const printed = await row.run();
    const vector = /vector (\{.*\})/.exec(printed)?.[1];
    assert.ok(vector, `no vector in what it printed:\n${printed}`);
    assert.deepEqual(JSON.parse(vector), golden);
    proven.add(row);
  });
}

test("the README shows what was proven", (t) => {
  const left = hosts.filter((row) => !proven.has(row)).map(({ host, how }) => `${host}, ${how}`);
  assert.deepEqual(left, [], "only a complete run may write the matrix");
  t.diagnostic(showMatrix(hosts));
});
