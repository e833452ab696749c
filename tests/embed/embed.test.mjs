// The element in pages of others: another origin, a strict policy, one engine for all, and what is seen without it.

import assert from "node:assert/strict";
import { test } from "node:test";

import axe from "axe-core";

import { Zone } from "../../dist/index.js";
import { example } from "../browser/playground.mjs";
import { docsOf, element } from "./docs.mjs";
import { aroundAll } from "./servers.mjs";

const shared = aroundAll();
const { open, policy } = docsOf(shared);
const zone = await example("web-tier");
const inline = `<script type="application/json">${JSON.stringify(zone)}</script>`;

test("three on a page of another origin, under the documented policy: one worker, the package's numbers, nothing in the console", async () => {
  const page = await open(
    [chart(' seed="7"'), tag("answer", ' seed="7"'), chart(' seed="8"')].join("<p>Between.</p>"),
  );
  await Promise.all([0, 1, 2].map((nth) => alive(page, nth)));
  assert.equal(page.workers().length, 1);
  assert.match(page.workers()[0].url(), /^blob:/);
  assert.deepEqual(await counts(page, 0), expected({ seed: "7", queries: 10_000 }));
  assert.deepEqual(await counts(page, 2), expected({ seed: "8", queries: 10_000 }));
  assert.match(await text(page, 1), /www\.example\.com\. 60 IN A/);
  assert.deepEqual(page.said, []);
  await page.close();
});

test("nothing but the shell is loaded before it comes into view", async () => {
  const before = shared.scripts.asked.length;
  const page = await open(`<div style="block-size: 3000px">Far above.</div>${chart("")}`, {
    csp: policy("; style-src 'unsafe-inline'"),
  });
  await page.waitForTimeout(400);
  assert.deepEqual(
    shared.scripts.asked.slice(before).filter((path) => !/^\/element(\.js|\/chunk-)/.test(path)),
    [],
  );
  assert.equal(page.workers().length, 0);
  await page.evaluate(() => document.querySelector("multivalue-playground").scrollIntoView());
  await alive(page, 0);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(page.said, []);
  await page.close();
});

test("attributes ask, and are followed", async () => {
  const page = await open(chart(' name="www.example.com" type="A" queries="1000" seed="9"'));
  await alive(page, 0);
  assert.deepEqual(await counts(page, 0), expected({ seed: "9", queries: 1_000 }));
  await change(page, { seed: "10", queries: "2000" });
  await until(page, expected({ seed: "10", queries: 2_000 }));
  await change(page, { view: "answer", theme: "dark" });
  await element(page, 0).locator(".dig").waitFor();
  assert.equal(
    await element(page, 0).evaluate((element) => getComputedStyle(element).colorScheme),
    "dark",
  );
  await change(page, { view: null, seed: null });
  await element(page, 0).locator(".masthead").waitFor();
  assert.equal(await element(page, 0).evaluate(({ state }) => state.seed), "42");
  assert.deepEqual(page.said, []);
  await page.close();
});

for (const [attributes, message] of [
  ['seed="x"', "seed=x is invalid; expected a number."],
  ['queries="0"', "queries=0 is invalid; expected a number from 1 to 1,000,000."],
  ['view="pie"', /view=pie is invalid; expected full, chart,.* and \w+\./],
  ['type="WKS"', /type=WKS is invalid; expected /],
  ['theme="purple"', "theme=purple is invalid; expected auto, light, dark."],
  [
    'playground="javascript:alert(1)"',
    "playground=javascript:alert(1) is invalid; expected the URL of a page.",
  ],
]) {
  test(`${attributes} is said in the element, which shows what it can`, async () => {
    const page = await open(
      `<multivalue-playground ${attributes}>${inline}</multivalue-playground>`,
    );
    await alive(page, 0);
    const said = await element(page, 0).locator('[part="error"]').innerText();
    assert.match(
      said,
      message instanceof RegExp
        ? message
        : new RegExp(`^Invalid attribute. ${message.replace(/[.()]/g, "\\$&")}$`),
    );
    assert.deepEqual(page.said, []);
    await page.close();
  });
}

test("src: a zone from its address, then from another", async () => {
  const first = shared.pages.put({ body: JSON.stringify(zone), type: "application/json" });
  const second = shared.pages.put({
    body: JSON.stringify(await example("failover")),
    type: "application/json",
  });
  const page = await open(
    `<multivalue-playground view="chart" src="${first}" seed="7"></multivalue-playground>`,
    { csp: policy("; connect-src 'self'") },
  );
  await alive(page, 0);
  assert.deepEqual(await counts(page, 0), expected({ seed: "7", queries: 10_000 }));
  await change(page, { src: second });
  await element(page, 0).locator(".sentence", { hasText: "The primary is healthy" }).waitFor();
  assert.deepEqual(page.said, []);
  await page.close();
});

