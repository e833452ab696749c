// The element in pages that differ from it: no box of its own yet, an observer that never reports, another color scheme.

import assert from "node:assert/strict";
import { test } from "node:test";

import { example } from "../browser/playground.mjs";
import { docsOf, element } from "./docs.mjs";
import { aroundAll } from "./servers.mjs";

const shared = aroundAll();
const { open, policy } = docsOf(shared);
const farAbove = '<div style="block-size: 3000px">Far above.</div>';
const inline = `<script type="application/json">${JSON.stringify(await example("web-tier"))}</script>`;
const VIEWS = ["full", "chart", "answer", "compare", "timeline"];
/** WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5;

test("before it starts, an element without content is a block of the column's width", async () => {
  const page = await open(`${farAbove}<multivalue-playground></multivalue-playground>`, {
    csp: withInlineStyles(),
  });
  await page.waitForFunction(() => customElements.get("multivalue-playground"));
  const { display, width, height } = await element(page, 0).evaluate((host) => ({
    display: getComputedStyle(host).display,
    width: host.getBoundingClientRect().width,
    height: host.getBoundingClientRect().height,
  }));
  assert.equal(display, "block");
  assert.ok(width > 600, `${width} px`);
  assert.ok(height > 0, `${height} px`);
  await page.close();
});

test("a hidden element has no box", async () => {
  const page = await open("<multivalue-playground hidden></multivalue-playground>");
  await page.waitForFunction(() => customElements.get("multivalue-playground"));
  assert.equal(await element(page, 0).evaluate((host) => getComputedStyle(host).display), "none");
  await page.close();
});

test("where the observer never reports, each of three elements comes alive", async () => {
  const page = await open(
    `<multivalue-playground view="chart">${inline}</multivalue-playground>`.repeat(3),
    {
      script:
        "globalThis.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };",
    },
  );
  for (const nth of [0, 1, 2])
    await element(page, nth).locator("tr.record .at-count").first().waitFor();
  assert.deepEqual(page.said, []);
  await page.close();
});

test("the observer's first report ends the wait for it: an element out of view is never started", async () => {
  const before = shared.scripts.asked.length;
  const page = await open(`${farAbove}<multivalue-playground>${inline}</multivalue-playground>`, {
    csp: withInlineStyles(),
    script: WATCH_INTERVALS,
  });
  await page.waitForFunction(
    () => globalThis.intervals_.set > 0 && globalThis.intervals_.running.size === 0,
  );
  assert.deepEqual(
    shared.scripts.asked.slice(before).filter((path) => !/^\/element(\.js|\/chunk-)/.test(path)),
    [],
  );
  await page.close();
});

for (const [theme, scheme] of [
  ["dark", "light"],
  ["light", "dark"],
]) {
  test(`theme="${theme}" on a ${scheme} page: text is readable in every view`, async () => {
    const page = await open(
      VIEWS.map(
        (view) =>
          `<multivalue-playground theme="${theme}" view="${view}">${inline}</multivalue-playground>`,
      ).join(""),
    );
    await page.emulateMedia({ colorScheme: scheme });
    for (const [nth, view] of VIEWS.entries()) {
      await element(page, nth).evaluate((host) => host.scrollIntoView());
      await element(page, nth).locator(".instrument").waitFor();
      const least = await element(page, nth).evaluate(leastContrast);
      assert.ok(least.ratio >= LEAST_CONTRAST, `${view}: ${least.ratio} for "${least.text}"`);
    }
    await page.close();
  });
}

/** The servers of the policy listen once the tests have begun. */
function withInlineStyles() {
  return policy("; style-src 'unsafe-inline'");
}

/** Counts the intervals that were set, and keeps those that were not cleared. */
const WATCH_INTERVALS = `
globalThis.intervals_ = { set: 0, running: new Set() };
const { setInterval: set, clearInterval: clear } = globalThis;
globalThis.setInterval = (...args) => {
  const id = set(...args);
  intervals_.set += 1;
  intervals_.running.add(id);
  return id;
};
globalThis.clearInterval = (id) => {
  intervals_.running.delete(id);
  clear(id);
};`;

/** The least contrast of the element's text with the nearest background that is painted behind it. */
function leastContrast(host) {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => {
    const [red, green, blue] = rgba(color).map((octet) => {
      const share = octet / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isOpaque = (color) => rgba(color)[3] === 255;
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
      const { backgroundColor } = getComputedStyle(at);
      if (isOpaque(backgroundColor)) return backgroundColor;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "white";
  };
  const texts = [...host.shadowRoot.querySelectorAll(".instrument *")].filter(
    (node) =>
      [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) &&
      node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !node.closest("svg, style, button, select, [aria-hidden=true], .unseen, :disabled"),
  );
  const ratios = texts.map((node) => {
    const [light, dark] = [getComputedStyle(node).color, behind(node)]
      .map(luminance)
      .sort((a, b) => b - a);
    return { ratio: (light + 0.05) / (dark + 0.05), text: node.textContent.trim().slice(0, 40) };
  });
  return ratios.sort((a, b) => a.ratio - b.ratio)[0];
}
