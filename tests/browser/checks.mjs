// Health checks: fed, set by hand, edited, made and unmade; what the page says of them is what the package says.

import assert from "node:assert/strict";

import { Zone } from "../../dist/index.js";
import {
  act,
  choosePreset,
  example,
  lamp,
  lines,
  onPageOf,
  openPage,
  sentence,
  settled,
} from "./playground.mjs";

export function checks(shared) {
  const onPage = onPageOf(shared);

  onPage(
    "three failures in a row turn a check, three passes turn it back; the histogram follows",
    async (page) => {
      await openPanel(page, "ten-healthy");
      const zone = zoneOf(await exported(page));
      const id = await idOf(page, "web-3");
      for (const [ok, left] of [
        [false, "2 more failures"],
        [false, "1 more failure"],
        [true, "3 more failures"],
        [false, "2 more failures"],
        [false, "1 more failure"],
        [false, "3 more passes"],
      ]) {
        const report = zone.observe(id, { ok });
        await press(page, id, ok ? "One pass" : "One failure");
        assert.equal(await item(page, id).locator(".reason-of").innerText(), report.reason);
        assert.match(
          await item(page, id).locator(".countdown").innerText(),
          new RegExp(`^${left} in a row until it is (un)?healthy$`),
        );
        assert.equal(await item(page, id).locator(".beads .full").count(), report.streak);
      }
      assert.deepEqual(await counts(page), countsOf(zone));
      assert.equal((await lineOf(page, "web-3")).lamp, "unhealthy");
      assert.match(await page.locator(".checks > summary").innerText(), /10, 1 unhealthy$/);
      assert.match(await sentence(page), /^9 healthy/);
      for (let passes = 0; passes < 3; passes += 1) await press(page, id, "One pass");
      assert.equal((await lineOf(page, "web-3")).lamp, "healthy");
      await act(page, page.getByRole("button", { name: "Undo" }).click());
      assert.equal((await lineOf(page, "web-3")).lamp, "unhealthy");
      await press(page, id, "Clear results");
      assert.match(await item(page, id).innerText(), /no results yet/);
    },
  );

  onPage(
    "the lamp of a record without a check says why nothing changes, and offers to add one",
    async (page) => {
      await choosePreset(page, "unchecked");
      const before = await lines(page);
      const lampOf = page.getByRole("button", { name: "web-4 has no health check" });
      await lampOf.press("Enter");
      const why = page.locator(".refusal [role=status]", { hasText: /nothing to switch\./ });
      await why.waitFor();
      assert.deepEqual(await lines(page), before);
      await lampOf.press("Enter");
      await why.waitFor({ state: "detached" });
      await lampOf.press("Enter");
      await act(page, why.getByRole("button", { name: "Add a health check" }).click());
      await why.waitFor({ state: "detached" });
      assert.equal((await lineOf(page, "web-4")).lamp, "healthy");
    },
  );

  onPage("a check that a record names and no list has is shown as unknown", async (page) => {
    const id = "11111111-2222-3333-4444-555555555555";
    const row = (nth) => ({
      Name: "www.example.com",
      Type: "A",
      SetIdentifier: `web-${nth}`,
      MultiValueAnswer: true,
      TTL: 60,
      ResourceRecords: [{ Value: `192.0.2.${nth}` }],
      HealthCheckId: id,
    });
    await page.getByRole("button", { name: "Import" }).first().click();
    await page
      .getByLabel("Records, a Corefile, or a change batch")
      .fill(JSON.stringify({ Name: "example.com", ResourceRecordSets: [row(1), row(2)] }));
    await act(page, page.getByRole("dialog").getByRole("button", { name: "Import" }).click());
    await page
      .getByLabel("Health check of web-1", { exact: true })
      .locator("option:checked", { hasText: `unknown check ${id}` })
      .waitFor({ state: "attached" });
  });

  onPage("what is set by hand stands above results until it is taken back", async (page) => {
    await openPanel(page, "ten-healthy");
    const id = await idOf(page, "web-1");
    for (let failures = 0; failures < 3; failures += 1) await press(page, id, "One failure");
    await act(page, lamp(page, "web-1").click());
    assert.equal(
      await item(page, id)
        .getByLabel(/^Manual status/)
        .inputValue(),
      "Healthy",
    );
    assert.match(
      await item(page, id).innerText(),
      /Healthy: set by hand\.[\s\S]*without the manual status: 3 more results in a row until it changes/,
    );
    assert.notEqual((await lineOf(page, "web-1")).count, 0);
    await act(
      page,
      item(page, id)
        .getByLabel(/^Manual status/)
        .selectOption("none"),
    );
    assert.equal((await lineOf(page, "web-1")).count, 0);
  });

  onPage("a link holds results, and what was set by hand above them", async (page) => {
    await openPanel(page, "ten-healthy");
    const id = await idOf(page, "web-2");
    for (let failures = 0; failures < 4; failures += 1) await press(page, id, "One failure");
    await page.waitForURL(new RegExp(`#v=1&preset=ten-healthy&seen=${id}:ffff$`));
    await act(page, lamp(page, "web-2").click());
    await page.waitForURL(/&z=/);
    const again = await openPage(shared.context, page.url());
    assert.deepEqual(await lines(again), await lines(page));
    await again.locator(".checks > summary").click();
    await act(
      again,
      item(again, id)
        .getByLabel(/^Manual status/)
        .selectOption("none"),
    );
    assert.equal((await lineOf(again, "web-2")).lamp, "unhealthy");
    await again.close();
  });

  onPage("settings are edited where they stand, and refused in the core's words", async (page) => {
    await openPanel(page, "ten-healthy");
    const id = await idOf(page, "web-1");
    await item(page, id).getByRole("button", { name: /^Edit/ }).click();
    for (const [label, member, text] of [
      ["Failure threshold", "FailureThreshold", "11"],
      ["Port", "Port", "http"],
    ]) {
      const field = item(page, id).getByLabel(`${label}: check ${id}`);
      await field.fill(text);
      await field.press("Enter");
      await item(page, id).locator("p.error").waitFor();
      assert.equal(
        await item(page, id).locator("p.error").innerText(),
        refusal(await example("web-tier"), id, { [member]: Number(text) || text }),
      );
      await field.press("Escape");
    }
    const threshold = item(page, id).getByLabel(`Failure threshold: check ${id}`);
    await threshold.fill("1");
    await act(page, threshold.press("Enter"));
    await act(
      page,
      item(page, id).getByLabel(`Interval (seconds): check ${id}`).selectOption("10"),
    );
    assert.match(await item(page, id).innerText(), /every 10 s, 1 in a row/);
    await press(page, id, "One failure");
    assert.equal((await lineOf(page, "web-1")).lamp, "unhealthy");
    await act(page, item(page, id).getByLabel(`Inverted: check ${id}`).click());
    assert.equal((await lineOf(page, "web-1")).lamp, "healthy");
    await act(page, item(page, id).getByLabel(`Disabled: check ${id}`).click());
    assert.match(await item(page, id).locator(".source").innerText(), /disabled/);
    assert.equal(
      await item(page, id)
        .getByRole("button", { name: /^One pass/ })
        .count(),
      0,
    );
    assert.deepEqual(await counts(page), countsOf(zoneOf(await exported(page))));
  });

  onPage("a check of every kind is made, fed and unmade", async (page) => {
    await openPanel(page, "failover");
    for (const [type, feeds] of KINDS) {
      await page.getByLabel("Type of the new check").selectOption(type);
      await act(page, page.locator("#add-check").click());
      for (const feed of feeds) await press(page, "check-1", feed);
      const config = (await exported(page)).HealthChecks.find(
        ({ Id }) => Id === "check-1",
      ).HealthCheckConfig;
      assert.equal(config.Type, type);
      await press(page, "check-1", "Delete");
    }
    assert.equal(await page.locator("[data-check]").count(), 2);
    assert.equal(await page.locator(".checks p.error").count(), 0);
  });

  onPage(
    "a calculated check follows its children, and a row that asks it follows it",
    async (page) => {
      await openPanel(page, "failover");
      await page.getByLabel("Type of the new check").selectOption("CALCULATED");
      await act(page, page.locator("#add-check").click());
      await page.getByLabel("Health check of secondary").focus();
      await act(page, page.getByLabel("Health check of secondary").selectOption("=check-1"));
      const [primary, other] = await page
        .locator("[data-check]")
        .evaluateAll((all) => all.map((each) => each.dataset.check));
      for (const child of [primary, other])
        for (let failures = 0; failures < 3; failures += 1) await press(page, child, "One failure");
      assert.match(
        await item(page, "check-1").innerText(),
        /Unhealthy: 0 of 2 children are healthy, and 1 must be/,
      );
      assert.match(await sentence(page), /^Neither is healthy/);
    },
  );

  onPage("a deleted check leaves its records without one", async (page) => {
    await openPanel(page, "ten-healthy");
    const id = await idOf(page, "web-1");
    for (let failures = 0; failures < 3; failures += 1) await press(page, id, "One failure");
    await press(page, id, "Delete");
    assert.equal((await lineOf(page, "web-1")).lamp, "unchecked");
    assert.notEqual((await lineOf(page, "web-1")).count, 0);
    await act(page, page.getByRole("button", { name: "Undo" }).click());
    assert.equal((await lineOf(page, "web-1")).lamp, "unhealthy");
  });

  onPage("by keyboard alone: the panel, a failure, a threshold", async (page) => {
    await choosePreset(page, "failover");
    await page.locator(".checks > summary").focus();
    await page.keyboard.press("Enter");
    await tabTo(page, "One failure");
    for (let failures = 0; failures < 3; failures += 1)
      await act(page, page.keyboard.press("Enter"));
    assert.match(await sentence(page), /^The primary is unhealthy/);
    await tabTo(page, "Edit");
    await page.keyboard.press("Enter");
    await tabTo(page, "Failure threshold");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("5");
    await act(page, page.keyboard.press("Enter"));
    assert.match(await sentence(page), /^The primary is healthy/);
    await settled(page);
  });
}

