// Nothing moves while a page loads and its embeds are hydrated, however it is scrolled, and no more height is reserved than they need.
//
// `UPDATE_HEIGHTS=1` measures the reserved heights anew.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { PAGES } from "../../scripts/site/pages.mjs";
import { FROM, MEASURED, WIDEST } from "../../scripts/site/reserved-heights.mjs";
import { PATHS } from "./built.mjs";
import { comeAlive, open } from "./pages.mjs";

export function layoutShift(shared) {
  const address = (id) => `${shared.site.origin}${PATHS[0]}${id}/`;

  if (process.env.UPDATE_HEIGHTS)
    return test("reserved heights are measured anew", () => measured(shared, address));

  for (const { id } of PAGES) {
    for (const width of LONGEST.includes(id) ? [320, 390, 768, 1100, 1400] : [320, 1100]) {
      test(`${id}, ${width} px: nothing moves`, async () => {
        const page = await open(shared, address(id), { width, script: watchShifts });
        await comeAlive(page);
        await page.waitForTimeout(200);
        assert.deepEqual(
          await page.evaluate(() => globalThis.shifts_),
          [],
          "UPDATE_HEIGHTS=1 if embeds have other heights on purpose",
        );
        await page.close();
      });
    }
  }

  test("the reserved height is the one needed", async () => {
    let embeds = 0;
    for (const id of EMBEDDING) {
      const page = await open(shared, address(id));
      await comeAlive(page);
      for (const width of [320, 768, 1400]) {
        await page.setViewportSize({ width, height: 900 });
        const kept = await page.evaluate(heights, false);
        const needed = await page.evaluate(heights, true);
        embeds += needed.length;
        for (const [nth, need] of needed.entries())
          assert.ok(
            kept[nth] >= need && kept[nth] <= need + MOST_SPARE,
            `${id}, embed ${nth} at ${width} px: ${kept[nth]} for ${need}`,
          );
      }
      await page.close();
    }
    assert.ok(embeds >= 3 * 12, `${embeds}`);
  });

  test("the watch sees what moves", async () => {
    const page = await open(shared, address("odds"), { script: watchShifts });
    await page.evaluate(() =>
      document
        .querySelector("main p")
        .before(Object.assign(document.createElement("p"), { textContent: "more" })),
    );
    await page.waitForFunction(() => globalThis.shifts_.length > 0);
    await page.close();
  });
}

/** At both ends of each stretch of widths: the higher is kept. */
async function measured(shared, address) {
  const all = {};
  for (const id of EMBEDDING) {
    const page = await open(shared, address(id));
    await comeAlive(page);
    const at = async (width) => {
      await page.setViewportSize({ width, height: 900 });
      return page.evaluate(heights, true);
    };
    const stretches = [];
    for (const [nth, from] of FROM.entries())
      stretches.push([await at(from), await at((FROM[nth + 1] ?? WIDEST + 1) - 1)]);
    all[id] = stretches[0][0].map((_, embed) =>
      stretches.map((ends) => Math.max(...ends.map((each) => each[embed]))),
    );
    await page.close();
  }
  writeFileSync(
    MEASURED,
    `${JSON.stringify(all).replace(/\],\[/g, "],\n[").replace(/\[\[/g, "[\n[").replace(/\]\]/g, "]\n]")}\n`,
  );
}

/** In the page: how high each embed's box is, or would be by itself. */
function heights(byItself) {
  const boxes = [
    ...document.querySelectorAll("[data-reserved] > :is(.live, multivalue-playground)"),
  ];
  for (const box of boxes) box.style.setProperty("min-block-size", byItself ? "0" : "");
  return boxes.map((box) => Math.ceil(box.getBoundingClientRect().height));
}

/** In the page: what moved without somebody's doing. */
function watchShifts() {
  globalThis.shifts_ = [];
  const nameOf = ({ node, previousRect, currentRect }) =>
    `${node?.nodeName}.${node?.className} from ${Math.round(previousRect.y)} to ${Math.round(currentRect.y)}`;
  const keep = (list) =>
    globalThis.shifts_.push(
      ...list
        .getEntries()
        .filter(({ hadRecentInput }) => !hadRecentInput)
        .map(({ value, sources }) => `${value.toFixed(4)}: ${sources.map(nameOf).join(", ")}`),
    );
  new PerformanceObserver(keep).observe({ type: "layout-shift", buffered: true });
}

const EMBEDDING = ["embed", "odds"];
const LONGEST = [...EMBEDDING, "corefile", "api"];
/** Pixels: two lines of text, which wrap otherwise in the middle of a stretch. */
const MOST_SPARE = 96;
