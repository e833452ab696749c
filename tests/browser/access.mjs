// For everyone: axe finds nothing in any state and theme, the keyboard reaches all, and a run is said once.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { openChecks } from "./checks.mjs";
import { act, assertSilent, choosePreset, lamp, lines, openPage, settled } from "./playground.mjs";

export function access(shared) {
  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing in any state, ${scheme}`, async () => {
      const page = await openPage(shared.context, shared.url, { scheme });
      await page.evaluate(
        await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
      );
      for (const [name, reach] of STATES) {
        await reach(page);
        await settled(page);
        assert.deepEqual(await violations(page), [], name);
      }
      await page.setViewportSize({ width: 320, height: 900 });
      assert.deepEqual(await violations(page), [], "narrow");
      await page.close();
    });
  }

  test("the checker finds a planted fault inside the element", async () => {
    const page = await openPage(shared.context, shared.url);
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
    );
    await page.evaluate(() =>
      document
        .querySelector("multivalue-playground")
        .shadowRoot.querySelector(".instrument")
        .append(document.createElement("img")),
    );
    assert.deepEqual(await violations(page), ["image-alt"]);
    await page.close();
  });

  test("by keyboard alone: a lamp, an edit, an added record, an undo, a run", async () => {
    const page = await openPage(shared.context, shared.url);
    await tabTo(page, "web-1 healthy");
    await act(page, page.keyboard.press("Space"));
    assert.equal((await lines(page))[0].lamp, "unhealthy");
    await tabTo(page, "Value of web-10");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("203.0.113.10");
    await act(page, page.keyboard.press("Enter"));
    assert.equal((await lines(page))[1].value, "203.0.113.10");
    await tabTo(page, "Add addresses, one per line");
    await page.keyboard.type("203.0.113.99");
    await act(page, page.keyboard.press("Enter"));
    assert.equal((await lines(page)).length, 13);
    await tabTo(page, "returned");
    await act(page, page.keyboard.press("ArrowRight"));
    assert.equal(await page.locator("thead .at-count").innerText(), "First");
    await act(page, page.keyboard.press("Control+z"));
    assert.equal((await lines(page)).length, 12);
    await act(page, page.keyboard.press("Control+Shift+z"));
    assert.equal((await lines(page)).length, 13);
    await tabTo(page, "Ask 10,000 times", "Shift+Tab");
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".notice").innerText(), /The same seed gives the same numbers/);
    assertSilent(page);
    await page.close();
  });

  test("focus is always visible and every target is at least 24 px", async () => {
    const page = await openPage(shared.context, shared.url, { width: 320 });
    const small = await page
      .locator("button:visible, select:visible, input:visible, textarea:visible")
      .evaluateAll((all) =>
        all
          .map((each) => [
            each,
            (each.type === "radio" ? each.nextElementSibling : each).getBoundingClientRect(),
          ])
          .filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([each, box]) => `${each.className} ${box.width} x ${box.height}`),
      );
    assert.deepEqual(small, []);
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(isFocusVisible), `stop ${stop} shows no focus`);
    }
    await page.close();
  });

  test("a run is said once", async () => {
    const page = await openPage(shared.context, shared.url);
    await page.evaluate(() => {
      globalThis.said_ = [];
      const status = document
        .querySelector("multivalue-playground")
        .shadowRoot.querySelector("[role=status]");
      new MutationObserver(() => globalThis.said_.push(status.textContent)).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await act(page, lamp(page, "web-1").click());
    assert.deepEqual(await page.evaluate(() => globalThis.said_), [
      "Queried www.example.com A 10,000 times. 11 records are eligible, 8 in each answer.",
    ]);
    await act(page, page.locator("#ask-once").click());
    assert.match(
      (await page.evaluate(() => globalThis.said_)).at(-1),
      /^Query 2 returned (192\.0\.2\.\d+, ){7}and 192\.0\.2\.\d+\.$/,
    );
    await page.close();
  });
}

function violations(page) {
  return page.evaluate(async () => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await globalThis.axe.run({ runOnly });
    return violations.map((each) =>
      each.id === "image-alt"
        ? each.id
        : `${each.id}: ${each.nodes[0].html.slice(0, 200)} ${each.nodes[0].failureSummary}`,
    );
  });
}

/** Presses Tab until the focus is on what is called so. */
async function tabTo(page, name, key = "Tab") {
  for (let stop = 0; stop < 150; stop += 1) {
    await page.keyboard.press(key);
    if ((await page.evaluate(nameOfFocus)).startsWith(name)) return;
  }
  assert.fail(`the keyboard does not reach "${name}"`);
}

function nameOfFocus() {
  const focus = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
  return (
    focus?.getAttribute("aria-label") ??
    focus?.closest("label")?.textContent ??
    focus?.textContent ??
    ""
  ).trim();
}

function isFocusVisible() {
  const focus = document.activeElement?.shadowRoot?.activeElement;
  if (!focus) return true;
  const seen = focus.type === "radio" ? focus.nextElementSibling : focus;
  return getComputedStyle(seen).outlineStyle !== "none";
}

const STATES = [
  ["start", () => undefined],
  ["one down", (page) => act(page, lamp(page, "web-3").click())],
  ["explained", explain],
  ["keys", (page) => dialogueBy(page.keyboard.press("?"), page)],
  ["no keys", (page) => page.keyboard.press("Escape")],
  ["deviation", (page) => page.getByText("deviation", { exact: true }).click()],
  ["picked", (page) => page.getByText("picked by the client", { exact: true }).click()],
  ["refused", refuse],
  ["the wire", (page) => page.locator(".wire > summary").click()],
  ["a record of the reply", openRecord],
  ["checks", openChecks],
  ["dual stack", (page) => choosePreset(page, "dual-stack")],
  ["weighted", (page) => choosePreset(page, "weighted")],
  ["failover", (page) => choosePreset(page, "failover")],
  ["simple", (page) => choosePreset(page, "simple")],
  ["compared", (page) => act(page, page.getByText("Compare", { exact: true }).click())],
  ["compared, with dead ones, in numbers", compareDead],
  ["over time", (page) => act(page, page.getByText("Timeline", { exact: true }).click())],
  ["records again", (page) => act(page, page.getByText("Records", { exact: true }).click())],
  ["import", (page) => dialogueBy(page.getByRole("button", { name: "Import" }).click(), page)],
  ["closed again", (page) => page.keyboard.press("Escape")],
  ["share", (page) => dialogueBy(page.getByRole("button", { name: "Share" }).click(), page)],
  ["shared", (page) => page.keyboard.press("Escape")],
  ["broken link", breakLink],
  ["empty", empty],
];

async function dialogueBy(asked, page) {
  await asked;
  await page.getByRole("dialog").waitFor();
}

async function explain(page) {
  await page.locator(".hints li").first().waitFor();
  await page.locator(".explainer").click();
  await page.locator("#explanation:popover-open").waitFor();
}

async function refuse(page) {
  await page.getByLabel("Value of web-2", { exact: true }).fill("192.0.2.999");
  await page.getByLabel("Value of web-2", { exact: true }).press("Enter");
  await page.locator("p.error").waitFor();
}

async function breakLink(page) {
  await page.evaluate(() => (location.hash = "#v=0"));
  await page.locator("p.error", { hasText: "cannot be opened" }).waitFor();
}

async function openRecord(page) {
  await page.locator(".parts").last().locator("summary").nth(2).press("ArrowRight");
  await page.keyboard.press("ArrowDown");
}

async function compareDead(page) {
  await choosePreset(page, "two-down");
  await page.getByRole("button", { name: "Show as a table" }).click();
}

async function empty(page) {
  await choosePreset(page, "failover");
  for (let left = 2; left > 0; left -= 1)
    await act(page, page.locator("button.remove").first().click());
}
