// The handler by itself: every method, status and header that RFC 8484 and RFC 9110 ask for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importFile } from "../package/packed.mjs";
import { ADDRESSES, query, read, responder } from "./responder.mjs";

const { dohHandler } = await importFile("doh/index.js");
const URL = "https://dns.example.com/dns-query";
const encoded = (octets) => Buffer.from(octets).toString("base64url");
const get = (octets, init) => new Request(`${URL}?dns=${encoded(octets)}`, init);
const post = (body, headers = {}) =>
  new Request(URL, {
    method: "POST",
    body,
    headers: { "content-type": "application/dns-message", ...headers },
    duplex: "half",
  });
const ask = (request, options) => dohHandler(responder(), options)(request);

for (const [method, request] of [
  ["GET", () => get(query("www.example.com"))],
  ["POST", () => post(query("www.example.com"))],
]) {
  test(`${method}: eight distinct addresses of the twelve`, async () => {
    const response = await ask(request());
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/dns-message");
    const octets = await response.arrayBuffer();
    assert.equal(response.headers.get("content-length"), String(octets.byteLength));
    const addresses = new Set(read(octets).answers.map(({ data }) => data));
    assert.equal(addresses.size, 8);
    for (const address of addresses) assert.ok(ADDRESSES.includes(address), address);
  });
}

test("HEAD: the headers of a GET, and no body", async () => {
  const [head, full] = await Promise.all([
    ask(get(query("none.example.com"), { method: "HEAD" })),
    ask(get(query("none.example.com"))),
  ]);
  assert.deepEqual([...head.headers], [...full.headers]);
  assert.equal((await head.arrayBuffer()).byteLength, 0);
});

test("the example of RFC 8484, section 4.1.1, is understood", async () => {
  const server = responder();
  await dohHandler(server)(new Request(`${URL}?dns=AAABAAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAAQAB`));
  assert.deepEqual(server.asked, [
    { transport: "doh", client: undefined, name: "www.example.com", type: "A" },
  ]);
});

test("a POST whose body comes in parts, and whose media type has a parameter", async () => {
  const octets = query("www.example.com");
  const body = new ReadableStream({
    start(controller) {
      for (const octet of octets) controller.enqueue(Uint8Array.of(octet));
      controller.close();
    },
  });
  assert.equal(
    (await ask(post(body, { "content-type": "Application/DNS-Message; charset=x" }))).status,
    200,
  );
});

test("the client's address is passed on where the host knows it", async () => {
  const server = responder();
  await dohHandler(server, { client: (request) => request.headers.get("x-client") })(
    get(query("www.example.com"), { headers: { "x-client": "192.0.2.77" } }),
  );
  assert.equal(server.asked[0].client, "192.0.2.77");
});

const FRESHNESS = [
  ["an answer: its TTL", "www.example.com", "A", "max-age=60"],
  ["a chain: the least TTL", "mixed.example.com", "A", "max-age=7"],
  ["a TTL with its highest bit set: 0", "forever.example.com", "A", "max-age=0"],
  [
    "a name that does not exist: the SOA's MINIMUM, which is less than its TTL",
    "none.example.com",
    "A",
    "max-age=300",
  ],
  ["no data: the same", "www.example.com", "AAAA", "max-age=300"],
  ["a refusal: not at all", "www.example.org", "A", "no-store"],
];

for (const [name, owner, type, wanted] of FRESHNESS) {
  test(`kept: ${name}`, async () =>
    assert.equal((await ask(get(query(owner, type)))).headers.get("cache-control"), wanted));
}

test("kept: the SOA's TTL where that is less than MINIMUM", async () => {
  const reply = read(responder().serveDns(query("none.example.com"), { transport: "doh" }));
  const { encode } = await import("dns-packet");
  reply.authorities[0].ttl = 20;
  const server = { serveDns: () => new Uint8Array(encode(reply)) };
  assert.equal(
    (await dohHandler(server)(get(query("none.example.com")))).headers.get("cache-control"),
    "max-age=20",
  );
});

test("a reply cut anywhere is passed on, and never kept longer than the whole one", async () => {
  const whole = responder().serveDns(query("none.example.com"), { transport: "doh" });
  const { buffer } = new Uint8Array([...whole, ...new Array(64).fill(0xff)]);
  for (let length = 0; length < whole.length; length += 1) {
    const server = { serveDns: () => new Uint8Array(buffer, 0, length) };
    const response = await dohHandler(server)(get(query("none.example.com")));
    assert.equal(response.status, 200);
    assert.match(response.headers.get("cache-control"), /^(no-store|max-age=300)$/);
  }
});

const LONG = new Uint8Array(65_536);
const endless = () =>
  new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(8192)) });

const REFUSED = [
  ["no variable", () => new Request(URL), 400, /dns=/],
  ["two variables", () => new Request(`${URL}?dns=AAAA&dns=AAAA`), 400, /one variable/],
  ["base64 with padding", () => new Request(`${URL}?dns=AAA=`), 400, /without padding/],
  ["base64, not base64url", () => new Request(`${URL}?dns=ab%2B%2F`), 400, /base64url/],
  ["a digit too many", () => new Request(`${URL}?dns=AAAAA`), 400, /base64url/],
  ["an empty query", () => new Request(`${URL}?dns=`), 400, /no DNS query/],
  ["an empty body", () => post(new Uint8Array()), 400, /no DNS query/],
  ["what the server drops", () => get(query("silent.example.com")), 400, /no DNS query/],
  ["a PUT", () => new Request(URL, { method: "PUT", body: "x" }), 405, /PUT/],
  ["a DELETE", () => new Request(URL, { method: "DELETE" }), 405, /DELETE/],
  ["OPTIONS", () => new Request(URL, { method: "OPTIONS" }), 405, /OPTIONS/],
  ["a body of 65,536 octets", () => post(LONG), 413, /65535/],
  ["a body without end", () => post(endless()), 413, /65535/],
  [
    "a length that is too large, before the body is read",
    () => post(endless(), { "content-length": "70000" }),
    413,
    /65535/,
  ],
  ["an address of 65,536 octets", () => get(LONG), 414, /65535/],
  [
    "JSON",
    () => post("{}", { "content-type": "application/json" }),
    415,
    /application\/dns-message/,
  ],
  [
    "a media type that only begins alike",
    () => post(query("www.example.com"), { "content-type": "application/dns-messages" }),
    415,
    /application\/dns-message/,
  ],
];

for (const [name, request, status, reason] of REFUSED) {
  test(`refused with ${status}: ${name}`, async () => {
    const response = await ask(request());
    assert.equal(response.status, status);
    assert.match(await response.text(), reason);
    assert.match(response.headers.get("content-type"), /^text\/plain/);
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("allow"), status === 405 ? "GET, HEAD, POST" : null);
  });
}

test("refused with 400: a body that breaks off", async () => {
  const errors = [];
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
  const response = await ask(post(body), { onError: (error) => errors.push(error) });
  assert.deepEqual([response.status, errors], [400, []]);
});

test("a path keeps the resource to itself", async () => {
  assert.equal((await ask(get(query("www.example.com")), { path: "/dns-query" })).status, 200);
  assert.equal((await ask(get(query("www.example.com")), { path: "/dns" })).status, 404);
});

test("an error of the server is a 500 that tells the client nothing, and its owner all", async () => {
  const errors = [];
  const response = await ask(get(query("crash.example.com")), {
    onError: (error) => errors.push(error.message),
  });
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /planted/);
  assert.deepEqual(errors, ["planted: the server broke"]);
});
