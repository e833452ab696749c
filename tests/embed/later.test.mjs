// What is fetched when somebody does something: a picture that is only looked at goes without, the first event waits for it
// and is not lost, and where it cannot be had nothing breaks.

import assert from "node:assert/strict";
import { test } from "node:test";

import { example } from "../browser/playground.mjs";
import { docsOf, element } from "./docs.mjs";
import { aroundAll } from "./servers.mjs";

const shared = aroundAll();
const { open } = docsOf(shared);
const zone = await example("web-tier");

test("a chart that is only looked at fetches what its first picture needs", async () => {
  const before = shared.scripts.asked.length;
  const page = await openChart(zone);
  await page.waitForTimeout(500);
  const asked = shared.scripts.asked
    .slice(before)
    .map((path) => path.replace(/-[\w-]{8}\.js$/, ".js"));
  assert.deepEqual(asked.sort(), [
    "/element.js",
    ...["app", "chart", "chunk", "rolldown-runtime", "worker"].map((name) => `/element/${name}.js`),
    "/wasm-hex.js",
  ]);
  await closed(page);
});

test("the first pointer has its explanation, once the code for it is there", async () => {
  const { page, arrive } = await waitingFor("interaction");
  await count(page).hover();
  await page.waitForTimeout(300);
  arrive();
  await explanation(page, /^web-1 is in [\d,]+ of 10,000 answers: /);
  await closed(page);
});

test("the first focus has its explanation", async () => {
  const { page, arrive } = await waitingFor("interaction");
  await page.keyboard.press("Tab");
  await element(page, 0).locator(".explainer:focus-visible").waitFor();
  arrive();
  await explanation(page, /./);
  await closed(page);
});

test("the first key in the column of lamps is obeyed", async () => {
  const { page, arrive } = await waitingFor("interaction");
  await element(page, 0).locator("button.lamp").first().focus();
  await page.keyboard.press("ArrowDown");
  arrive();
  await element(page, 0).locator("tr.record:nth-child(2) button.lamp:focus").waitFor();
  await closed(page);
});

test("a pointer that has left meanwhile gets no explanation", async () => {
  const { page, arrive } = await waitingFor("interaction");
  await count(page).hover();
  await page.mouse.move(640, 790);
  arrive();
  await page.waitForTimeout(600);
  assert.ok(!(await element(page, 0).locator("#explanation").isVisible()));
  await closed(page);
});

for (const part of ["interaction", "explanations"]) {
  test(`where explanations cannot be had for want of ${part} the picture lives, and the next pointer asks for them again`, async () => {
    const page = await openChart(zone, part);
    await count(page).hover();
    await page.keyboard.press("Tab");
    await toggled(page);
    await page.unrouteAll();
    await count(page).hover();
    await explanation(page, /^web-1 is in [\d,]+ of 10,000 answers: /);
    await closed(page, UNREACHED);
  });
}

test("an edit that cannot be made for want of code says so in its field, and can be made later", async () => {
  const page = await openChart(zone, "edits");
  const field = element(page, 0).getByLabel("Value of web-1", { exact: true });
  await field.fill("192.0.2.77");
  await field.press("Enter");
  await element(page, 0)
    .locator("tr.refusal", { hasText: "dynamically imported module" })
    .waitFor();
  assert.equal(await field.inputValue(), "192.0.2.77");
  await toggled(page);
  await page.unrouteAll();
  await field.fill("192.0.2.78");
  await field.press("Enter");
  await element(page, 0).locator("tr.refusal").waitFor({ state: "detached" });
  assert.equal(
    await element(page, 0).evaluate(
      ({ state }) =>
        state.source.ResourceRecordSets.flatMap(({ ResourceRecords }) => ResourceRecords).filter(
          ({ Value }) => Value === "192.0.2.78",
        ).length,
    ),
    1,
  );
  await closed(page, UNREACHED);
});

test("many records without the code for many are drawn as few are", async () => {
  const rows = Array.from({ length: 40 }, (_, nth) => ({
    ...zone.ResourceRecordSets.at(-1),
    SetIdentifier: `row-${nth}`,
    ResourceRecords: [{ Value: `192.0.2.${nth + 1}` }],
  }));
  const page = await openChart({ ...zone, ResourceRecordSets: rows }, "long-list");
  assert.equal(await element(page, 0).locator("tr.record").count(), 40);
  await closed(page, UNREACHED);
});

test("another policy says its rule; without the code for its words there is the picture", async () => {
  const weighted = await example("weighted");
  const page = await openChart(weighted);
  assert.match(await element(page, 0).locator(".sentence").innerText(), /^Weights /);
  await closed(page);
  const bare = await openChart(weighted, "policy-rule");
  assert.equal(await element(bare, 0).locator(".sentence").innerText(), "");
  await closed(bare, UNREACHED);
});

/** A chart that is alive; a part of its code cannot be had. */
async function openChart(zone, without) {
  const page = await open("");
  if (without) await page.route(partNamed(without), (route) => route.abort());
  await page.evaluate((text) => {
    document.body.innerHTML =
      '<multivalue-playground view="chart"><script type="application/json"></script></multivalue-playground>';
    document.querySelector("script[type='application/json']").textContent = text;
  }, JSON.stringify(zone));
  await element(page, 0).locator('table[aria-busy="false"] tr.record .at-count').first().waitFor();
  return page;
}

/** A chart that is alive, and a part of its code that is on its way until it is let go. */
async function waitingFor(part) {
  const page = await openChart(zone);
  let arrive;
  const held = new Promise((go) => (arrive = go));
  await page.route(partNamed(part), async (route) => {
    await held;
    await route.continue();
  });
  return { page, arrive };
}

function partNamed(name) {
  return (url) => url.pathname.startsWith(`/element/${name}-`);
}

function count(page) {
  return element(page, 0).locator("tr.record .at-count").first();
}

async function explanation(page, words) {
  const popover = element(page, 0).locator("#explanation");
  await popover.waitFor();
  assert.match(await popover.innerText(), words);
}

/** A lamp is switched, and the picture follows. */
async function toggled(page) {
  await element(page, 0).locator("button.lamp").nth(3).click();
  await element(page, 0)
    .locator(".sentence", { hasText: /^11 healthy/ })
    .waitFor();
}

/** The page said nothing of its own to the console. */
async function closed(page, expected = null) {
  assert.deepEqual(
    page.said.filter((line) => !expected?.test(line)),
    [],
  );
  await page.close();
}

/** What the browser itself says of a file that it does not get. */
const UNREACHED = /^error: Failed to load resource: net::ERR_FAILED/;