/** The panel with a check that was fed, one set by hand, one being edited with a refusal. */
export async function openChecks(page) {
  await openPanel(page, "ten-healthy");
  await press(page, await idOf(page, "web-2"), "One failure");
  const id = await idOf(page, "web-1");
  await act(
    page,
    item(page, id)
      .getByLabel(/^Manual status/)
      .selectOption("Unhealthy"),
  );
  await item(page, id).getByRole("button", { name: /^Edit/ }).click();
  await item(page, id)
    .getByLabel(/^Failure threshold/)
    .fill("11");
  await item(page, id)
    .getByLabel(/^Failure threshold/)
    .press("Enter");
  await item(page, id).locator("p.error").waitFor();
}

async function openPanel(page, preset) {
  await choosePreset(page, preset);
  await page.locator(".checks > summary").click();
}

function item(page, id) {
  return page.locator(`[data-check="${id}"]`);
}

async function idOf(page, identifier) {
  return page
    .locator("[data-check]")
    .filter({ has: page.getByText(identifier, { exact: true }) })
    .getAttribute("data-check");
}

function press(page, id, label) {
  return act(
    page,
    page.getByRole("button", { name: `${label}: check ${id}`, exact: true }).click(),
  );
}

async function exported(page) {
  return page.evaluate(() => document.querySelector("multivalue-playground").state.source);
}

