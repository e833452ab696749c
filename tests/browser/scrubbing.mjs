// The timeline read at one moment: what is lost in that step and what Route 53 answers by then, as the package says it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Zone } from "../../dist/index.js";
import { act, example, onPageOf, openBrowser, settled } from "./playground.mjs";

export function scrubbing(shared) {
  const onPage = onPageOf(shared);

  onPage(
    "a pointer over the panels reads each moment, moves nothing, and leaves all as it was",
    async (page) => {
      const source = await example("web-tier");
      const timeline = simulated(source);
      const before = await looks(page);
      for (const second of [5, 65, 149, 151, 215, 365, 455, 655]) {
        await point(page, ".course.failover", second / 660);
        const nth = Math.floor(second / 10);
        assert.equal(
          await now(page, "multivalue"),
          `${lostIn(timeline, nth)}, ${answersOf(source, timeline, nth * 10)}`,
          `${second} s`,
        );
        assert.equal(await now(page, "balancer"), lostIn(timeline.balancer, nth));
        assert.equal(
          await page.locator(".hour.now").innerText(),
          `${Math.floor(nth / 6)}:${nth % 6}0`,
        );
        assert.deepEqual((await looks(page)).box, before.box);
      }
      assert.equal(await now(page, "failover"), "none lost, answers web-1");
      await page.mouse.move(5, 5);
      assert.deepEqual(await looks(page), before);
    },
    { start: LINK },
  );

  onPage(
    "by keyboard: a slider with a name, whose value is said in words, a step at a time",
    async (page) => {
      const slider = page.getByRole("slider", { name: "Time to read" });
      await page.getByLabel("Outage duration").focus();
      await page.keyboard.press("Tab");
      while (!(await slider.evaluate((each) => each.matches(":focus"))))
        await page.keyboard.press("Tab");
      assert.match(
        await page.locator("#explanation:popover-open").innerText(),
        /^From 1:00 to 1:10, \d+(\.\d)?% = \d+ of 1,000 clients of Multivalue found no working address\. Of the 12 records .* contains 8; web-1 is still among them\.$/,
      );
      for (const [key, value] of [
        ["ArrowRight", "70"],
        ["ArrowLeft", "60"],
        ["End", "650"],
        ["Home", "0"],
        ["ArrowUp", "10"],
      ]) {
        await page.keyboard.press(key);
        assert.equal(await slider.inputValue(), value, key);
      }
      assert.match(
        await slider.getAttribute("aria-valuetext"),
        /^0:10: Simple none lost, answers all 12; Failover none lost, answers web-1; Multivalue none lost, answers 8 of 12; Ideal balancer none lost\.$/,
      );
      await page.keyboard.press("Shift+Tab");
      assert.equal(await page.locator(".now").count(), 0);
    },
    { start: LINK },
  );

  onPage(
    "another outage while a moment is read: what is read is of the new picture",
    async (page) => {
      const source = await example("web-tier");
      await point(page, ".course.simple", 0.999);
      await act(
        page,
        page.evaluate(() => {
          const choice = document
            .querySelector("multivalue-playground")
            .shadowRoot.querySelector("select[aria-label='Outage duration']");
          choice.value = "60";
          choice.dispatchEvent(new Event("change"));
        }),
      );
      await page.locator(".sentence", { hasText: "from 1:00 to 2:00" }).waitFor();
      assert.equal(
        await page.locator(".hour.now").innerText(),
        "6:55",
        "a shorter story has shorter steps",
      );
      assert.equal(
        await now(page, "multivalue"),
        `${lostIn(simulated(source, 60), 83)}, answers 8 of 12`,
      );
    },
    { start: LINK },
  );

  onPage(
    "right to left the axis begins at the right, for pointer and keyboard",
    async (page) => {
      await page.evaluate(() => (document.documentElement.dir = "rtl"));
      await point(page, ".course.simple", 0.999);
      assert.equal(await page.locator(".hour.now").innerText(), "0:00");
      const slider = page.getByRole("slider");
      await slider.focus();
      const before = Number(await slider.inputValue());
      await page.keyboard.press("ArrowLeft");
      assert.equal(Number(await slider.inputValue()), before + 10);
      const [expected, cursor] = await page.evaluate(
        (second) => {
          const { shadowRoot } = document.querySelector("multivalue-playground");
          const [stage, cursor] = [".hours .stage", ".course.simple .cursor"].map((each) =>
            shadowRoot.querySelector(each).getBoundingClientRect(),
          );
          return [stage.right - (second / 660) * stage.width, cursor.left + cursor.width / 2];
        },
        before + 10 + 5,
      );
      assert.ok(Math.abs(expected - cursor) < 2, `${cursor} is not ${expected}`);
    },
    { start: LINK },
  );

  test("a finger reads, at 320 px, and what it read stays when it is lifted", async () => {
    const { context, close } = await openBrowser({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    await page.goto(shared.url + LINK);
    await settled(page);
    const stage = page.locator(".course.multivalue .stage");
    await stage.scrollIntoViewIfNeeded();
    const { x, y, width } = await stage.boundingBox();
    await page.touchscreen.tap(x + width * (155 / 660), y + 20);
    assert.equal(await page.locator(".hour.now").innerText(), "2:30");
    assert.match(await now(page, "multivalue"), /% lost, answers 8 of 11$/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await close();
  });
}

async function point(page, panel, share) {
  const { x, y, width } = await page.locator(`${panel} .stage`).boundingBox();
  await page.mouse.move(x + share * width, y + 25);
  await page.locator(".now").first().waitFor();
}

function now(page, contender) {
  return page.locator(`.course.${contender} .now`).innerText();
}

/** All that a pointer could move or change. */
async function looks(page) {
  const box = JSON.stringify(
    await page
      .locator(".course")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect())),
  );
  return { box, figures: await page.locator(".figures > :visible").allInnerTexts() };
}

function simulated(source, lasts = 300) {
  const events = [
    { at: 60, endpoint: "192.0.2.1", up: false },
    { at: 60 + lasts, endpoint: "192.0.2.1", up: true },
  ];
  const zone = Zone.import(source, { seed: "42" });
  const timeline = zone.simulate({
    name: "www.example.com",
    type: "A",
    seed: "42",
    resolvers: 100,
    retries: 0,
    pick: "random",
    duration: lasts + 360,
    requestsPerSecond: 100,
    events,
  });
  zone.free();
  return timeline;
}

function lostIn({ load, failedAfterRetries: failed }, nth) {
  const all = Object.values(load).reduce((sum, served) => sum + served[nth], failed[nth]);
  return failed[nth] > 0 ? `${((failed[nth] / all) * 100).toFixed(1)}% lost` : "none lost";
}

/** By the package's own zone, its check set by hand as the timeline's says by then. */
function answersOf(source, { health }, second) {
  const zone = Zone.import(source, { seed: "42" });
  for (const { at, id, status } of health) if (at <= second) zone.setHealth(id, status);
  const { answer, rows } = zone.resolve("www.example.com", "A");
  zone.free();
  const eligible = rows.filter(
    ({ outcome }) => outcome === "answered" || outcome === "not drawn",
  ).length;
  return `answers ${answer.length} of ${eligible}`;
}

const LINK = "#v=1&preset=web-tier&view=timeline";