for (const [name, page, message] of [
  [
    "an address without a zone",
    { body: "", status: 404 },
    /^src=".*": the server answered 404 Not Found\.$/,
  ],
  ["no JSON", { body: "<p>", type: "text/html" }, /^Not valid JSON: /],
  [
    "no zone",
    { body: '{"ResourceRecordSets": 1}', type: "application/json" },
    /ResourceRecordSets: invalid type, expected a sequence/,
  ],
  [
    "a zone that Route 53 refuses",
    {
      body: JSON.stringify({
        ...zone,
        ResourceRecordSets: [{ ...zone.ResourceRecordSets.at(-1), TTL: -1 }],
      }),
      type: "application/json",
    },
    /TTL/,
  ],
]) {
  test(`src, ${name}: why, and what stands between the tags stays`, async () => {
    const address = shared.pages.put(page);
    const docs = await open(
      `<multivalue-playground src="${address}"><pre>www.example.com</pre></multivalue-playground>`,
      { csp: policy("; connect-src 'self'") },
    );
    await element(docs, 0).locator('[part="error"]').waitFor();
    assert.match(await element(docs, 0).locator('[part="error"]').innerText(), message);
    assert.ok(await docs.locator("pre").isVisible());
    await docs.close();
  });
}

test("readonly: health is switched, no record can be edited", async () => {
  const page = await open(tag("full", " readonly"));
  await alive(page, 0);
  assert.equal(
    await element(page, 0)
      .locator("tr.record input, tr.record select, tr.add, .preset, #import")
      .count(),
    0,
  );
  await element(page, 0).getByRole("button", { name: "web-3 healthy" }).click();
  await element(page, 0)
    .locator(".sentence", { hasText: /^11 healthy/ })
    .waitFor();
  await page.evaluate(() => (document.querySelector("multivalue-playground").readOnly = false));
  await element(page, 0).getByLabel("Value of web-1", { exact: true }).waitFor();
  await page.close();
});

test("state is given and taken, change and answer are told, a listener has typed details", async () => {
  const page = await open(chart(""), {
    script:
      "const told = (globalThis.told_ = []); addEventListener('DOMContentLoaded', () => { const element = document.querySelector('multivalue-playground'); for (const type of ['change', 'answer']) element.addEventListener(type, ({ detail }) => told.push([type, detail.seed ?? detail.rcode])); });",
  });
  await alive(page, 0);
  await page.evaluate(() => {
    const element = document.querySelector("multivalue-playground");
    element.state = JSON.parse(JSON.stringify({ ...element.state, seed: "77" }));
  });
  await until(page, expected({ seed: "77", queries: 10_000 }));
  assert.deepEqual(await page.evaluate(() => globalThis.told_), [
    ["answer", "NOERROR"],
    ["change", "77"],
    ["answer", "NOERROR"],
  ]);
  await page.close();
});

test("parts and custom properties reach inside", async () => {
  const style =
    "<style>multivalue-playground { --multivalue-accent: rgb(1, 2, 3); --multivalue-font-size: 20px } ::part(sentence) { color: rgb(4, 5, 6) } body { letter-spacing: 9px; text-align: center; text-transform: uppercase; font-style: italic }</style>";
  const page = await open(`${style}${chart("")}`, { csp: policy("; style-src 'unsafe-inline'") });
  await alive(page, 0);
  const styles = await element(page, 0).evaluate(({ shadowRoot }) => {
    const of = (selector) => getComputedStyle(shadowRoot.querySelector(selector));
    const { color, textAlign, textTransform, fontStyle, fontSize } = of(".sentence");
    const { letterSpacing } = of(".instrument");
    return {
      color,
      letterSpacing,
      textAlign,
      textTransform,
      fontStyle,
      fontSize,
      lamp: of("button.lamp").color,
    };
  });
  assert.deepEqual(styles, {
    color: "rgb(4, 5, 6)",
    letterSpacing: "normal",
    textAlign: "start",
    textTransform: "none",
    fontStyle: "normal",
    fontSize: "18.75px",
    lamp: "rgb(1, 2, 3)",
  });
  await page.close();
});

