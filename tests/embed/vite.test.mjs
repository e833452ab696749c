// `import "multivalue/element"` from the packed tarball, by Vite without configuration: built, and on its development server.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { build, createServer, preview } from "vite";

import { openBrowser } from "../browser/playground.mjs";
import { newApp } from "../package/packed.mjs";

const shared = {};

before(async () => (shared.browser = await openBrowser()));
after(async () => shared.browser?.close());

test("built: one worker, and nothing in the console", async () => {
  const root = app();
  await build({ ...CONFIG, root });
  const server = await preview({ ...CONFIG, root, preview: { host: "127.0.0.1", port: 0 } });
  const { workers } = await visit(server.resolvedUrls.local[0]);
  await server.close();
  assert.equal(workers, 1);
});

test("on the development server it comes alive", async () => {
  const server = await createServer({
    ...CONFIG,
    root: app(),
    server: { host: "127.0.0.1", port: 0 },
  });
  await server.listen();
  await visit(server.resolvedUrls.local[0]);
  await server.close();
});

async function visit(url) {
  const page = await shared.browser.context.newPage();
  const said = [];
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(url);
  await page
    .locator("multivalue-playground .sentence", { hasText: /^12 healthy/ })
    .waitFor({ timeout: 60_000 });
  const workers = page.workers().length;
  assert.deepEqual(said, []);
  await page.close();
  return { workers };
}

function app() {
  const root = newApp();
  writeFileSync(join(root, "main.js"), 'import "multivalue/element";\n');
  writeFileSync(join(root, "index.html"), PAGE);
  return root;
}

const CONFIG = { configFile: false, logLevel: "error" };
const PAGE = `<!doctype html><html lang="en"><title>Docs</title><link rel="icon" href="data:,">
<body><multivalue-playground view="chart"></multivalue-playground><script type="module" src="./main.js"></script>`;
