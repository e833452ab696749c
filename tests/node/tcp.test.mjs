// TCP as clients of all manners use it: many queries at once, octet by octet, and not at all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { query, read, responder } from "../doh/responder.mjs";
import { dial, framed, open, unframed, until } from "./open.mjs";

const ask = (id, name = "www.example.com", type = "A") => framed(query(name, type, { id }));

test("a hundred queries in one write are answered in their order", async (t) => {
  const { tcp } = await open(t);
  const { socket, received } = await dial(tcp);
  socket.write(Buffer.concat(Array.from({ length: 100 }, (_, i) => ask(i + 1))));
  await until(() => unframed(received()).length === 100, "100 replies");
  assert.deepEqual(
    unframed(received()).map((reply) => read(reply).id),
    Array.from({ length: 100 }, (_, i) => i + 1),
  );
  socket.destroy();
});

test("a query that comes octet by octet is answered, and the next on the same connection", async (t) => {
  const { tcp } = await open(t);
  const { socket, received } = await dial(tcp, { noDelay: true });
  for (const id of [7, 8]) {
    for (const octet of ask(id)) {
      socket.write(Uint8Array.of(octet));
      await new Promise(setImmediate);
    }
    await until(() => unframed(received()).some((reply) => read(reply).id === id), `reply ${id}`);
  }
  socket.destroy();
});

test("queries cut at any octet are answered", async (t) => {
  const { tcp } = await open(t);
  const both = Buffer.concat([ask(1), ask(2)]);
  for (let cut = 1; cut < both.length; cut += 7) {
    const { socket, received } = await dial(tcp, { noDelay: true });
    socket.write(both.subarray(0, cut));
    await new Promise((resolve) => setTimeout(resolve, 2));
    socket.write(both.subarray(cut));
    await until(() => unframed(received()).length === 2, `two replies, cut at ${cut}`);
    socket.destroy();
  }
});

test("a client that ends its side still gets its replies, and then the end", async (t) => {
  const { tcp } = await open(t);
  const { socket, received, closed } = await dial(tcp, { allowHalfOpen: true });
  socket.end(Buffer.concat([ask(1), ask(2), ask(3)]));
  socket.once("end", () => socket.destroy());
  await closed;
  assert.equal(unframed(received()).length, 3);
});

test("the largest message is taken, and what is no query gets no reply", async (t) => {
  const { tcp, asked } = await open(t);
  const { socket, received } = await dial(tcp);
  const large = Buffer.concat([
    query("www.example.com", "A", { id: 1, edns: false }),
    Buffer.alloc(65_535),
  ]).subarray(0, 65_535);
  socket.write(
    Buffer.concat([Buffer.alloc(2), framed(Buffer.from("short")), framed(large), ask(2)]),
  );
  await until(() => unframed(received()).length === 2, "two replies");
  assert.deepEqual(
    unframed(received()).map((reply) => read(reply).id),
    [1, 2],
  );
  assert.equal(asked.length, 2);
  socket.destroy();
});

test("over the connection limit a connection is closed at once, and the others go on", async (t) => {
  const { tcp } = await open(t, { tcp: { maxConnections: 3 } });
  const clients = await Promise.all(Array.from({ length: 3 }, () => dial(tcp)));
  for (const { socket, received } of clients) {
    socket.write(ask(1));
    await until(() => unframed(received()).length === 1, "a reply");
  }
  const fourth = await dial(tcp);
  await fourth.closed;
  assert.equal(fourth.received().length, 0);
  clients[0].socket.destroy();
  await clients[0].closed;
  await until(async () => {
    const { socket, received, closed } = await dial(tcp);
    socket.write(ask(5));
    await Promise.race([closed, until(() => unframed(received()).length === 1, "a reply")]);
    socket.destroy();
    return unframed(received()).length === 1;
  }, "a free connection");
  for (const { socket } of clients) socket.destroy();
});

const IDLE_MS = 300;

test("an idle connection is closed", async (t) => {
  const { tcp } = await open(t, { tcp: { idleTimeout: IDLE_MS } });
  const start = performance.now();
  const { closed } = await dial(tcp);
  await closed;
  assert.ok(performance.now() - start >= IDLE_MS - SLACK_MS);
});

test("queries keep a connection open for longer than the idle time-out", async (t) => {
  const { tcp } = await open(t, { tcp: { idleTimeout: IDLE_MS } });
  const { socket, received } = await dial(tcp);
  for (let i = 0; i < 5; i += 1) {
    socket.write(ask(i + 1));
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS / 2));
  }
  assert.equal(unframed(received()).length, 5);
  socket.destroy();
});

test("an octet now and then does not keep a connection open", async (t) => {
  const { tcp } = await open(t, { tcp: { idleTimeout: IDLE_MS } });
  const { socket, closed } = await dial(tcp);
  const octets = [...ask(1)];
  const timer = setInterval(() => socket.write(Uint8Array.of(octets.shift())), IDLE_MS / 10);
  await closed;
  clearInterval(timer);
  assert.ok(octets.length > 0, "it took the whole query");
});

test("a client that takes no replies makes the server hold a bounded number of them, and is closed", async (t) => {
  const server = responder();
  const { tcp, asked } = await open(t, { tcp: { idleTimeout: IDLE_MS } }, server);
  const { socket, closed } = await dial(tcp);
  socket.pause();
  const many = Buffer.concat(Array.from({ length: 1000 }, () => ask(1, "long.example.com", "TXT")));
  for (let i = 0; i < 20; i += 1) socket.write(many);
  await new Promise((resolve) => setTimeout(resolve, 3 * IDLE_MS));
  // A client that does not read learns of the end when it reads; had there been none, all queries would be answered now.
  socket.resume();
  await closed;
  // 20,000 replies of 4 kB are 80 MB; the systems' socket buffers hold some MB.
  assert.ok(asked.length < 10_000, `${asked.length} replies were made for nobody`);
});

test("connections that break off leave the server well", async (t) => {
  const { tcp, errors } = await open(t);
  for (let i = 0; i < 50; i += 1) {
    const { socket } = await dial(tcp);
    socket.write(ask(1).subarray(0, i % 30));
    i % 2 ? socket.resetAndDestroy() : socket.destroy();
  }
  const { socket, received } = await dial(tcp);
  socket.write(ask(9));
  await until(() => unframed(received()).length === 1, "a reply");
  assert.deepEqual(errors, []);
  socket.destroy();
});

/** Timers of two processes' clocks may differ by a few. */
const SLACK_MS = 20;
