// Without a network: what was read opens as it is, what was not says so and leads to what works.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { openBrowser, screenshot } from "../browser/playground.mjs";
import { PATHS } from "./built.mjs";
import { comeAlive, open } from "./pages.mjs";

export function offline(shared) {
  const address = (id = "") => `${shared.site.origin}${PATHS[0]}${id}`;

  test("without a network a document that was never read says so, and leads to the playground and to what was read", async () => {
    const { context, close } = await openBrowser();
    await visited(context, address(), (page) =>
      page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state)),
    );
    await visited(context, address("embed/"), comeAlive);
    await context.setOffline(true);
    const page = await open({ context }, address("odds/"), { width: 320 });
    await page.getByRole("heading", { name: "You are offline" }).waitFor();
    assert.deepEqual(await page.getByRole("link").allInnerTexts(), ["The playground", "embed"]);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    assert.deepEqual(await faults(page), []);
    await screenshot(page, "site-offline");
    await page.getByRole("link", { name: "embed" }).click();
    await page.getByRole("heading", { level: 1, name: "Embed the playground" }).waitFor();
    await comeAlive(page);
    await edited(page.locator("multivalue-playground").first());
    await page.goto(address("odds/"));
    await page.getByRole("link", { name: "The playground" }).click();
    await page.locator("tr.record .at-count").first().waitFor();
    assert.equal(page.url(), address());
    await context.setOffline(false);
    await page.goto(address("odds/"));
    await page.getByRole("heading", { level: 1, name: "The odds" }).waitFor();
    await close();
  });

  test("without a network what is no page is no page", async () => {
    const { context, close } = await openBrowser();
    const page = await context.newPage();
    await page.goto(address());
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await context.setOffline(true);
    const fetched = await page.evaluate(
      (url) =>
        fetch(url).then(
          ({ status }) => status,
          ({ name }) => name,
        ),
      address("zones/nowhere.json"),
    );
    assert.equal(fetched, "TypeError");
    await close();
  });
}

/** Its code came while there was a network, though nobody edited anything then. */
async function edited(embed) {
  const field = embed.getByLabel(/^Value of /).first();
  await field.fill("192.0.2.250");
  await field.press("Enter");
  await embed
    .page()
    .waitForFunction(() =>
      document
        .querySelector("multivalue-playground")
        .state.source.ResourceRecordSets.some(
          ({ ResourceRecords: [record] = [] }) => record?.Value === "192.0.2.250",
        ),
    );
}

async function visited(context, url, look) {
  const page = await context.newPage();
  await page.goto(url);
  await look(page);
  await page.waitForLoadState("networkidle");
  await page.close();
}

async function faults(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => [id, nodes[0].html]);
}
