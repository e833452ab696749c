// How the documents look and who can use them: every width, both themes, without scripts, by keyboard, on paper.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { PAGES } from "../../scripts/site/pages.mjs";
import { openBrowser, screenshot } from "../browser/playground.mjs";
import { PATHS } from "./built.mjs";
import { comeAlive, open } from "./pages.mjs";

export function looks(shared) {
  const address = (id) => `${shared.site.origin}${PATHS[0]}${id}/`;

  for (const { id } of PAGES) {
    for (const [scheme, narrow] of [
      ["light", false],
      ["dark", true],
    ]) {
      test(`${id}, ${scheme}: axe finds nothing, and nothing scrolls sideways`, async () => {
        const page = await open(shared, address(id), { scheme });
        await comeAlive(page);
        await page.evaluate(
          await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
        );
        for (const width of [1400, 768, 320]) {
          await resize(page, width);
          assert.equal(
            await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            ),
            0,
            `${width} px`,
          );
        }
        await resize(page, narrow ? 320 : 1400);
        assert.deepEqual(await page.evaluate(violations), []);
        await screenshot(page, `site-${id}-${scheme}`);
        await page.close();
      });
    }

    test(`${id} is whole without scripts`, async () => {
      const { context, close } = await openBrowser({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(address(id));
      assert.ok(
        (await page.locator("main").innerText()).length > (LONG.includes(id) ? 3_000 : 600),
      );
      assert.equal(await page.locator("button:visible").count(), 0);
      const embeds = await page.locator(".live, .picture > multivalue-playground").all();
      for (const embed of embeds)
        assert.ok((await embed.innerText()).length > 50, await embed.innerHTML());
      await close();
    });
  }

  test("by keyboard: the first stop skips to the content, and focus is always visible", async () => {
    const page = await open(shared, address("corefile"));
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press("Tab");
      assert.notEqual(
        await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle),
        "none",
      );
    }
    await page.close();
  });

  test("on a narrow screen the side bar is a menu, opened by keyboard, and axe finds nothing in it", async () => {
    const page = await open(shared, address("embed"), { width: 320 });
    const link = page.getByRole("link", { name: "Glossary", exact: true });
    assert.equal(await link.isVisible(), false);
    await page.locator(".side summary").focus();
    await page.keyboard.press("Enter");
    await link.waitFor();
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
    );
    assert.deepEqual(await page.evaluate(violations), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await resize(page, 1400);
    await page.locator(".side [aria-current=page]").waitFor();
    assert.equal(await page.locator(".side [aria-current=page]").innerText(), "Embed");
    assert.equal(await page.locator(".side summary").isVisible(), false);
    await page.close();
  });

  test("the theme is the playground's: chosen here, it holds there", async () => {
    const page = await shared.context.newPage();
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(address("odds"));
    await page.evaluate(() => localStorage.clear());
    const scheme = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(await scheme(), "light dark");
    await page.getByRole("button", { name: "Theme: system" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    assert.equal(await scheme(), "dark");
    await page.goto(`${shared.site.origin}${PATHS[0]}`);
    await page.getByRole("button", { name: "Theme: dark" }).waitFor();
    assert.equal(await scheme(), "dark");
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });

  test("on paper there is no navigation, and no code is cut off", async () => {
    const page = await open(shared, address("corefile"), { width: 768 });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("nav:visible, button:visible").count(), 0);
    assert.deepEqual(
      await page
        .locator("pre")
        .evaluateAll((all) =>
          all
            .filter((each) => each.scrollWidth > each.clientWidth)
            .map(({ textContent }) => textContent),
        ),
      [],
    );
    await page.close();
  });
}

/** What depends on the width has been told by then. */
async function resize(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

const LONG = ["embed", "odds", "corefile", "api", "conformance", "health", "glossary"];

/** In the page. */
async function violations() {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations: found } = await globalThis.axe.run({ runOnly });
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`,
  );
}
