// The first picture: what the HTML brought comes alive as it stands, and is drawn anew only where something has changed it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { act, assertSilent, lamp, lines, onPageOf, settled } from "./playground.mjs";

export function beginnings(shared) {
  test("nothing of it is drawn anew, and all of it can be used", async () => {
    const page = await begun(shared, remember);
    assert.equal(
      await page.evaluate(() => window.first.filter((node) => !node.isConnected).length),
      0,
    );
    assert.ok((await page.evaluate(() => window.first.length)) > 300);
    const before = await lines(page);
    await act(page, lamp(page, "web-1").click());
    assert.notDeepEqual(await lines(page), before);
    assert.equal(
      await page.evaluate(
        () => window.first.filter((node) => node.matches("tr.record") && !node.isConnected).length,
      ),
      0,
    );
    assertSilent(page);
    await page.close();
  });

  test("where something has changed it meanwhile, it is drawn anew", async () => {
    const page = await begun(shared, spoil);
    const before = await lines(page);
    assert.equal(before.length, 12);
    await act(page, lamp(page, "web-1").click());
    assert.notEqual((await lines(page))[0].lamp, before[0].lamp);
    assertSilent(page);
    await page.close();
  });

  onPageOf(shared)(
    "a link's picture takes its place whole",
    async (page) => {
      assert.equal((await lines(page)).length, 2);
      assert.equal(await page.locator(".instrument").count(), 1);
    },
    { start: "#v=1&preset=failover" },
  );
}

/** A page with something done to what the HTML brought, before any script of it runs. */
async function begun(shared, meddle) {
  const page = await shared.context.newPage();
  page.said = [];
  page.on("console", (message) => page.said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.said.push(String(error)));
  await page.addInitScript(meddle);
  await page.goto(shared.url);
  await settled(page);
  return page;
}

/** Each runs in the page: when its HTML is there, scripts of modules are still to come. */
function remember() {
  document.addEventListener("readystatechange", () => {
    window.first ??= [
      ...document.querySelector("multivalue-playground").shadowRoot.querySelectorAll("*"),
    ];
  });
}

function spoil() {
  document.addEventListener(
    "readystatechange",
    () => {
      document
        .querySelector("multivalue-playground")
        .shadowRoot.querySelector("tr.record")
        ?.remove();
    },
    { once: true },
  );
}
