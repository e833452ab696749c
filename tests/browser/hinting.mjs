// Hints come where they matter and go with their cause; keys do what the map of them says.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  act,
  assertSilent,
  choosePreset,
  lamp,
  lines,
  openPage,
  sentence,
  settled,
} from "./playground.mjs";

export function hinting(shared) {
  const onPage = (name, steps, start = "") =>
    test(name, async () => {
      const page = await openPage(shared.context, shared.url + start);
      await steps(page);
      assertSilent(page);
      await page.close();
    });

  onPage(
    "no hint before somebody does something; then the one that holds, and what it offers is done",
    async (page) => {
      assert.equal(await hints(page).count(), 0);
      await act(page, lamp(page, "web-3").click());
      assert.deepEqual(await ids(page), ["cached", "many"]);
      assert.match(
        await hint(page, "cached").innerText(),
        /^Resolvers with a cached answer keep returning web-3 for up to 60 seconds/,
      );
      await act(page, hint(page, "many").getByRole("button", { name: "Ask once" }).click());
      assert.match(await page.locator(".answer small").innerText(), /query 2 of seed 42/);
    },
  );

  onPage("each cause has its hint", async (page) => {
    for (const [preset, id, words] of CAUSES) {
      await choosePreset(page, preset);
      assert.match(await hint(page, id).innerText(), words, preset);
    }
    await choosePreset(page, "web-tier");
    await edit(page, "Value of web-2", "192.0.2.1");
    assert.match(
      await hint(page, "same").innerText(),
      /^web-1 and web-2 have the same value, 192\.0\.2\.1/,
    );
    await edit(page, "TTL", "300");
    assert.match(await hint(page, "longTtl").innerText(), /^With a TTL of 300 seconds/);
    await act(page, hint(page, "longTtl").getByRole("button", { name: "Set TTL to 60" }).click());
    assert.equal(await page.getByLabel("TTL", { exact: true }).inputValue(), "60");
    assert.equal(await hint(page, "longTtl").count(), 0);
    await page.getByLabel("Number of queries").selectOption("1000000");
    await page.locator("#ask-many").click();
    await page.locator("[data-hint=flat]").waitFor({ timeout: 60_000 });
    await act(page, hint(page, "flat").getByRole("button", { name: "Show deviation" }).click());
    await page.locator("circle.bead").first().waitFor();
    assert.equal(await hint(page, "flat").count(), 0);
  });

  onPage(
    "a dismissed hint stays away, at the next visit too, until all are asked back",
    async (page) => {
      await act(page, lamp(page, "web-3").click());
      await hint(page, "cached").getByRole("button", { name: "Dismiss this hint" }).click();
      assert.deepEqual(await ids(page), ["many"]);
      await page.waitForURL(/down=web-3$/);
      await page.reload();
      await settled(page);
      await act(page, lamp(page, "web-4").click());
      assert.deepEqual(await ids(page), ["many"]);
      await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
      await page.getByRole("button", { name: "Show dismissed hints again" }).click();
      await page.keyboard.press("Escape");
      assert.deepEqual(await ids(page), ["cached", "many"]);
    },
  );

  onPage(
    "by keys alone: the map, a run, one query, a seed, what is shown, the theme, the dialogues",
    async (page) => {
      await page.keyboard.press("?");
      const map = page.getByRole("dialog", { name: "Keyboard shortcuts" });
      await map.waitFor();
      assert.match(await map.innerText(), /Ask once[\s\S]*Share/);
      await page.keyboard.press("o");
      await page.keyboard.press("Escape");
      assert.match(
        await page.locator(".answer small").innerText(),
        /query 1 of/,
        "a dialogue has the keys for itself",
      );
      await act(page, page.keyboard.press("o"));
      assert.match(await page.locator(".answer small").innerText(), /query 2 of/);
      await act(page, page.keyboard.press("2"));
      assert.equal(await page.locator("thead .at-count").innerText(), "First");
      await act(page, page.keyboard.press("1"));
      await act(page, page.keyboard.press("d"));
      assert.equal(await page.locator("circle.bead").count(), 12);
      await page.keyboard.press("a");
      await page.locator(".notice", { hasText: "The same seed" }).waitFor();
      await act(page, page.keyboard.press("n"));
      assert.notEqual(await page.getByLabel("Seed", { exact: true }).inputValue(), "42");
      await page.keyboard.press("t");
      await page.getByRole("button", { name: "Theme: light" }).waitFor();
      for (const [key, name] of [
        ["i", /^Import/],
        ["s", /^Share/],
      ]) {
        await page.keyboard.press(key);
        await page.getByRole("dialog", { name }).waitFor();
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "hidden" });
      }
    },
  );

  onPage("arrows walk the lamps, and Space switches them", async (page) => {
    await lamp(page, "web-1").focus();
    await page.keyboard.press("ArrowDown");
    await act(page, page.keyboard.press("Space"));
    assert.deepEqual(
      (await lines(page))
        .filter(({ lamp: seen }) => seen === "unhealthy")
        .map(({ identifier }) => identifier),
      ["web-10"],
    );
    await page.keyboard.press("End");
    await act(page, page.keyboard.press("Space"));
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Home");
    await act(page, page.keyboard.press("Space"));
    assert.deepEqual(
      (await lines(page))
        .filter(({ lamp: seen }) => seen === "unhealthy")
        .map(({ identifier }) => identifier),
      ["web-1", "web-10", "web-9"],
    );
  });

  onPage("what is typed in a field is text, and single keys can be switched off", async (page) => {
    const add = page.getByLabel("Add addresses, one per line");
    await add.pressSequentially("aon?1");
    assert.equal(await add.inputValue(), "aon?1");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await add.fill("");
    await page.locator(".tool.keys").click();
    await page.getByLabel("Single-key shortcuts").uncheck();
    await page.keyboard.press("Escape");
    await page.locator(".sentence").click();
    await page.keyboard.press("o");
    await page.keyboard.press("2");
    await settled(page);
    assert.match(await page.locator(".answer small").innerText(), /query 1 of/);
    assert.equal(await page.locator("thead .at-count").innerText(), "Returned");
    await act(page, lamp(page, "web-3").click());
    await act(page, page.keyboard.press("Control+z"));
    assert.match(await sentence(page), /^12 healthy/, "undo needs no single key");
  });

  onPage(
    "Escape stops a long run",
    async (page) => {
      await page.keyboard.press("Escape");
      assert.equal(await page.locator(".notice").innerText(), "", "there is nothing to stop");
      await page
        .getByLabel("Add addresses, one per line")
        .fill(Array.from({ length: 80 }, (_, at) => `198.51.100.${at}`).join(" "));
      await act(page, page.getByRole("button", { name: "Add", exact: true }).click());
      await page.getByLabel("Number of queries").selectOption("1000000");
      await page.keyboard.press("Tab");
      await page.locator("#ask-many").click();
      await page.getByRole("progressbar").waitFor();
      await page.keyboard.press("Escape");
      await page.locator(".notice", { hasText: "Stopped." }).waitFor();
    },
    "#v=1&preset=simple",
  );
}

function hints(page) {
  return page.locator(".hints li");
}

function hint(page, id) {
  return page.locator(`[data-hint=${id}]`);
}

function ids(page) {
  return hints(page).evaluateAll((all) => all.map(({ dataset }) => dataset.hint));
}

async function edit(page, label, text) {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(text);
  await act(page, field.press("Enter"));
}

const CAUSES = [
  ["all-down", "open", /^Every record is unhealthy/],
  [
    "unchecked",
    "unchecked",
    /^web-4 has no check, so it counts as healthy even if the server is down/,
  ],
  ["weighted", "resting", /^spare has weight 0/],
  ["ten-healthy", "many", /^No answer contains all 10: each client sees 8 of them/],
];