test("in a column of 640 px eight records are ten lines high, with the way to the playground", async () => {
  const page = await open(
    `<style>body { inline-size: 640px }</style><multivalue-playground view="chart" playground="https://example.com/playground/"><script type="application/json">${JSON.stringify(withFirst(8))}</script></multivalue-playground>`,
    { csp: policy("; style-src 'unsafe-inline'") },
  );
  await alive(page, 0);
  const link = element(page, 0).getByRole("link", { name: "open in playground" });
  assert.match(await link.getAttribute("href"), /^https:\/\/example\.com\/playground\/#v=1&z=/);
  const { height } = await element(page, 0).boundingBox();
  const { height: line } = await element(page, 0).locator("tr.record").first().boundingBox();
  assert.ok(height <= 12 * line, `${height} px for lines of ${line} px`);
  await assertApart(element(page, 0).locator(".ruler text:visible"));
  await page.close();
});

test("without JavaScript, and where the policy forbids the script, what stands between the tags is seen", async () => {
  const body = `<multivalue-playground view="chart">${inline}<table><tr><td>192.0.2.1</td></tr></table></multivalue-playground>`;
  const page = await open(body, { csp: "default-src 'none'" });
  assert.ok(await page.getByText("192.0.2.1").isVisible());
  await page.close();
});

test("where WebAssembly is forbidden it names the line of the policy, and what stands there stays", async () => {
  const body = `<multivalue-playground view="chart">${inline}<p>static</p></multivalue-playground>`;
  const page = await open(body, { csp: policy("").replace(" 'wasm-unsafe-eval'", "") });
  await element(page, 0)
    .locator('[part="error"]', { hasText: "'wasm-unsafe-eval' in script-src" })
    .waitFor();
  assert.ok(await page.getByText("static").isVisible());
  await page.close();
});

test("where workers are forbidden it counts in slices: the very numbers, no long task, and it can be stopped", async () => {
  const page = await open(tag("full", ' seed="7" queries="1000000"'), {
    csp: policy("").replace("worker-src blob:", "worker-src 'none'"),
    watch: true,
  });
  await alive(page, 0);
  assert.equal(page.workers().length, 0);
  assert.deepEqual(await counts(page, 0), expected({ seed: "7", queries: 1_000_000 }));
  await page.close();
});

test("axe finds nothing in any view and theme", async () => {
  const page = await open(
    `<main><h1>Docs</h1>${chart(' playground="/p"')}${tag("answer", ' theme="dark"')}${tag("full", " readonly")}</main>`,
  );
  await Promise.all([0, 1, 2].map((nth) => alive(page, nth)));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]),
    [],
  );
  await page.close();
});

function tag(view, attributes) {
  return `<multivalue-playground view="${view}"${attributes}>${inline}<p>static</p></multivalue-playground>`;
}

function chart(attributes) {
  return tag("chart", attributes);
}

async function alive(page, nth) {
  await element(page, nth).evaluate((element) => element.scrollIntoView());
  await element(page, nth)
    .locator('table[aria-busy="false"] tr.record .at-count, .dig p')
    .first()
    .waitFor();
}

async function counts(page, nth) {
  return element(page, nth)
    .locator("tr.record .at-count")
    .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent.replace(/\D/g, ""))));
}

async function until(page, wanted) {
  await page.waitForFunction((wanted) => {
    const cells = document
      .querySelector("multivalue-playground")
      .shadowRoot.querySelectorAll("tr.record .at-count");
    return [...cells].map((cell) => Number(cell.textContent.replace(/\D/g, ""))).join() === wanted;
  }, wanted.join());
}

/** Words of one line, none over the next. */
async function assertApart(words) {
  const boxes = await words.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON()),
  );
  assert.ok(boxes.length > 1);
  for (const [index, { left }] of boxes.entries())
    if (index > 0)
      assert.ok(
        left > boxes[index - 1].right,
        `word ${index + 1} begins at ${left}, over the one before`,
      );
}

function text(page, nth) {
  return element(page, nth).evaluate(({ shadowRoot }) =>
    shadowRoot.textContent.replace(/\s+/g, " "),
  );
}

function change(page, attributes) {
  return element(page, 0).evaluate((element, attributes) => {
    for (const [name, value] of Object.entries(attributes))
      value === null ? element.removeAttribute(name) : element.setAttribute(name, value);
  }, attributes);
}

/** What the package counts. */
function expected({ seed, queries }) {
  const zone_ = Zone.import(zone, { seed });
  const { rows } = zone_.tally("www.example.com", "A", { seed, queries });
  zone_.free();
  return rows.map(({ returned }) => returned);
}

function withFirst(count) {
  const rows = zone.ResourceRecordSets.filter(
    ({ SetIdentifier }) => !SetIdentifier || Number(SetIdentifier.slice(4)) <= count,
  );
  return { ...zone, ResourceRecordSets: rows };
}
