// A docs page on one loopback port, and the element's files on another, as a CDN would serve them.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";

import { openBrowser } from "../browser/playground.mjs";
import { packedFile } from "../package/packed.mjs";

/** Scripts, pages and a browser for all tests of a file. */
export function aroundAll() {
  const shared = {};
  before(async () => {
    [shared.scripts, shared.pages, shared.browser] = await Promise.all([
      serveScripts(),
      servePages(),
      openBrowser(),
    ]);
  });
  after(async () => {
    await shared.browser?.close();
    await shared.pages?.close();
    await shared.scripts?.close();
  });
  return shared;
}

/** The package's own files, for pages of any origin; `asked` lists what was asked for. */
export async function serveScripts() {
  const asked = [];
  const { url, close } = await listen(async ({ url: path }, response) => {
    asked.push(path);
    const body = await readFile(join(packedFile("dist"), normalize(path))).catch(() => null);
    if (body === null) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "access-control-allow-origin": "*",
    });
    response.end(body);
  });
  return { url, close, asked };
}

/** Pages by path: `{ body, csp, type }`. */
export async function servePages() {
  const pages = new Map();
  const { url, close } = await listen((request, response) => {
    const page = pages.get(new URL(request.url, "http://localhost").pathname);
    if (!page) return response.writeHead(404).end();
    const headers = {
      "content-type": page.type ?? "text/html; charset=utf-8",
      ...(page.csp ? { "content-security-policy": page.csp } : {}),
    };
    response.writeHead(page.status ?? 200, headers);
    response.end(page.body);
  });
  let last = 0;
  const put = (page) => {
    const path = `/page-${(last += 1)}`;
    pages.set(path, page);
    return `${url}${path}`;
  };
  return { url, close, pages, put };
}

async function listen(answer) {
  const server = createServer(answer);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => closed(server) };
}

/** A browser keeps connections that it may need and has not used. */
function closed(server) {
  return new Promise((settle) => server.close(settle).closeAllConnections());
}

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
