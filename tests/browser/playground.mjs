// One browser for all browser tests, and the page as a person sees it: names, lines, numbers.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { chromium } from "playwright-core";

import { repository } from "./site.mjs";

export async function openBrowser(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), "multivalue-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    headless: true,
    args: FLAGS,
    ...options,
  });
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { context, close };
}

/** A fresh page at the first state; what it says to the console is kept, and must be nothing. */
export async function openPage(context, url, { width = 1400, scheme = "light" } = {}) {
  const page = await context.newPage();
  page.said = [];
  page.on("console", (message) => page.said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.said.push(String(error)));
  page.setDefaultTimeout(15_000);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.addInitScript(forgetOnce);
  await page.goto(url);
  await settled(page);
  return page;
}

/** A test on a page of its own, opened at a link or at the first state; the page says nothing to the console. */
export function onPageOf(shared) {
  return (name, steps, { start = "", ...options } = {}) =>
    test(name, async () => {
      const page = await openPage(shared.context, shared.url + start, options);
      await steps(page);
      assertSilent(page);
      await page.close();
    });
}

/** What other pages of the browser left is not there for a new one; its own outlives a reload. */
function forgetOnce() {
  if (sessionStorage.getItem("fresh")) return;
  localStorage.clear();
  sessionStorage.setItem("fresh", "no more");
}

/** Waits until the picture is of the state: nothing is running and the numbers have come. */
export async function settled(page) {
  await page
    .locator('[aria-busy="false"] :is(tr.record .at-count, tr.empty, .drawn, .dig > *)')
    .first()
    .waitFor();
}

/** Does something, and waits for the picture that comes of it. */
export async function act(page, action) {
  await action;
  await settled(page);
}

export async function choosePreset(page, preset) {
  await act(page, page.getByLabel("Example zone").selectOption(preset));
}

/** Every line as the table has it: what stands in the fields or, of many lines, in their place, and the counts. */
export async function lines(page) {
  return page.locator("tr.record").evaluateAll((rows) =>
    rows.map((row) => ({
      value:
        row.querySelector(".at-value input")?.value ??
        row.querySelector(".at-value").textContent.trim(),
      identifier:
        row.querySelector(".at-identifier input")?.value ??
        (row.querySelector(".at-identifier").textContent.trim() || null),
      lamp: row.querySelector(".lamp")?.classList[1] ?? null,
      count: Number(row.querySelector(".at-count").textContent.replace(/\D/g, "")),
      deviation: row.querySelector(".at-deviation").textContent.trim(),
      bar: Number.parseFloat(row.querySelector("rect.counted")?.getAttribute("width") ?? "0"),
    })),
  );
}

export function record(page, identifier) {
  return page
    .locator("tr.record")
    .filter({ has: page.getByLabel(`Value of ${identifier}`, { exact: true }) });
}

export function lamp(page, identifier) {
  return page.getByRole("button", { name: new RegExp(`^${identifier} healthy$`) });
}

export function sentence(page) {
  return page.locator(".sentence").innerText();
}

export function assertSilent(page) {
  assert.deepEqual(page.said, [], "the page said something to the console");
}

export async function example(name) {
  return JSON.parse(await readFile(join(repository, `examples/${name}.json`), "utf8"));
}

export async function screenshot(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

const SCREENSHOTS = join(repository, "target/screenshots");
/** Without these a headless browser looks for services of its own, which no test needs. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
