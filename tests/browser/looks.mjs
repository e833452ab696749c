// How the page looks: from the first paint on, at every width, in both themes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openChecks } from "./checks.mjs";
import {
  act,
  assertSilent,
  choosePreset,
  lamp,
  lines,
  openBrowser,
  openPage,
  screenshot,
  settled,
} from "./playground.mjs";

export function looks(shared) {
  test("without JavaScript the page already shows the records and their bars", async () => {
    const { context, close } = await openBrowser({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(shared.url);
    assert.equal(await page.locator("tr.record").count(), 12);
    assert.equal(await page.locator("rect.counted").count(), 12);
    assert.match(await page.locator(".sentence").innerText(), /^12 healthy/);
    await close();
  });

  test("coming alive moves nothing", async () => {
    const page = await openPage(shared.context, shared.url);
    const shift = await page.evaluate(
      () =>
        new Promise((settle) => {
          new PerformanceObserver((list) =>
            settle(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)),
          ).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => settle(0), 500);
        }),
    );
    assert.ok(shift < 0.001, `layout shift of ${shift}`);
    await page.close();
  });

  for (const width of WIDTHS) {
    for (const scheme of ["light", "dark"]) {
      test(`${width} px, ${scheme}: every state fits, and is kept as a screenshot`, async () => {
        const page = await openPage(shared.context, shared.url, { width, scheme });
        for (const [name, reach] of STATES) {
          await reach(page);
          await settled(page);
          const sideways = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(sideways, 0, `${name} scrolls sideways by ${sideways} px`);
          await screenshot(page, `${name}-${width}-${scheme}`);
        }
        assertSilent(page);
        await page.close();
      });
    }
  }

  test("the theme button goes through system, light and dark, and is remembered", async () => {
    const page = await openPage(shared.context, shared.url, { scheme: "light" });
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByRole("button", { name: "Theme: system" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    await page.getByRole("button", { name: "Theme: dark" }).waitFor();
    assert.notEqual(await paper(), light);
    await page.reload();
    await settled(page);
    assert.notEqual(await paper(), light);
    await page.getByRole("button", { name: "Theme: dark" }).click();
    assert.equal(await paper(), light);
    await page.close();
  });

  test("reduced motion and forced colours are heeded", async () => {
    const page = await openPage(shared.context, shared.url);
    const motion = () =>
      page
        .locator("rect.counted")
        .first()
        .evaluate((bar) => getComputedStyle(bar).transitionDuration);
    assert.match(await motion(), /0\.16s/);
    await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
    assert.match(await motion(), /^0s(, 0s)*$/);
    await act(page, lamp(page, "web-1").click());
    await screenshot(page, "forced-colours");
    await page.close();
  });

  test("pointing at a record marks it in the table, the answer and the reasons, and back", async () => {
    const page = await openPage(shared.context, shared.url);
    await page.setViewportSize({ width: 1400, height: 2000 });
    const first = page.locator(".dig p[data-line]").first();
    await first.hover();
    const value = await first.locator("b").innerText();
    assert.equal(await page.locator("tr.record.hot .at-value input").inputValue(), value);
    assert.equal(await page.locator(".why li.hot").count(), 1);
    await page.locator("tr.record").last().hover();
    assert.equal(
      await page.locator(".why li.hot").getAttribute("data-line"),
      await page.locator("tr.record").last().getAttribute("data-line"),
    );
    await page.mouse.move(0, 0);
    await page.getByLabel("Value of web-2", { exact: true }).focus();
    assert.equal(await page.locator("tr.record.hot .at-identifier input").inputValue(), "web-2");
    await page.close();
  });

  test("a hundred records stand closer, each still on one line", async () => {
    const page = await openPage(shared.context, shared.url);
    await page
      .getByLabel("Add addresses, one per line")
      .fill(Array.from({ length: 88 }, (_, at) => `198.51.100.${at}`).join(" "));
    await act(page, page.getByRole("button", { name: "Add", exact: true }).click());
    assert.equal((await lines(page)).length, 100);
    const { height } = await page.locator("tr.record").first().boundingBox();
    assert.ok(height < 32, `a line of ${height} px`);
    await screenshot(page, "hundred-1400-light");
    await page.close();
  });
}

const WIDTHS = [320, 768, 1400];
/** One after the other, on one page. */
const STATES = [
  ["start", () => undefined],
  ["one-down", (page) => act(page, lamp(page, "web-3").click())],
  ["deviation", (page) => page.getByText("deviation", { exact: true }).click()],
  ["first-place", (page) => page.getByText("first place", { exact: true }).click()],
  ["picked", (page) => page.getByText("picked by the client", { exact: true }).click()],
  ["refused", refuse],
  ["fail-open", allDown],
  ["wire", openWire],
  ["checks", openChecks],
  ["dual-stack", (page) => choosePreset(page, "dual-stack")],
  ["weighted", (page) => choosePreset(page, "weighted")],
  ["failover", (page) => choosePreset(page, "failover")],
  ["simple", (page) => choosePreset(page, "simple")],
  ["compare-simple", (page) => act(page, page.getByText("Compare", { exact: true }).click())],
  ["compare-weighted", (page) => choosePreset(page, "weighted")],
  ["compare", compareDead],
  ["timeline-numbers", (page) => act(page, page.getByText("Timeline", { exact: true }).click())],
  ["timeline", (page) => page.getByRole("button", { name: "Show as a table" }).click()],
];

async function compareDead(page) {
  await choosePreset(page, "two-down");
  await page.getByRole("button", { name: "Show as a table" }).click();
}

async function refuse(page) {
  await page.getByText("returned", { exact: true }).click();
  await page.getByText("counts", { exact: true }).click();
  await page.getByLabel("Value of web-2", { exact: true }).fill("192.0.2.999");
  await page.getByLabel("Value of web-2", { exact: true }).press("Enter");
  await page.locator("p.error").waitFor();
}

async function openWire(page) {
  await page.locator(".wire > summary").click();
  await page.locator(".parts").last().locator("summary").nth(2).press("ArrowRight");
}

async function allDown(page) {
  await page.getByLabel("Value of web-2", { exact: true }).press("Escape");
  for (const number of [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    await act(page, lamp(page, `web-${number}`).click());
}
