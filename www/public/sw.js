// The page without a network: what it fetched is kept, and given where the network does not answer.
//
// Files in assets/ have a digest of their content in their names, so that what is kept of them is never stale.
// All else is asked of the network first, so that a new version of the page is seen at once.

const KEPT = "multivalue";
const HASHED = /\/assets\/[^/]+-[\w-]{8}\.\w+$/;
/** Files of several versions; the oldest go. */
const MOST = 60;

/** Where a policy lets workers fetch nothing, this fails, and the page goes on without. */
addEventListener("install", (event) => event.waitUntil(keep([registration.scope]).then(() => skipWaiting())));

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
    const kept = (await caches.match(request.url, { ignoreSearch: true })) ?? (isPage(request.url) && (await caches.match(registration.scope)));
    if (kept) return kept;
    throw error;
  }
}

/** The page by its other name. What else the site has stands below it, and would be lost in its place. */
function isPage(url) {
  return url.replace(/[?#].*$/, "") === `${registration.scope}index.html`;
}

async function fetched(request) {
  const response = await fetch(request);
  if (!response.ok) return response;
  const cache = await caches.open(KEPT);
  await cache.put(request.url.replace(/[?#].*$/, ""), response.clone());
  const [...files] = await cache.keys();
  await Promise.all(files.slice(0, Math.max(files.length - MOST, 0)).map((file) => cache.delete(file)));
  return response;
}

async function keep(urls) {
  const wanted = urls.filter((url) => url.startsWith(registration.scope));
  await Promise.all(wanted.map(async (url) => (HASHED.test(url) ? keptFirst(new Request(url)) : fetched(new Request(url)))));
}
