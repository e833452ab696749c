// The timeline shows what the package simulates for the same story, step by step.

import assert from "node:assert/strict";

import { Zone } from "../../dist/index.js";
import { act, choosePreset, example, onPageOf, settled } from "./playground.mjs";

export function timelines(shared) {
  const onPage = onPageOf(shared);

  onPage(
    "every step of the zone as it stands and of the balancer is the package's",
    async (page) => {
      const timeline = simulated(await example("web-tier"), { events: outage("192.0.2.1") });
      const steps = await sheet(page);
      assert.equal(steps.length, timeline.time.length);
      const lost = sharesOf(timeline);
      assert.deepEqual(
        steps.map((step) => step[5]),
        lost.lost,
      );
      assert.ok(
        lost.lost.some((share) => share !== "0.0%") && lost.lost.some((share) => share === "0.0%"),
      );
      assert.deepEqual(
        steps.map((step) => step[7]),
        sharesOf(timeline.balancer).lost,
      );
      const [, , figures] = await page.locator(".figures").allInnerTexts();
      assert.equal(
        figures,
        `${((1 - timeline.availability) * 100).toFixed(1)}% lost, the last after ${clock(timeline.errorWindow)}`,
      );
      const { at } = timeline.health.find(({ status }) => status === "Unhealthy");
      assert.equal(at, 150, "three failures, 30 s apart");
      assert.deepEqual(await page.locator(".happenings b").allInnerTexts(), [
        "1:00",
        clock(at),
        "6:00",
        clock(timeline.health[1].at),
      ]);
      assert.match(
        await page.locator(".sentence").innerText(),
        /^web-1 is down from 1:00 to 6:00\. Its check notices after 1:30; cached answers expire one TTL later\. Multivalue loses \d\.\d% of all clients\.$/,
      );
    },
    { start: "#v=1&preset=web-tier&view=timeline" },
  );

  onPage(
    "another record, time, length, cache and retries; a dead one beside it",
    async (page) => {
      await act(page, page.getByLabel("Record that fails").selectOption("192.0.2.4"));
      await act(page, page.getByLabel("Outage start").selectOption("30"));
      await act(page, page.getByLabel("Outage duration").selectOption("60"));
      await act(page, page.getByLabel("Clients ask").selectOption("10"));
      await act(page, page.getByLabel("On a dead address").selectOption("1"));
      const source = await example("web-tier");
      const check = source.ResourceRecordSets.find(
        (row) => row.SetIdentifier === "web-7",
      ).HealthCheckId;
      const events = [{ at: 0, endpoint: "192.0.2.7", up: false }, ...outage("192.0.2.4", 30, 60)];
      const timeline = simulated(
        { ...source, Health: { [check]: "Unhealthy" } },
        { events, resolvers: 10, retries: 1, duration: 390 },
      );
      const steps = await sheet(page);
      assert.deepEqual(
        steps.map((step) => step[5]),
        sharesOf(timeline).lost,
      );
      assert.deepEqual(
        steps.map((step) => step[6]),
        sharesOf(timeline).stumbled,
      );
      assert.match(
        await page.locator(".how").innerText(),
        /One other record is down all the time\./,
      );
      const link = await page.evaluate(
        () => document.querySelector("multivalue-playground").state.story,
      );
      assert.deepEqual(link, { resolvers: 10, retries: 1, fails: "192.0.2.4", at: 30, lasts: 60 });
    },
    { start: "#v=1&preset=web-tier&view=timeline&down=web-7" },
  );

  onPage(
    "a link holds the story; simple records have no check that could notice",
    async (page) => {
      assert.match(
        await page.locator(".sentence").innerText(),
        /^192\.0\.2\.2 is down from 2:00 to 17:00\. No check notices\. Simple loses \d+\.\d% of all clients\.$/,
      );
      assert.equal(
        await page.getByLabel("Clients ask").locator("option:checked").innerText(),
        "through 7 caching resolvers",
      );
      await page.reload();
      await settled(page);
      assert.match(await page.locator(".sentence").innerText(), /^192\.0\.2\.2 is down from 2:00/);
      await choosePreset(page, "failover");
      const [, failover, , balancer] = await page.locator(".figures").allInnerTexts();
      assert.match(failover, /^\d+\.\d% lost, the last after/);
      assert.equal(balancer, "none lost");
    },
    { start: "#v=1&preset=simple&view=timeline&fails=192.0.2.2&at=120&lasts=900&resolvers=7" },
  );

  onPage("by keyboard: who dies, how long, and the numbers", async (page) => {
    await page.getByRole("radio", { name: "Records" }).focus();
    await act(page, page.keyboard.press("ArrowRight"));
    await act(page, page.keyboard.press("ArrowRight"));
    await page.getByLabel("Record that fails").focus();
    await act(page, page.keyboard.press("ArrowDown"));
    assert.match(await page.locator(".sentence").innerText(), /^web-10 is down/);
    await page.getByRole("button", { name: "Show as a table" }).press("Enter");
    assert.ok((await page.locator(".sheet th[scope=row]").count()) > 60);
  });
}

async function sheet(page) {
  await page.getByRole("button", { name: "Show as a table" }).click();
  return page
    .locator(".sheet tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
}

function outage(endpoint, at = 60, lasts = 300) {
  return [
    { at, endpoint, up: false },
    { at: at + lasts, endpoint, up: true },
  ];
}

function simulated(source, { events, resolvers = 100, retries = 0, duration = 660 }) {
  const zone = Zone.import(source, { seed: "42" });
  const timeline = zone.simulate({
    name: "www.example.com",
    type: "A",
    seed: "42",
    resolvers,
    retries,
    pick: "random",
    duration,
    requestsPerSecond: 100,
    events,
  });
  zone.free();
  return timeline;
}

/** Of each step, as the page writes it. */
function sharesOf({ load, failed, failedAfterRetries }) {
  const all = failedAfterRetries.map((lost, step) =>
    Object.values(load).reduce((sum, served) => sum + served[step], lost),
  );
  const written = (counts) =>
    [...counts].map((count, step) => `${((count / all[step]) * 100).toFixed(1)}%`);
  return { lost: written(failedAfterRetries), stumbled: written(failed) };
}

function clock(seconds) {
  return `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;
}
