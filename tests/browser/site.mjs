// The page, built anew from www/ with the package in dist/, served from a sub-path of a loopback port with a strict CSP,
// compressed and kept as static hosts do it.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { build } from "vite";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Tests and benches build into folders of their own, so that none takes away what another serves. */
export async function serveSite(folder = "site") {
  const outDir = join(repository, "target/browser", folder);
  await build({
    configFile: join(repository, "www/vite.config.ts"),
    logLevel: "warn",
    build: { outDir },
  });
  const server = createServer((request, response) => answer(outDir, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${PATH}`,
    urlWithoutWorkers: `http://127.0.0.1:${server.address().port}${PATH}?${NO_WORKERS}`,
    urlWithoutFetches: `http://127.0.0.1:${server.address().port}${NO_FETCHES}`,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}

async function answer(root, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const base = [PATH, NO_FETCHES].find((each) => path.startsWith(each));
  const file = path.slice(base?.length) || "index.html";
  const body = base ? await readFile(join(root, normalize(`/${file}`))).catch(() => null) : null;
  if (body === null) return response.writeHead(404).end();
  const packs = extname(file) in TYPES && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-security-policy": policyOf(base, request.url),
    "access-control-allow-origin": "*",
    // What has a hash in its name never changes.
    "cache-control": file.startsWith("assets/")
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    ...(packs && { "content-encoding": "br", vary: "accept-encoding" }),
  });
  response.end(
    packs ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : body,
  );
}

function policyOf(base, url) {
  if (base === NO_FETCHES) return CSP.replace("connect-src 'self'", "connect-src 'none'");
  return url.endsWith(`?${NO_WORKERS}`)
    ? CSP.replace("worker-src 'self'", "worker-src 'none'")
    : CSP;
}

/** Any path will do: the page knows none. */
const PATH = "/some/sub/path/";
const NO_FETCHES = "/another/path/";
const NO_WORKERS = "no-workers";
/** The service worker fetches what it keeps, hence connect-src. The first paint has its styles in the HTML, hence 'unsafe-inline' for styles alone. */
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
].join("; ");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
