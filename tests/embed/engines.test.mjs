// All elements of a page share one engine: one wasm file and at most one worker.

import assert from "node:assert/strict";
import { test } from "node:test";

import { example } from "../browser/playground.mjs";
import { docsOf, element } from "./docs.mjs";
import { aroundAll } from "./servers.mjs";

const shared = aroundAll();
const { open, policy } = docsOf(shared);
const zone = await example("web-tier");
const weighted = await example("weighted");
const refused = {
  ...zone,
  ResourceRecordSets: zone.ResourceRecordSets.map((row) => ({ ...row, TTL: -1 })),
};

const ENGINE = "/wasm-hex.js";
const CAN = {
  "in a worker": "worker-src blob:",
  "where workers are forbidden": "worker-src 'none'",
};

for (const [where, worker] of Object.entries(CAN)) {
  const csp = () => policy("; style-src 'unsafe-inline'").replace("worker-src blob:", worker);
  const workers = worker.endsWith("blob:") ? 1 : 0;

  test(`three charts and answers share one engine, ${where}`, async () => {
    const { page, modules } = await visit(
      tag("chart", zone) + tag("answer", zone) + tag("chart", await example("failover")),
      csp(),
    );
    for (const [nth, sign] of [".at-count", ".dig p", ".at-count"].entries())
      await seen(page, nth, sign);
    await element(page, 0).getByRole("button", { name: "web-3 healthy" }).click();
    await element(page, 0)
      .locator(".sentence", { hasText: /^11 healthy/ })
      .waitFor();
    assert.deepEqual([modules(), page.workers().length, unexpected(page)], [[ENGINE], workers, []]);
    await page.close();
  });

  test(`a whole playground and a chart that comes later share one engine, ${where}`, async () => {
    const { page, modules } = await visit(
      `${tag("full", zone)}<div style="block-size: 3000px">Between.</div>${tag("chart", zone)}`,
      csp(),
    );
    for (const nth of [0, 1]) await seen(page, nth, ".at-count");
    assert.deepEqual([modules(), page.workers().length, unexpected(page)], [[ENGINE], workers, []]);
    await page.close();
  });

  test(`a chart and an answer of weighted records, ${where}`, async () => {
    const { page, modules } = await visit(tag("chart", weighted) + tag("answer", weighted), csp());
    await seen(page, 0, ".at-count");
    await seen(page, 1, ".dig p");
    assert.match(
      await element(page, 1).evaluate(({ shadowRoot }) => shadowRoot.textContent),
      /its weight is \d+ of \d+/,
    );
    assert.deepEqual([modules(), page.workers().length, unexpected(page)], [[ENGINE], workers, []]);
    await page.close();
  });

  test(`a refusal is in the core's words, ${where}`, async () => {
    const { page, modules } = await visit(tag("chart", refused), csp());
    await element(page, 0)
      .locator('[part="error"]', { hasText: "TTL must be from 0 to 2147483647" })
      .waitFor();
    assert.deepEqual([modules(), page.workers().length, unexpected(page)], [[ENGINE], workers, []]);
    await page.close();
  });
}

/** `modules` lists the wasm files that the page has asked for, in hexadecimal. */
async function visit(body, csp) {
  const before = shared.scripts.asked.length;
  const page = await open(body, { csp });
  const modules = () => [
    ...new Set(shared.scripts.asked.slice(before).filter((path) => path.endsWith("-hex.js"))),
  ];
  return { page, modules };
}

/** The browser itself says that a policy lets no worker start. */
function unexpected({ said }) {
  return said.filter(
    (text) => !/^error: Creating a worker from 'blob:.*"worker-src 'none'"/.test(text),
  );
}

function tag(view, source) {
  return `<multivalue-playground view="${view}"><script type="application/json">${JSON.stringify(source)}</script></multivalue-playground>`;
}

async function seen(page, nth, sign) {
  await element(page, nth).evaluate((element) => element.scrollIntoView());
  await element(page, nth).locator(sign).first().waitFor();
}
