// The page without a network: what it fetched is kept, and given where the network does not answer.
//
// Files in assets/ have a digest of their content in their names, so that what is kept of them is never stale.
// All else is asked of the network first, so that a new version of the page is seen at once. A page that was never
// fetched is answered by one that says so, and leads to those that were.

const KEPT = "multivalue";
const HASHED = /\/assets\/[^/]+-[\w-]{8}\.\w+$/;
/** Files of several versions, and of documents with what their embeds load; the oldest go. */
const MOST = 250;

/** Where a policy lets workers fetch nothing, this fails, and the page goes on without. */
addEventListener("install", (event) =>
  event.waitUntil(keep([registration.scope]).then(() => skipWaiting())),
);

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

/** The page tells what it fetched before it had this worker. */
addEventListener("message", (event) => event.waitUntil(keep(event.data)));

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  event.respondWith(HASHED.test(url) ? keptFirst(event.request) : networkFirst(event.request));
});

async function keptFirst(request) {
  return (await caches.match(request.url)) ?? fetched(request);
}

async function networkFirst(request) {
  try {
    return await fetched(request);
  } catch (error) {
    const kept =
      (await caches.match(request.url, { ignoreSearch: true })) ??
      (isPage(request.url) && (await caches.match(registration.scope)));
    if (kept) return kept;
    if (request.mode === "navigate") return notKept();
    throw error;
  }
}

/** The page by its other name. What else the site has stands below it, and would be lost in its place. */
function isPage(url) {
  return url.replace(/[?#].*$/, "") === `${registration.scope}index.html`;
}

/** In place of the browser's own page, from which nothing leads back. */
async function notKept() {
  const { scope } = registration;
  const kept = (await (await caches.open(KEPT)).keys())
    .map(({ url }) => url)
    .filter((url) => url.startsWith(scope) && url.endsWith("/") && url !== scope);
  const items = kept.map((url) => `<li><a href="${url}">${url.slice(scope.length, -1)}</a></li>`);
  const others =
    items.length > 0
      ? `<p>So do the pages that were read before:</p><ul>${items.join("")}</ul>`
      : "";
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(
    `${HEAD}<p><a href="${scope}">The playground</a> works offline.</p>${others}</main>`,
    { status: 503, headers },
  );
}

const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Offline - multivalue</title>
<style>:root { color-scheme: light dark; font: 1rem / 1.6 system-ui, sans-serif; color: light-dark(#1d2433, #ebe8e2); background: light-dark(#fdfcf9, #12161b) }
main { max-inline-size: 40rem; margin: 10vh auto; padding-inline: 16px } h1 { line-height: 1.25 } a { color: light-dark(#0072b2, #56b4e9) }</style>
<main><h1>You are offline</h1><p>This page is not saved on this device, because you have not opened it before.</p>`;

async function fetched(request) {
  const response = await fetch(request);
  if (!response.ok) return response;
  const cache = await caches.open(KEPT);
  await cache.put(request.url.replace(/[?#].*$/, ""), response.clone());
  const [...files] = await cache.keys();
  await Promise.all(
    files.slice(0, Math.max(files.length - MOST, 0)).map((file) => cache.delete(file)),
  );
  return response;
}

async function keep(urls) {
  const wanted = urls.filter((url) => url.startsWith(registration.scope));
  await Promise.all(
    wanted.map(async (url) =>
      HASHED.test(url) ? keptFirst(new Request(url)) : fetched(new Request(url)),
    ),
  );
}
