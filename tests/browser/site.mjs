// The page, built anew from www/ with the package in dist/, served from a sub-path of a loopback port with a strict CSP.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "vite";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

export async function serveSite() {
  const outDir = join(repository, "target/browser/site");
  await build({ configFile: join(repository, "www/vite.config.ts"), logLevel: "warn", build: { outDir } });
  const server = createServer((request, response) => answer(outDir, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${PATH}`,
    urlWithoutWorkers: `http://127.0.0.1:${server.address().port}${PATH}?${NO_WORKERS}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

async function answer(root, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = normalize(path.slice(PATH.length)) === "." ? "index.html" : path.slice(PATH.length);
  const body = path.startsWith(PATH) ? await readFile(join(root, normalize(`/${file}`))).catch(() => null) : null;
  if (body === null) return response.writeHead(404).end();
  const csp = request.url.endsWith(`?${NO_WORKERS}`) ? CSP.replace("worker-src 'self'", "worker-src 'none'") : CSP;
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": csp, "access-control-allow-origin": "*" });
  response.end(body);
}

/** Any path will do: the page knows none. */
const PATH = "/some/sub/path/";
const NO_WORKERS = "no-workers";
/** The first paint has its styles in the HTML, hence 'unsafe-inline' for styles alone. */
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
].join("; ");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
