// The weight of an embed: all that a page fetches before it comes into view and until it is alive, each file after brotli, as a server sends it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { example } from "../browser/playground.mjs";
import { packedFile } from "../package/packed.mjs";
import { docsOf, element } from "./docs.mjs";
import { aroundAll } from "./servers.mjs";

const shared = aroundAll();
const { open, policy } = docsOf(shared);

/** Bytes, the ceilings of docs/SIZES.md. */
const OUT_OF_VIEW = 2_500;
const ALIVE = 210_000;
const zone = await example("web-tier");
const ZONES = {
  "the first example": "",
  "a failover pair": inline(await example("failover")),
  "forty records": inline({
    ...zone,
    ResourceRecordSets: Array.from({ length: 40 }, (_, nth) => ({
      ...zone.ResourceRecordSets.at(-1),
      SetIdentifier: `row-${nth}`,
      ResourceRecords: [{ Value: `192.0.2.${nth + 1}` }],
    })),
  }),
};

test(`an embed that is not yet in view: at most ${OUT_OF_VIEW} bytes`, async (t) => {
  const { page, fetched } = await visit(
    '<div style="block-size: 3000px">Above.</div><multivalue-playground view="chart"></multivalue-playground>',
    policy("; style-src 'unsafe-inline'"),
  );
  await page.waitForTimeout(1_000);
  assert.ok(fetched().includes("/element.js"));
  judge(t, fetched(), OUT_OF_VIEW);
  await page.close();
});

for (const [what, text] of Object.entries(ZONES)) {
  for (const [view, sign] of [
    ["chart", ".at-count"],
    ["answer", ".dig p"],
  ]) {
    test(`${view} of ${what}: at most ${ALIVE} bytes, wasm and all`, async (t) => {
      const { page, fetched } = await visit(
        `<multivalue-playground view="${view}">${text}</multivalue-playground>`,
      );
      await element(page, 0).locator(sign).last().waitFor();
      await page.waitForTimeout(1_000);
      for (const part of [
        "/element.js",
        "/element/app-",
        `/element/${view}-`,
        "/element/worker.js",
        "/wasm-hex.js",
      ])
        assert.ok(
          fetched().some((path) => path.startsWith(part)),
          `${part} is among them`,
        );
      judge(t, fetched(), ALIVE);
      await page.close();
    });
  }
}

/** `fetched` lists the files of the package that the page has asked for. */
async function visit(body, csp) {
  const before = shared.scripts.asked.length;
  const page = await open(body, { csp });
  return { page, fetched: () => [...new Set(shared.scripts.asked.slice(before))] };
}

function judge(t, files, budget) {
  const bytes = files.map(
    (path) => brotliCompressSync(readFileSync(packedFile("dist", path))).length,
  );
  const sum = bytes.reduce((one, other) => one + other, 0);
  t.diagnostic(`${sum} bytes: ${files.map((path, at) => `${path} ${bytes[at]}`).join(", ")}`);
  assert.ok(sum <= budget, `${sum} bytes brotli are more than ${budget}`);
}

function inline(source) {
  return `<script type="application/json">${JSON.stringify(source)}</script>`;
}
