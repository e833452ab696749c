// Asks the Service Worker as the tests ask the other hosts, and prints what came.

const controlled = new Promise((resolve) =>
  navigator.serviceWorker.addEventListener("controllerchange", resolve),
);
await navigator.serviceWorker.register("service-worker.bundle.js", { type: "module" });
await controlled;

const QUERY = "AAABAAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAAQAB";
const octets = Uint8Array.from(atob(QUERY), (character) => character.charCodeAt(0));
const post = {
  method: "POST",
  headers: { "content-type": "application/dns-message" },
  body: octets,
};
const replies = [];
for (const response of [await fetch(`/dns-query?dns=${QUERY}`), await fetch("/dns-query", post)]) {
  replies.push([
    response.status,
    response.headers.get("cache-control"),
    [...new Uint8Array(await response.arrayBuffer())].slice(-4).join("."),
  ]);
}
console.log(`vector ${JSON.stringify(replies)}`);
