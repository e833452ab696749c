// Every page loads from any path without a word in the console or a request elsewhere, and every link of it leads somewhere.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { PAGES } from "../../scripts/site/pages.mjs";
import { openBrowser } from "../browser/playground.mjs";
import { PATHS } from "./built.mjs";

/** The folders of all pages: the playground's is the site's own. */
export const FOLDERS = ["", ...PAGES.map(({ id }) => `${id}/`)];

export function pages(shared) {
  for (const path of PATHS) {
    for (const folder of FOLDERS) {
      test(`${path}${folder} is silent and stays at home`, async () => {
        const page = await open(shared, `${shared.site.origin}${path}${folder}`);
        await comeAlive(page);
        assert.deepEqual(page.said, []);
        assert.deepEqual(
          page.asked.filter(
            (url) => !url.startsWith(`${shared.site.origin}${path}`) && !url.startsWith("blob:"),
          ),
          [],
        );
        assert.match(await page.title(), /multivalue/);
        assert.ok(
          (await page.locator("meta[name=description]").getAttribute("content")).length > 50,
        );
        await page.close();
      });
    }
  }

  test("every link and every anchor leads somewhere, and none begins with a slash", async () => {
    const sources = new Map(
      await Promise.all(FOLDERS.map(async (folder) => [folder, await sourceOf(shared, folder)])),
    );
    const dead = [];
    let links = 0;
    for (const [folder, html] of sources) {
      for (const [, address] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        links += 1;
        if (!(await leads(shared, sources, folder, address.replaceAll("&amp;", "&"))))
          dead.push(`${folder || "index"}: ${address}`);
      }
    }
    assert.deepEqual(dead, []);
    assert.ok(links > 300, `${links} links`);
  });

  test("the playground leads to every document, and each document to all pages", async () => {
    for (const folder of FOLDERS) {
      const html = await sourceOf(shared, folder);
      for (const { id } of PAGES)
        assert.ok(
          html.includes(`href="${folder ? "../" : "./"}${id}/"`),
          `${folder || "index"} does not lead to ${id}`,
        );
    }
  });

  for (const [path, lost] of NOWHERE) {
    test(`${path}${lost}: the page for what is not there leads back, and looks as the others do`, async () => {
      const page = await open(shared, `${shared.site.origin}${path}${lost}`);
      await page.getByRole("link", { name: "The playground", exact: true }).waitFor();
      const links = await page
        .locator("a:visible")
        .evaluateAll((all) => all.map(({ href }) => href));
      assert.deepEqual(
        links.sort(),
        ["", "", ...PAGES.map(({ id }) => `${id}/`)]
          .map((folder) => `${shared.site.origin}${path}${folder}`)
          .sort(),
      );
      for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
      assert.equal(
        await page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontFamily),
        (shared.font ??= await fontOf(shared)),
      );
      await page.getByRole("button", { name: "Theme: system" }).click();
      await page.locator(":root[data-theme=light]").waitFor();
      const others = page.said.filter(
        (said) =>
          !/the server responded with a status of 404|MIME type \('text\/html'\)|strict MIME/.test(
            said,
          ),
      );
      assert.deepEqual(others, []);
      await page.close();
    });
  }

  test("the page for what is not there, without scripts: the folders above are offered", async () => {
    const { context, close } = await openBrowser({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${shared.site.origin}${PATHS[0]}nowhere`);
    assert.equal(
      await page.getByRole("link", { name: "The playground", exact: true }).isVisible(),
      false,
    );
    await page.getByRole("link", { name: "in this folder" }).click();
    assert.equal(page.url(), `${shared.site.origin}${PATHS[0]}`);
    await close();
  });

  test("no file names a folder of the machine that built it", async () => {
    const files = (
      await readdir(shared.site.folder, { recursive: true, withFileTypes: true })
    ).filter((entry) => entry.isFile());
    assert.ok(files.length > 20);
    for (const { parentPath, name } of files)
      assert.ok(!(await readFile(join(parentPath, name), "utf8")).includes(process.cwd()), name);
  });

  test("the checker finds a planted fault", async () => {
    const sources = new Map([
      ["odds/", '<h2 id="there">'],
      ["", ""],
    ]);
    assert.ok(await leads(shared, sources, "odds/", "#there"));
    assert.ok(await leads(shared, sources, "odds/", "../zones/failover.json"));
    for (const wrong of ["#nowhere", "/odds/", "../nowhere/", "nowhere.js", "http://example.com/"])
      assert.ok(!(await leads(shared, sources, "odds/", wrong)), wrong);
  });
}

async function fontOf(shared) {
  const page = await open(shared, `${shared.site.origin}${PATHS[0]}odds/`);
  const font = await page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontFamily);
  await page.close();
  return font;
}

/** Addresses at several depths that are none. */
const NOWHERE = PATHS.flatMap((path) =>
  ["nowhere", "odds/nowhere", "a/b/c/d/", "a/b/c/d/e.html?x#y"].map((lost) => [path, lost]),
);

/** A page whose words to the console and requests are kept. */
export async function open({ context }, url, { width = 1400, scheme = "light", script } = {}) {
  const page = await context.newPage();
  page.said = [];
  page.asked = [];
  page.on("console", (message) => page.said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.said.push(String(error)));
  page.on("request", (request) => page.asked.push(request.url()));
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.addInitScript(() => localStorage.clear());
  if (script) await page.addInitScript(script);
  await page.goto(url);
  return page;
}

/** Every embed is scrolled to, and waited for. */
export async function comeAlive(page) {
  for (const embed of await page.locator("multivalue-playground").all()) {
    await embed.scrollIntoViewIfNeeded();
    await embed.locator(".instrument").waitFor();
  }
  await page.waitForLoadState("networkidle");
}

/** Whether an address in a page is that of a file of the site, and its anchor stands there. */
async function leads({ site }, sources, folder, address) {
  if (/^[a-z]+:|^\//.test(address)) return false;
  const { pathname, hash } = new URL(address, `http://site/${folder}`);
  const path = decodeURIComponent(pathname).slice(1);
  const html = sources.get(path);
  if (hash) return html?.includes(` id="${decodeURIComponent(hash.slice(1))}"`);
  return (
    html !== undefined ||
    (await readFile(join(site.folder, path)).then(
      () => true,
      () => false,
    ))
  );
}

function sourceOf({ site }, folder) {
  return readFile(join(site.folder, folder, "index.html"), "utf8");
}
