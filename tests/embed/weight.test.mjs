// What an embed weighs: all that a page fetches until its picture lives, each file after brotli, as a server sends it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { example } from "../browser/playground.mjs";
import { packedFile } from "../package/packed.mjs";
import { docsOf, element } from "./docs.mjs";
import { aroundAll } from "./servers.mjs";

const shared = aroundAll();
const { open } = docsOf(shared);

const BYTES = 60_000;
const zone = await example("web-tier");
const ZONES = {
  "the first example": "",
  "a failover pair": inline(await example("failover")),
  "forty records": inline({ ...zone, ResourceRecordSets: Array.from({ length: 40 }, (_, nth) => ({ ...zone.ResourceRecordSets.at(-1), SetIdentifier: `row-${nth}`, ResourceRecords: [{ Value: `192.0.2.${nth + 1}` }] })) }),
};

for (const [what, text] of Object.entries(ZONES)) {
  for (const [view, sign] of [["chart", ".at-count"], ["answer", ".dig p"]]) {
    test(`${view} of ${what}: at most ${BYTES} bytes, wasm and all`, async (t) => {
      const before = shared.scripts.asked.length;
      const page = await open(`<multivalue-playground view="${view}">${text}</multivalue-playground>`);
      await element(page, 0).locator(sign).last().waitFor();
      await page.waitForTimeout(1_000);
      const fetched = [...new Set(shared.scripts.asked.slice(before))];
      const bytes = fetched.map((path) => brotliCompressSync(readFileSync(packedFile("dist", path))).length);
      const sum = bytes.reduce((one, other) => one + other, 0);
      t.diagnostic(`${sum} bytes: ${fetched.map((path, at) => `${path} ${bytes[at]}`).join(", ")}`);
      for (const part of ["/element.js", "/element/stage-", `/element/${view}-`, "/element/picture-worker.js", "/picture-text.js"]) assert.ok(fetched.some((path) => path.startsWith(part)), `${part} is among them`);
      assert.ok(sum <= BYTES, `${sum} bytes brotli are more than ${BYTES}`);
      await page.close();
    });
  }
}

function inline(source) {
  return `<script type="application/json">${JSON.stringify(source)}</script>`;
}
