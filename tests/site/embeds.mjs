// The embeds are alive: the code beside each is the text that is in the page, and its numbers are the package's for its seed.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { openBrowser } from "../browser/playground.mjs";
import { fences } from "../docs/fences.mjs";
import { importFile } from "../package/packed.mjs";
import { PATHS } from "./built.mjs";
import { comeAlive, open } from "./pages.mjs";

export function embeds(shared) {
  const address = (id) => `${shared.site.origin}${PATHS[0]}${id}/`;

  test("the code that is shown is the code that runs", async () => {
    const html = await readFile(join(shared.site.folder, "embed", "index.html"), "utf8");
    const examples = [
      ...html.matchAll(
        /<figure class="example"[^>]*>.*?<code[^>]*>([\s\S]*?)<\/code>.*?<div class="live"[^>]*>([\s\S]*?)<noscript>/gs,
      ),
    ];
    assert.ok(examples.length >= 6, `${examples.length} examples`);
    for (const [, code, live] of examples) assert.equal(unescaped(code).trim(), live.trim());
  });

  for (const [id, least] of [
    ["embed", 5],
    ["odds", 3],
  ]) {
    test(`${id}: counts are the package's, and the static charts have the same`, async () => {
      const { Zone } = await importFile("index.js");
      const page = await open(shared, address(id));
      await comeAlive(page);
      const live = await page.locator("multivalue-playground").evaluateAll(readEmbeds);
      const counted = live.filter(({ counts }) => counts.length > 0);
      assert.ok(counted.length >= least, `${counted.length} of ${live.length} embeds count`);
      for (const { state, counts } of counted) assert.deepEqual(counts, tallied(Zone, state));
      for (const { state, attributes } of live) assert.equal(state.seed, attributes.seed ?? "42");
      assert.deepEqual(
        counted.map(({ counts }) => counts),
        (await staticCounts(address(id))).filter((counts) => counts.length > 0),
      );
      await page.close();
    });
  }

  test("a lamp of an embed switches a check, and the others grow", async () => {
    const page = await open(shared, address("odds"));
    const embed = page.locator("multivalue-playground").first();
    await comeAlive(page);
    await embed.getByRole("button", { name: /^web-3 healthy$/ }).click();
    await embed.getByText("9 healthy: each answer contains 8 of the 9").waitFor();
    assert.deepEqual(page.said, []);
    await page.close();
  });

  test("the guide names every attribute, part and custom property of the element, and no other", async () => {
    const page = await open(shared, address("embed"));
    const known = await page.evaluate(() =>
      [...customElements.get("multivalue-playground").observedAttributes].sort(),
    );
    const rows = await page.locator("#attributes + .wide td:first-child code").allInnerTexts();
    assert.deepEqual(rows.sort(), known);
    const source = await sourceOfElement();
    const parts = await page
      .locator("table:has(th:text-is('part')) td:first-child code")
      .allInnerTexts();
    assert.deepEqual(parts.sort(), namesIn(source, /\bpart(?:="|\.add\(")([\w-]+)"/g));
    const properties = await page
      .locator("table:has(th:text-is('Property')) tbody th")
      .allInnerTexts();
    assert.deepEqual(properties.sort(), namesIn(source, /var\((--multivalue-[\w-]+)/g));
    await page.close();
  });

  test("the samples of the embed guide run in its page", async () => {
    const samples = fences(await readFile(at("docs", "embed.md"), "utf8")).filter(
      ({ language }) => language === "js page",
    );
    assert.ok(samples.length >= 2);
    for (const { code } of samples) {
      const page = await open(shared, address("embed"));
      await comeAlive(page);
      await page.evaluate(`(() => {${code}})()`);
      for (const [, promised] of code.matchAll(/\/\/ => (.*)$/gm))
        await until(
          () => page.said.some((said) => said.includes(promised)),
          () => `said no "${promised}": ${page.said.join("\n")}`,
        );
      await page.close();
    }
  });
}

async function sourceOfElement() {
  const files = (await readdir(at("www", "src"), { recursive: true })).filter((name) =>
    name.endsWith(".ts"),
  );
  return (await Promise.all(files.map((name) => readFile(at("www", "src", name), "utf8")))).join(
    "\n",
  );
}

function namesIn(text, pattern) {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
}

/** In the page: what each embed shows, and of what. */
function readEmbeds(all) {
  return all.map((embed) => ({
    attributes: Object.fromEntries([...embed.attributes].map(({ name, value }) => [name, value])),
    state: embed.state,
    counts: ["chart", "full"].includes(embed.state.view)
      ? [...embed.shadowRoot.querySelectorAll("tr.record .at-count")].map((cell) =>
          Number(cell.textContent.replace(/\D/g, "")),
        )
      : [],
  }));
}

function tallied(Zone, { source, group, seed, queries }) {
  const zone = Zone.import(source, { seed });
  const { rows } = zone.tally(group.name, group.type, { queries, seed, pick: "first" });
  zone.free();
  return rows.map(({ returned }) => returned);
}

/** What a browser without scripts shows: the column of counts of each static chart. */
async function staticCounts(url) {
  const { context, close } = await openBrowser({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  const tables = await page.locator(".static:visible").all();
  const counts = await Promise.all(
    tables.map((table) => table.locator("td.returned").allInnerTexts()),
  );
  await close();
  return counts.map((texts) => texts.map((text) => Number(text.replace(/\D/g, ""))));
}

async function until(holds, explain) {
  for (let waited = 0; !holds(); waited += 50) {
    assert.ok(waited < 5_000, explain());
    await new Promise((done) => setTimeout(done, 50));
  }
}

function unescaped(text) {
  const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity]);
}
