// Every number explains itself where it is: on pointing, on focus, and on a tap, with the numbers that it comes from.

import assert from "node:assert/strict";
import { test } from "node:test";

import { act, assertSilent, choosePreset, lamp, openBrowser, openPage, settled } from "./playground.mjs";

export function explaining(shared) {
  const onPage = (name, steps, options = {}) =>
    test(name, async () => {
      const page = await openPage(shared.context, shared.url, options);
      await steps(page);
      assertSilent(page);
      await page.close();
    });

  onPage("pointing at a number explains it by the numbers that it comes from", async (page) => {
    await act(page, lamp(page, "web-3").click());
    for (const [number, words] of NUMBERS) assert.match(await pointedAt(page, number), words, number);
    await choosePreset(page, "weighted");
    for (const [number, words] of WEIGHTED) assert.match(await pointedAt(page, number), words, number);
    await page.locator(".checks > summary").click();
    await page.locator(".results button", { hasText: "One failure" }).first().click();
    await page.locator(".beads .full").first().waitFor();
    assert.match(await pointedAt(page, ".countdown .explains"), /^1 of 3 results in a row speak against its status/);
  });

  onPage("an expectation is the core's, whatever is shown", async (page) => {
    await page.getByText("first place", { exact: true }).click();
    await settled(page);
    assert.match(await pointedAt(page, "tbody .at-count"), /^web-1 stood first in [\d,]+ of 10,000 answers: 8(\.\d)?%\. Expected 833 = 10,000 queries × 1 of 12\.$/);
    await choosePreset(page, "eight-or-fewer");
    await page.getByText("returned", { exact: true }).click();
    await settled(page);
    assert.match(await pointedAt(page, "tbody .at-deviation"), /Chance has no part in it/);
  });

  onPage("the keyboard walks the numbers as one stop; what is focused is described, and Escape takes that away", async (page) => {
    await page.locator("thead .at-count").focus();
    await page.keyboard.press("ArrowDown");
    assert.match(await shown(page), /of 10,000 answers held web-1:/);
    assert.equal(await page.locator("tbody .at-count").first().getAttribute("aria-describedby"), "explanation");
    await page.keyboard.press("ArrowDown");
    assert.match(await shown(page), /answers held web-10:/);
    await page.keyboard.press("ArrowRight");
    assert.match(await shown(page), /σ = \(/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    assert.match(await shown(page), /^Expected 6,667 = 10,000 queries × 8 of 12/);
    await page.keyboard.press("Escape");
    await hidden(page);
    assert.equal(await page.locator("[aria-describedby=explanation]").count(), 0);
    await page.getByLabel("Seed", { exact: true }).focus();
    assert.match(await shown(page), /^Seed 42 starts/);
    assert.equal(await page.getByLabel("Seed", { exact: true }).getAttribute("aria-describedby"), "explanation");
    await page.getByLabel("Seed", { exact: true }).fill("x");
    await hidden(page);
    await page.keyboard.press("Enter");
    await page.locator("#error-seed").waitFor();
    await page.locator("#ask-once").focus();
    assert.equal(await page.getByLabel("Seed", { exact: true }).getAttribute("aria-describedby"), "error-seed");
  });

  onPage("a pressed number stays explained until it is pressed again, and moves nothing", async (page) => {
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    await page.locator(".explainer").click();
    await page.mouse.move(5, 5);
    await page.waitForTimeout(400);
    assert.match(await shown(page), /^66\.7% = 8 of 12/);
    assert.equal(await height(), before);
    await act(page, lamp(page, "web-3").press("Space"));
    await page.locator(".explainer").click();
    assert.match(await shown(page), /^72\.7% = 8 of 11/, "it speaks of the picture as it is");
    await page.locator(".explainer").click();
    await hidden(page);
  });

  test("a tap explains, within a narrow window", async () => {
    const { context, close } = await openBrowser({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });
    const page = await context.newPage();
    await page.goto(shared.url);
    await settled(page);
    for (const number of ["tbody .at-count", "tbody .at-bar", ".verdict .explains", ".wire > summary"]) {
      await page.locator(number).first().tap();
      assert.ok((await shown(page)).length > 20, number);
      const { x, width } = await page.locator("#explanation").boundingBox();
      assert.ok(x >= 0 && x + width <= 320, `${number}: from ${x}, ${width} wide`);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await close();
  });
}

async function pointedAt(page, selector) {
  await page.mouse.move(2, 2);
  await hidden(page);
  await page.locator(selector).first().hover();
  return shown(page);
}

async function shown(page) {
  await page.locator("#explanation:popover-open").waitFor();
  return page.locator("#explanation").innerText();
}

function hidden(page) {
  return page.locator("#explanation:popover-open").waitFor({ state: "detached" });
}

const NUMBERS = [
  ["tbody .at-count", /^7,\d{3} of 10,000 answers held web-1: 7\d(\.\d)?%\. Expected 7,273 = 10,000 queries × 8 of 11\.$/],
  ["tbody .at-bar", /^Expected 7,273 = 10,000 queries × 8 of 11\. At least 99% of runs end from 7,1\d\d to 7,3\d\d/],
  ["tbody .at-deviation", /^[−+]\d\.\d σ = \(7,\d{3} − 7,273\) \/ 44\.5: /],
  ["tr:has([aria-label='Value of web-3']) .at-count", /^No answer held web-3: .*unhealthy/],
  ["thead .at-count", /^How many of 10,000 answers/],
  ["thead .at-bar", /its end is 100% of 10,000 queries/],
  ["thead .at-deviation", /standard deviations of a fair draw/],
  [".explainer", /^72\.7% = 8 of 11/],
  [".policy .explains", /up to 8 healthy records.*Developer Guide/],
  ["label[data-explain=ttl]", /keep an answer for 60 seconds.*RFC 2181/],
  ["label[data-explain=seed]", /^Seed 42/],
  [".answer small .explains", /query 1 in the stream of seed 42/],
  [".why i", /^Place \d of 8/],
  [".verdict .explains", /over 11 records; 10 of them.* 10 \/ 3,/],
  [".verdict b .explains", /^p = 0\.\d+: of fair draws/],
  [".wire > summary", /^The query has 44 octets: a header of 12/],
  [".checks > summary", /^12 checks of the zone, 1 of which says unhealthy/],
];
const WEIGHTED = [
  ["tbody .at-weight", /^Weight 10 of 100 in all/],
  [".explainer", /^45% = weight 45 of 100/],
  ["tbody .at-count", /^1,\d{3} of 10,000 answers held canary: .*Expected 1,000 = 10,000 queries × 10%\.$/],
];
