// The search box: it finds sections of every page, by keyboard and by pointer.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import axe from "axe-core";
import { PAGES } from "../../scripts/site/pages.mjs";
import { screenshot } from "../browser/playground.mjs";
import { PATHS } from "./built.mjs";
import { open } from "./pages.mjs";

export function search(shared) {
  const address = (id) => `${shared.site.origin}${PATHS[1]}${id}/`;
  const boxOf = (page) => page.getByRole("searchbox", { name: "Search the documentation" });
  const resultsOf = (page) => page.locator("search li a");

  async function find(page, words) {
    await boxOf(page).fill(words);
    await page.waitForFunction(
      (expected) => document.querySelector("search").dataset.words === expected,
      words,
    );
    return resultsOf(page).evaluateAll((all) => all.map(({ href }) => href));
  }

  test("words of a heading find its section, on every page", async () => {
    const page = await open(shared, address("embed"));
    for (const [words, place] of [
      ["is the draw fair", "odds/#is-the-draw-fair"],
      ["tally", "api/#Tally"],
      ["tally", "api/#Zone.tally"],
      ["tally", "api/#TallyOptions"],
      ["Zone.setHealth", "api/#Zone.setHealth"],
      ["max_answers", "corefile/#directive-multivalue-max-answers"],
      ["attributes", "embed/#attributes"],
      ["fail-open", "odds/#fail-open"],
      ["dependencies", "dependencies/"],
    ]) {
      const found = await find(page, words);
      assert.ok(
        found.includes(address("").replace(/\/$/, "") + place),
        `${words}: ${found.join(" ")}`,
      );
    }
    assert.deepEqual(page.said, []);
    await page.close();
  });

  test("a mistyped word and the start of a word are found too; what is nowhere is not", async () => {
    const page = await open(shared, address("odds"));
    assert.ok((await find(page, "weigted")).length > 0);
    assert.ok((await find(page, "chi-sq")).length > 0);
    assert.deepEqual(await find(page, "qqxyzzy"), []);
    assert.equal(
      await page.locator("search [role=status]").innerText(),
      'Nothing found for "qqxyzzy".',
    );
    await page.close();
  });

  test("by keyboard: slash, words, arrows, Enter; Escape closes", async () => {
    const page = await open(shared, address("hosts"));
    await page.locator("script[src$='search.js']").waitFor({ state: "attached" });
    await page.keyboard.press("/");
    assert.ok(await boxOf(page).evaluate((box) => box === document.activeElement));
    await find(page, "glossary");
    await page.keyboard.press("ArrowDown");
    assert.ok(
      await resultsOf(page)
        .first()
        .evaluate((link) => link === document.activeElement),
    );
    await page.keyboard.press("ArrowUp");
    assert.ok(await boxOf(page).evaluate((box) => box === document.activeElement));
    await page.keyboard.press("Escape");
    assert.equal(await resultsOf(page).first().isVisible(), false);
    await find(page, "glossary ");
    await page.keyboard.press("Enter");
    await page.waitForURL(address("glossary"));
    await page.close();
  });

  for (const [scheme, width] of [
    ["light", 1400],
    ["dark", 320],
  ]) {
    test(`${scheme}, ${width} px: axe finds nothing in the results, and nothing scrolls sideways`, async () => {
      const page = await open(shared, address("limits"), { scheme, width });
      await find(page, "zone");
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        [],
      );
      assert.equal(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
        0,
      );
      await screenshot(page, `site-search-${scheme}`);
      await page.close();
    });
  }

  test("every section of the index is on its page", async () => {
    const { storedFields, documentIds } = JSON.parse(
      await readFile(join(shared.site.folder, "search.json"), "utf8"),
    );
    assert.ok(Object.keys(storedFields).length > 250);
    const sources = new Map(
      await Promise.all(
        PAGES.map(async ({ id }) => [
          id,
          await readFile(join(shared.site.folder, id, "index.html"), "utf8"),
        ]),
      ),
    );
    for (const { id } of PAGES) assert.ok(Object.values(documentIds).includes(`${id}/`), id);
    for (const place of Object.values(documentIds)) {
      const [id, anchor] = place.split("/#");
      if (anchor) assert.ok(sources.get(id).includes(` id="${anchor}"`), place);
    }
  });
}
