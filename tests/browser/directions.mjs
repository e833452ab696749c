// Right to left, other languages, paper, forced colours: the same picture for each.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { openChecks } from "./checks.mjs";
import {
  act,
  assertSilent,
  choosePreset,
  lamp,
  openPage,
  screenshot,
  sentence,
  settled,
} from "./playground.mjs";

export function directions(shared) {
  for (const width of [320, 768, 1400]) {
    test(`right to left at ${width} px: mirrored, nothing sideways, addresses left to right`, async () => {
      const page = await turned(shared, { width });
      for (const [name, reach] of STATES) {
        await reach(page);
        await settled(page);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(sideways, 0, `${name} scrolls sideways by ${sideways} px`);
        await screenshot(page, `rtl-${name}-${width}`);
      }
      await choosePreset(page, "web-tier");
      assert.deepEqual(await page.locator("tr.record").first().evaluate(geometry), {
        fromStart: true,
        lampFirst: true,
        directions: ["ltr", "ltr"],
      });
      const labels = await page
        .locator(".ruler text:not(.minor)")
        .evaluateAll((all) =>
          all.map((each) => [each.textContent, each.getBoundingClientRect().x]),
        );
      const [zero, last] = [labels.at(0), labels.at(-1)];
      assert.ok(zero[0] === "0%" && zero[1] > last[1], `the axis goes from ${zero} to ${last}`);
      assertSilent(page);
      await page.close();
    });
  }

  test("right to left: axe finds nothing", async () => {
    const page = await turned(shared, {});
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
    );
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run({
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }),
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      [],
    );
    await page.close();
  });

  test("in a German document numbers are German, and what is typed is not", async () => {
    const page = await turned(shared, { lang: "de", dir: "ltr" });
    assert.match(await page.locator("#ask-many").innerText(), /^Ask 10\.000 times$/);
    assert.match(await sentence(page), /66,7\u00a0%/);
    assert.match(await page.locator("tbody .at-count").first().innerText(), /^\d\.\d{3}$/);
    await page.locator("tbody .at-count").first().hover();
    await page.locator("#explanation:popover-open").waitFor();
    assert.match(await page.locator("#explanation").innerText(), /10\.000 queries × 8 of 12/);
    assert.equal(await page.getByLabel("Seed", { exact: true }).inputValue(), "42");
    await page.close();
  });

  test("on paper: white, the picture whole, no controls, and how to make it again", async () => {
    const page = await openPage(shared.context, shared.url, { width: 720, scheme: "dark" });
    await act(page, lamp(page, "web-3").click());
    await page.waitForURL(/down=web-3$/);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const sheet = await page.pdf({ format: "A4" });
    const pages = sheet.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(pages <= 2, `${pages} pages`);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      "rgb(255, 255, 255)",
    );
    for (const gone of [
      "#ask-many",
      ".tools",
      ".add",
      ".wire",
      ".choices",
      "button.remove svg",
      "footer",
    ])
      assert.equal(await page.locator(gone).first().isVisible(), false, gone);
    for (const there of [".sentence", "rect.counted", ".verdict", ".dig", ".why li", ".key"])
      assert.ok(await page.locator(there).first().isVisible(), there);
    assert.equal(
      await page.locator(".printed").innerText(),
      `Made by multivalue with 10,000 queries, seed 42, showing the answer to query 1. To reproduce it: ${page.url()}`,
    );
    const cut = await page
      .locator(".dig p, .at-count, .at-deviation, .at-value input")
      .evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.outerHTML),
      );
    assert.deepEqual(cut, [], "cut off");
    await screenshot(page, "print");
    await page.close();
  });

  for (const scheme of ["light", "dark"]) {
    test(`forced colours, ${scheme}: bars, expectation, interval, lamps and key are seen against the paper`, async () => {
      const page = await openPage(shared.context, shared.url, { scheme });
      await page.emulateMedia({ forcedColors: "active", colorScheme: scheme });
      await act(page, lamp(page, "web-3").click());
      await page.locator(".lamp.unhealthy").waitFor();
      const paper = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      const drawn = await page.evaluate(coloursOf);
      for (const [part, colour] of Object.entries(drawn))
        assert.ok(
          colour !== paper && !/^rgba\(.*, 0\)$/.test(colour) && colour !== "none",
          `${part} is ${colour} on ${paper}`,
        );
      await choosePreset(page, "all-down");
      await screenshot(page, `forced-${scheme}`);
      await page.close();
    });
  }
}

/** A page in another direction or language, as its document says before the element is there. */
async function turned(shared, { width = 1400, lang = "en", dir = "rtl" }) {
  const page = await openPage(shared.context, shared.url, { width });
  await page.addInitScript(
    ([language, direction]) => {
      new MutationObserver(
        () =>
          document.documentElement &&
          Object.assign(document.documentElement, { lang: language, dir: direction }),
      ).observe(document, { childList: true, subtree: true });
    },
    [lang, dir],
  );
  await page.reload();
  await settled(page);
  return page;
}

/** Where a bar begins, where the lamp stands, and how address and answer read. */
function geometry(row) {
  const root = row.getRootNode();
  const box = (selector) => row.querySelector(selector).getBoundingClientRect();
  const directionOf = (element) => getComputedStyle(element).direction;
  return {
    fromStart: Math.abs(box("rect.counted").right - box("svg.bar").right) < 1,
    lampFirst: box(".lamp").x > box(".at-value").x && box(".at-value").x > box(".at-count").x,
    directions: [
      directionOf(row.querySelector(".at-value input")),
      directionOf(root.querySelector(".dig")),
    ],
  };
}

function coloursOf() {
  const { shadowRoot } = document.querySelector("multivalue-playground");
  const of = (selector, property) => getComputedStyle(shadowRoot.querySelector(selector))[property];
  return {
    bar: of("rect.counted", "fill"),
    expected: of("line.expected", "stroke"),
    interval: of("rect.interval", "fill"),
    "lamp on": of(".lamp.healthy svg", "color"),
    "lamp off": of(".lamp.unhealthy svg", "color"),
    ruler: of(".ruler text", "fill"),
    "key of the bar": of(".sample.counted", "backgroundColor"),
    "key of the expectation": of(".sample.expected", "backgroundColor"),
    "key of the interval": of(".sample.interval", "backgroundColor"),
  };
}

const STATES = [
  ["start", () => undefined],
  ["one-down", (page) => act(page, lamp(page, "web-3").click())],
  ["deviation", (page) => page.getByText("deviation", { exact: true }).click()],
  ["wire", (page) => page.locator(".wire > summary").click()],
  ["checks", openChecks],
  ["weighted", (page) => choosePreset(page, "weighted")],
  ["counts", (page) => page.getByText("counts", { exact: true }).click()],
];
