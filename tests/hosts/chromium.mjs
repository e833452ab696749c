// Pages in Debian's Chromium: what a page prints to its console under the documented policy.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

/** What the page of a folder prints, served with the strict policy. */
export async function visitFolder(folder) {
  const server = createServer((request, response) => answer(folder, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await visit(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** What the page at an address prints: everything up to the vector, or to its first error. */
export async function visit(url) {
  const { page, close } = await newPage();
  try {
    const printed = linesOf(page);
    await page.goto(url);
    return await printed;
  } finally {
    await close();
  }
}

async function newPage() {
  const profile = mkdtempSync(join(tmpdir(), "multivalue-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    headless: true,
    args: ARGUMENTS,
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page: await context.newPage(), close };
}

function linesOf(page) {
  const lines = [];
  return new Promise((resolve, reject) => {
    const fail = (message) => reject(new Error([...lines, message].join("\n")));
    const timer = setTimeout(() => fail("the page printed no vector"), PATIENCE_MS);
    page.on("pageerror", (error) => fail(error.stack));
    page.on("console", (message) => {
      lines.push(message.text());
      if (message.type() === "error") fail("");
      if (message.text().startsWith("vector ")) resolve(lines.join("\n"));
    });
    page.on("close", () => clearTimeout(timer));
  });
}

function answer(folder, request, response) {
  const path = normalize(new URL(request.url, "http://localhost").pathname);
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  try {
    const body = readFileSync(file);
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": POLICY,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:";
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
};
const PATIENCE_MS = 30_000;
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
