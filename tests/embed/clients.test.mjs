// Comparison and timeline in pages of others, without the frame: the package's numbers, looks, access, and nothing to edit.

import assert from "node:assert/strict";
import { test } from "node:test";

import axe from "axe-core";

import { Zone } from "../../dist/index.js";
import { example, screenshot } from "../browser/playground.mjs";
import { docsOf, element } from "./docs.mjs";
import { aroundAll } from "./servers.mjs";

const shared = aroundAll();
const { open, policy } = docsOf(shared);
const zone = await example("web-tier");
const VIEWS = ["compare", "timeline"];

test("compare: the clients of each record as the package simulates them, and a lamp that takes one away", async () => {
  const page = await open(tag("compare", ' seed="7" queries="20000"'));
  await alive(page, 0);
  assert.deepEqual(
    await column(page, "multivalue"),
    simulated(zone, { seed: "7", step: 200, duration: 200 }),
  );
  await element(page, 0).getByRole("button", { name: "web-3 healthy" }).click();
  await element(page, 0).locator(".sentence", { hasText: "1 of 12 records is down." }).waitFor();
  const counts = await column(page, "multivalue");
  assert.equal(counts[ROWS.findIndex(({ SetIdentifier }) => SetIdentifier === "web-3")], 0);
  assert.deepEqual(
    counts,
    simulated(
      { ...zone, Health: { [checkOf("web-3")]: "Unhealthy" } },
      { seed: "7", step: 200, duration: 200 },
    ),
  );
  assert.deepEqual(page.said, []);
  await page.close();
});

test("timeline: what is lost is what the package says, for the outage that is chosen", async () => {
  const page = await open(tag("timeline", ' seed="7"'));
  await alive(page, 0);
  const lost = async () => element(page, 0).locator(".course.multivalue .figures").innerText();
  assert.equal(await lost(), lossOf({ at: 60, lasts: 300 }));
  await element(page, 0).getByLabel("Outage duration").selectOption("60");
  await element(page, 0).locator(".sentence", { hasText: "from 1:00 to 2:00" }).waitFor();
  assert.equal(await lost(), lossOf({ at: 60, lasts: 60 }));
  assert.deepEqual(page.said, []);
  await page.close();
});

test("both on a page beside a chart: one worker, no frame, and the way to the playground", async () => {
  const page = await open(
    [...VIEWS, "chart"]
      .map((view) => tag(view, ' playground="https://example.com/playground/"'))
      .join(""),
  );
  for (const nth of [0, 1, 2]) await alive(page, nth);
  assert.equal(page.workers().length, 1);
  assert.equal(
    await page.locator("multivalue-playground :is(.masthead, .tabs, .ask, dialog)").count(),
    0,
  );
  for (const nth of [0, 1]) {
    assert.match(
      await element(page, nth)
        .getByRole("link", { name: "open in playground" })
        .getAttribute("href"),
      /^https:\/\/example\.com\/playground\/#v=1&z=/,
    );
  }
  assert.deepEqual(page.said, []);
  await page.close();
});

for (const view of VIEWS) {
  test(`${view}, readonly: there is no field of the zone, and nothing of it changes but health`, async () => {
    const page = await open(tag(view, " readonly"));
    await alive(page, 0);
    assert.equal(
      await element(page, 0)
        .locator("input:not([type=range], [type=radio]), textarea, .remove, .add")
        .count(),
      0,
    );
    const state = () =>
      element(page, 0).evaluate(({ state }) => JSON.stringify(state.source.ResourceRecordSets));
    const before = await state();
    await element(page, 0).getByLabel("Clients ask").selectOption("10");
    await element(page, 0).locator('[aria-busy="false"]').first().waitFor();
    assert.equal(await state(), before);
    assert.equal(await element(page, 0).evaluate(({ state }) => state.story.resolvers), 10);
    await page.close();
  });

  test(`${view}: axe finds nothing in either theme, and at 320 px nothing goes sideways`, async () => {
    for (const width of [320, 1280]) {
      const page = await open(
        `<main><h1>Docs</h1>${tag(view, ' playground="/p"')}${tag(view, ' theme="dark" readonly')}</main>`,
        { width },
      );
      for (const nth of [0, 1]) await alive(page, nth);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]),
        [],
      );
      assert.deepEqual(page.said, []);
      await screenshot(page, `embedded-${view}-${width}`);
      await page.close();
    }
  });

  test(`${view}: a number explains itself, by keyboard and within the element`, async () => {
    const page = await open(tag(view, ""));
    await alive(page, 0);
    await page.keyboard.press("Tab");
    await element(page, 0).locator(".explainer").focus();
    await page
      .locator("#explanation:popover-open", {
        hasText: view === "compare" ? "requests a second" : "is down for 5:00",
      })
      .waitFor();
    await page.close();
  });

  test(`${view}, where workers are forbidden: the same numbers, by the page's own thread`, async () => {
    const page = await open(tag(view, ' seed="7" queries="20000"'), {
      csp: policy("").replace("worker-src blob:", "worker-src 'none'"),
    });
    await alive(page, 0);
    assert.equal(page.workers().length, 0);
    if (view === "compare")
      assert.deepEqual(
        await column(page, "multivalue"),
        simulated(zone, { seed: "7", step: 200, duration: 200 }),
      );
    else
      assert.equal(
        await element(page, 0).locator(".course.multivalue .figures").innerText(),
        lossOf({ at: 60, lasts: 300 }),
      );
    await page.close();
  });
}

const ROWS = zone.ResourceRecordSets.filter(
  ({ SetIdentifier, Type }) => SetIdentifier && Type === "A",
);

function checkOf(identifier) {
  return ROWS.find(({ SetIdentifier }) => SetIdentifier === identifier).HealthCheckId;
}

function tag(view, attributes) {
  return `<multivalue-playground view="${view}"${attributes}><script type="application/json">${JSON.stringify(zone)}</script><p>static</p></multivalue-playground>`;
}

async function alive(page, nth) {
  await element(page, nth).evaluate((element) => element.scrollIntoView());
  await element(page, nth)
    .locator('[aria-busy="false"]:is(.compared, .courses, .records)')
    .first()
    .waitFor();
}

function column(page, contender) {
  return element(page, 0)
    .locator(`.compared td[data-column="${contender}"] .figure small`)
    .evaluateAll((all) => all.map(({ textContent }) => Number(textContent.replace(/\D/g, ""))));
}

/** What the package makes of the zone, record by record. */
function simulated(source, { seed, ...times }) {
  const { load } = timelineOf(source, { seed, ...times });
  return ROWS.map(({ ResourceRecords: [{ Value }] }) =>
    load[Value].reduce((sum, each) => sum + each, 0),
  );
}

function lossOf({ at, lasts }) {
  const [
    {
      ResourceRecords: [{ Value: endpoint }],
    },
  ] = ROWS;
  const events = [
    { at, endpoint, up: false },
    { at: at + lasts, endpoint, up: true },
  ];
  const { availability, errorWindow } = timelineOf(zone, {
    seed: "7",
    duration: at + lasts + 300,
    events,
  });
  const window = Math.round(errorWindow);
  return `${((1 - availability) * 100).toFixed(1)}% lost, the last after ${Math.floor(window / 60)}:${String(window % 60).padStart(2, "0")}`;
}

function timelineOf(source, { seed, ...options }) {
  const open = Zone.import(source, { seed });
  const timeline = open.simulate({
    name: "www.example.com",
    type: "A",
    seed,
    resolvers: 100,
    retries: 0,
    pick: "random",
    requestsPerSecond: 100,
    events: [],
    ...options,
  });
  open.free();
  return timeline;
}
