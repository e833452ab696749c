// The states of the page that are no picture of a zone: empty, loading, without a network, without JavaScript.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  act,
  assertSilent,
  choosePreset,
  lamp,
  lines,
  openBrowser,
  openPage,
  screenshot,
  sentence,
  settled,
} from "./playground.mjs";

export function states(shared) {
  test("empty: one line invites a paste, which fills it", async () => {
    const page = await openPage(shared.context, shared.url);
    await choosePreset(page, "failover");
    for (let left = 2; left > 0; left -= 1)
      await act(page, page.locator("button.remove").first().click());
    assert.match(await page.locator("tr.empty").innerText(), /Paste addresses/);
    await screenshot(page, "empty");
    await page.getByLabel("Add addresses, one per line").fill("192.0.2.7 192.0.2.8");
    await act(page, page.getByLabel("Add addresses, one per line").press("Enter"));
    assert.deepEqual(
      (await lines(page)).map(({ value }) => value),
      ["192.0.2.7", "192.0.2.8"],
    );
    assertSilent(page);
    await page.close();
  });

  test("loading: the first picture stands there, and says calmly that it is not alive yet", async () => {
    const { context, close } = await openBrowser({ serviceWorkers: "block" });
    const page = await context.newPage();
    let letGo = () => {};
    const held = new Promise((settle) => (letGo = settle));
    await page.route(/assets\/app-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(shared.url, { waitUntil: "commit" });
    await page.locator('table[aria-busy="true"] tr.record').first().waitFor();
    assert.equal(await page.locator("rect.counted").count(), 12);
    assert.notEqual(
      await page
        .locator("table.records")
        .evaluate((table) => getComputedStyle(table, "::before").animationName),
      "none",
    );
    await screenshot(page, "loading");
    await page.emulateMedia({ reducedMotion: "reduce" });
    assert.equal(
      await page
        .locator("table.records")
        .evaluate((table) => getComputedStyle(table, "::before").animationName),
      "none",
    );
    letGo();
    await settled(page);
    await close();
  });

  test("without JavaScript the page says that it is a still picture", async () => {
    const { context, close } = await openBrowser({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(shared.url);
    assert.match(
      await page.locator("noscript").innerText(),
      /Without JavaScript you see a static image/,
    );
    assert.equal(await page.locator("tr.record").count(), 12);
    assert.equal(
      await page
        .locator("table.records")
        .evaluate((table) => getComputedStyle(table, "::before").display),
      "none",
      "nothing is on its way",
    );
    await screenshot(page, "no-javascript");
    await close();
  });

  test("without a network the page goes on and says so, and opens again at a later visit", async () => {
    const { context, close } = await openBrowser();
    const page = await openPage(context, shared.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.waitForFunction(async () =>
      (await (await caches.open("multivalue")).keys()).some(({ url }) =>
        /\/assets\/worker-/.test(url),
      ),
    );
    await context.setOffline(true);
    await page.locator(".note", { hasText: "You are offline" }).waitFor();
    await act(page, lamp(page, "web-3").click());
    assert.match(await sentence(page), /^11 healthy/);
    await page.waitForURL(/down=web-3$/);
    await screenshot(page, "offline");
    await page.goto(`${shared.url}?later#v=1&preset=two-down`);
    await settled(page);
    assert.match(await sentence(page), /^8 healthy/);
    await act(page, lamp(page, "web-3").click());
    assert.match(await sentence(page), /^9 healthy/);
    assert.equal(
      await page.evaluate(() =>
        fetch("./never-fetched.js").then(
          () => "there",
          () => "not there",
        ),
      ),
      "not there",
      "there was a network",
    );
    await context.setOffline(false);
    await page.locator(".note").waitFor({ state: "detached" });
    await close();
  });

  test("a new version of the page is seen at once, whatever was kept", async () => {
    const { context, close } = await openBrowser();
    const page = await openPage(context, shared.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.evaluate(
      async (url) =>
        (await caches.open("multivalue")).put(
          url,
          new Response("<p>old</p>", { headers: { "content-type": "text/html" } }),
        ),
      shared.url,
    );
    await page.reload();
    await settled(page);
    assert.equal((await lines(page)).length, 12);
    await close();
  });

  test("a policy that lets nothing be fetched costs nothing but the later visit", async () => {
    const page = await openPage(shared.context, shared.site.urlWithoutFetches);
    await act(page, lamp(page, "web-3").click());
    assert.match(await sentence(page), /^11 healthy/);
    assertSilent(page);
    await page.close();
  });
}
