// The site, built into a folder of its own and served from any path with the Content-Security-Policy that the documents name.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";
import { buildSite } from "../../scripts/site.mjs";
import { scratch } from "../package/packed.mjs";

/** Where it is served from: the root of a host would hide an absolute path. */
export const PATHS = ["/docs/", "/a/longer/path/"];

export const POLICY = readFileSync(
  at("docs", "data", "content-security-policy.txt"),
  "utf8",
).trim();

export async function openSite() {
  const folder = join(scratch(), "site");
  await buildSite(folder);
  const server = createServer((request, response) => answer(folder, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    folder,
    origin,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}

async function answer(folder, request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  const base = PATHS.find((path) => pathname.startsWith(path));
  const path =
    base && decodeURIComponent(pathname.slice(base.length - 1)).replace(/\/$/, "/index.html");
  const body = path && (await readFile(join(folder, normalize(path))).catch(() => null));
  if (!body) return nowhere(folder, base, response);
  response.writeHead(200, {
    "content-type": TYPES[extname(path)],
    "content-security-policy": POLICY,
  });
  response.end(body);
}

/** As static hosts do it: at any depth of the site, its page for that. */
async function nowhere(folder, base, response) {
  response.writeHead(404, { "content-type": TYPES[".html"], "content-security-policy": POLICY });
  response.end(base && (await readFile(join(folder, "404.html"))));
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};
