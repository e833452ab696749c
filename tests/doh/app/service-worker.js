// In a Service Worker the page's own origin is a DNS resource, though there is no server for it.

import { handle } from "./handle.js";

addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (new URL(event.request.url).pathname === "/dns-query")
    event.respondWith(handle(event.request));
});
