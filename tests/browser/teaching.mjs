// Each example makes its point: the sentence stands there, and the numbers below it say the same.

import assert from "node:assert/strict";
import { test } from "node:test";

import { act, assertSilent, choosePreset, lamp, lines, openPage, sentence } from "./playground.mjs";

export function teaching(shared) {
  test("every example: its point, the rule in force, and who was returned", async () => {
    const page = await openPage(shared.context, shared.url);
    for (const { preset, point, rule, returned } of EXAMPLES) {
      await choosePreset(page, preset);
      assert.match(await page.locator(".point").innerText(), point);
      assert.match(await sentence(page), rule);
      assert.deepEqual(groupsOf(await lines(page)), returned, preset);
    }
    const offered = await page
      .getByLabel("Example zone")
      .locator("option")
      .evaluateAll((options) => options.map(({ value }) => value));
    assert.deepEqual(
      offered,
      EXAMPLES.map(({ preset }) => preset),
    );
    assertSilent(page);
    await page.close();
  });

  test("a changed example says so, until it is as it was", async () => {
    const page = await openPage(shared.context, `${shared.url}#v=1&preset=two-down`);
    const point = () => page.locator(".point").innerText();
    assert.match(await point(), /^Two of ten are down/);
    await act(page, lamp(page, "web-3").click());
    assert.equal(await point(), "You changed this example. Reset restores it.");
    assert.match(await sentence(page), /^9 healthy: each answer contains 8 of the 9/);
    await page.waitForURL(/#v=1&preset=two-down&up=web-3$/);
    await act(page, lamp(page, "web-3").click());
    assert.match(await point(), /^Two of ten are down/);
    await act(page, lamp(page, "web-1").click());
    await page.waitForURL(/#v=1&preset=two-down&down=web-1$/);
    await act(page, page.getByRole("button", { name: "Reset this zone" }).click());
    assert.match(await sentence(page), /^8 healthy: every answer contains all 8/);
    assertSilent(page);
    await page.close();
  });
}

/** How many lines were never returned, always, and else. */
function groupsOf(all) {
  const count = (holds) => all.filter((line) => holds(line.count)).length;
  return {
    never: count((returned) => returned === 0),
    always: count((returned) => returned === 10_000),
    some: count((returned) => returned > 0 && returned < 10_000),
  };
}

/** In the order in which they are offered. */
const EXAMPLES = [
  {
    preset: "web-tier",
    point: /more than eight healthy/,
    rule: /^12 healthy: each answer contains 8 of the 12/,
    returned: { never: 0, always: 0, some: 12 },
  },
  {
    preset: "ten-healthy",
    point: /one answer in five/,
    rule: /each is in 80\s?% of answers/,
    returned: { never: 0, always: 0, some: 10 },
  },
  {
    preset: "two-down",
    point: /every answer contains all eight/,
    rule: /^8 healthy: every answer contains all 8/,
    returned: { never: 2, always: 8, some: 0 },
  },
  {
    preset: "eight-or-fewer",
    point: /eight healthy records or fewer/,
    rule: /^5 healthy: every answer contains all 5/,
    returned: { never: 0, always: 5, some: 0 },
  },
  {
    preset: "all-down",
    point: /This is fail-open/,
    rule: /^All 10 are unhealthy, so Route 53 answers as if all were healthy/,
    returned: { never: 0, always: 0, some: 10 },
  },
  {
    preset: "unchecked",
    point: /never fails open/,
    rule: /^All others are unhealthy\. web-4 has no check, so it counts as healthy/,
    returned: { never: 9, always: 1, some: 0 },
  },
  {
    preset: "dual-stack",
    point: /are separate/,
    rule: /^4 healthy/,
    returned: { never: 0, always: 4, some: 0 },
  },
  {
    preset: "weighted",
    point: /drawn by weight/,
    rule: /^Weights 45, 45, 10: stable-1 is in 45\s?% of answers, stable-2 in 45\s?%, and canary in 10\s?%\. spare has weight 0/,
    returned: { never: 1, always: 0, some: 3 },
  },
  {
    preset: "failover",
    point: /returns one record/,
    rule: /^The primary is healthy/,
    returned: { never: 1, always: 1, some: 0 },
  },
  {
    preset: "simple",
    point: /keeps returning the dead server/,
    rule: /^Simple: every answer contains all 3/,
    returned: { never: 0, always: 3, some: 0 },
  },
];