function zoneOf(source) {
  return Zone.import(source, { seed: "42" });
}

async function counts(page) {
  return Object.fromEntries((await lines(page)).map(({ value, count }) => [value, count]));
}

function countsOf(zone) {
  const { rows } = zone.tally("www.example.com", "A", {
    queries: 10_000,
    seed: "42",
    pick: "first",
  });
  return Object.fromEntries(rows.map(({ value, returned }) => [value, returned]));
}

/** What the package says to a program that does the same. */
function refusal(source, id, members) {
  const check = source.HealthChecks.find(({ Id }) => Id === id);
  Object.assign(check.HealthCheckConfig, members);
  try {
    zoneOf(source).free();
  } catch (error) {
    return error.messages?.join("\n") ?? error.message;
  }
  return assert.fail("the package took it");
}

async function lineOf(page, identifier) {
  return (await lines(page)).find((line) => line.identifier === identifier);
}

async function tabTo(page, name) {
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(
      () => document.activeElement?.shadowRoot?.activeElement?.getAttribute("aria-label") ?? "",
    );
    if (label.startsWith(name)) return;
  }
  assert.fail(`the keyboard does not reach "${name}"`);
}

const KINDS = [
  ["HTTP", ["One pass", "One failure"]],
  ["HTTPS", ["One failure"]],
  ["HTTP_STR_MATCH", ["One failure"]],
  ["HTTPS_STR_MATCH", ["One failure"]],
  ["TCP", ["One failure"]],
  ["CALCULATED", []],
  ["CLOUDWATCH_METRIC", ["OK", "ALARM", "Too little data"]],
  ["RECOVERY_CONTROL", ["Off", "On"]],
];
