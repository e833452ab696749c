// Every host of the support matrix gives one and the same vector for seed 42, from the packed tarball.
//
// UPDATE_HOSTS=1 writes the matrix of docs/hosts.md anew.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { matrixOf, readMatrix, writeMatrix } from "./matrix.mjs";
import { hosts } from "./table.mjs";

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

test("the documents show what was proven", () => {
  const left = hosts.filter((row) => !proven.has(row)).map(({ host, how }) => `${host}, ${how}`);
  assert.deepEqual(left, [], "only a complete run may write the matrix");
  if (process.env.UPDATE_HOSTS === "1") writeMatrix(matrixOf(hosts));
  assert.equal(
    readMatrix(),
    matrixOf(hosts),
    "UPDATE_HOSTS=1 node --test tests/hosts/hosts.test.mjs, and commit what it writes",
  );
});
