// A long run shows its progress, can be stopped, and leaves the page alive.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Zone } from "../../dist/index.js";
import { act, assertSilent, lines, openPage, settled } from "./playground.mjs";

export function running(shared) {
  test("stop ends a long run; its numbers are not shown, and the next run works", async () => {
    const page = await openPage(shared.context, shared.url);
    await importValues(page, MANY);
    const before = await lines(page);
    await askMillion(page);
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await settled(page);
    assert.match(
      await page.locator(".notice").innerText(),
      /^Stopped\. The bars show the previous run of 10,000 queries\.$/,
    );
    assert.deepEqual(
      (await lines(page)).map((line) => line.count),
      before.map((line) => line.count),
    );
    assert.equal(await page.getByRole("progressbar").count(), 0);
    await page.getByLabel("Number of queries").selectOption("100");
    await page.locator("#ask-many").click();
    await settled(page);
    assert.ok((await lines(page)).every((line) => line.count === 100));
    assertSilent(page);
    await page.close();
  });

  test("an edit made during a long run takes its place", async () => {
    const page = await openPage(shared.context, shared.url);
    await importValues(page, MANY);
    await askMillion(page);
    await page.getByRole("progressbar").waitFor();
    await page.getByLabel("Example zone").selectOption("failover");
    await page.getByLabel("Value of primary").waitFor();
    await page
      .getByRole("button", { name: "Stop" })
      .click({ timeout: 1_000 })
      .catch(() => undefined);
    await settled(page);
    assert.equal((await lines(page)).length, 2);
    await page.close();
  });

  test("where workers are forbidden the page counts by itself, in slices: the package's numbers, and a long run can be stopped", async () => {
    const page = await shared.context.newPage();
    await page.goto(shared.site.urlWithoutWorkers);
    await settled(page);
    assert.equal(page.workers().length, 0);
    await importValues(page, SOME);
    await page.getByText("first place", { exact: true }).click();
    await settled(page);
    await askMillion(page);
    await page.waitForFunction(isCounted, 1_000_000, { timeout: 120_000, polling: 100 });
    assert.deepEqual((await lines(page)).map((line) => line.count).sort(), firstPlaces(SOME));
    await page.getByLabel("Number of queries").selectOption("100");
    await page.locator("#ask-many").click();
    await settled(page);
    await importValues(page, MANY);
    await askMillion(page);
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await settled(page);
    assert.match(await page.locator(".notice").innerText(), /^Stopped\./);
    await page.close();
  });

  test("a finished long run has the package's numbers, and frames kept coming", async () => {
    const page = await openPage(shared.context, shared.url);
    await importValues(page, SOME);
    await page.getByText("first place", { exact: true }).click();
    await settled(page);
    await watchFrames(page);
    await askMillion(page);
    await page.locator('table[aria-busy="true"]').waitFor();
    await page.locator('table[aria-busy="false"]').waitFor({ timeout: 60_000 });
    const frames = await framesDuringRun(page);
    assert.ok(frames >= LEAST_FRAMES, `${frames} frames`);
    assert.deepEqual((await lines(page)).map((line) => line.count).sort(), firstPlaces(SOME));
    await page.close();
  });

  test("another look at the same numbers asks no worker; other numbers do", async () => {
    const page = await openPage(shared.context, shared.url);
    const show = (name) => act(page, page.getByText(name, { exact: true }).click());
    await show("first place");
    const before = await lines(page);
    await countRequests(page);
    for (const name of ["returned", "deviation", "counts", "first place"]) await show(name);
    assert.deepEqual(await lines(page), before);
    assert.equal(await page.evaluate(() => globalThis.requests_), 0);
    await show("picked by the client");
    assert.ok((await page.evaluate(() => globalThis.requests_)) > 0);
    assertSilent(page);
    await page.close();
  });
}

/** What is sent to the worker from now on. */
function countRequests(page) {
  return page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    globalThis.requests_ = 0;
    Worker.prototype.postMessage = function (...message) {
      globalThis.requests_ += 1;
      return postMessage.apply(this, message);
    };
  });
}

/** The first places that are shown are those of so many queries. */
function isCounted(queries) {
  const cells = document
    .querySelector("multivalue-playground")
    .shadowRoot.querySelectorAll("tr.record .at-count");
  return (
    [...cells].reduce((sum, cell) => sum + Number(cell.textContent.replace(/\D/g, "")), 0) ===
    queries
  );
}

/** What the package counts in a million queries. */
function firstPlaces(count) {
  const zone = Zone.import(zoneOf(count), { seed: "42" });
  const { rows } = zone.tally("www.example.com", "A", { queries: 1_000_000, seed: "42" });
  zone.free();
  return rows.map((row) => row.first).sort();
}

async function askMillion(page) {
  await page.getByLabel("Number of queries").selectOption("1000000");
  await page.locator("#ask-many").click();
}

async function importValues(page, count) {
  await page.getByRole("button", { name: "Import" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Records, a Corefile, or a change batch")
    .fill(JSON.stringify(zoneOf(count)));
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page
    .locator("tr.record")
    .nth(count - 1)
    .waitFor({ state: "attached" }); // they come in slices, and move what is below
  await settled(page);
}

/** A simple row: each answer holds all of its values in a new order, which is the most that a query can cost. */
function zoneOf(count) {
  const ResourceRecords = Array.from({ length: count }, (_, at) => ({
    Value: `198.51.${100 + (at >> 8)}.${at & 255}`,
  }));
  const soa = {
    Name: "example.com.",
    Type: "SOA",
    TTL: 900,
    ResourceRecords: [{ Value: "ns.example.com. host.example.com. 1 7200 900 1209600 86400" }],
  };
  return {
    ResourceRecordSets: [soa, { Name: "www.example.com.", Type: "A", TTL: 60, ResourceRecords }],
  };
}

/** Counts frames from the click until a million is counted: a page that counts in one piece paints none meanwhile. */
function watchFrames(page) {
  return page.evaluate((isCounted) => {
    const counted = new Function(`return (${isCounted})(1_000_000)`);
    globalThis.framesDuringRun_ = 0;
    const tick = () => {
      if (counted()) return;
      globalThis.framesDuringRun_ += 1;
      requestAnimationFrame(tick);
    };
    const { shadowRoot } = document.querySelector("multivalue-playground");
    shadowRoot
      .querySelector("#ask-many")
      .addEventListener("click", () => requestAnimationFrame(tick), { once: true });
  }, isCounted.toString());
}

function framesDuringRun(page) {
  return page.evaluate(() => globalThis.framesDuringRun_);
}

const LEAST_FRAMES = 4;

const SOME = 200;
/** The most values that a row may have. */
const MANY = 400;
