// UDP: what gets no reply, and response-rate limiting as a client sees it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createSocket } from "node:dgram";
import { test } from "node:test";
import { promisify } from "node:util";
import { query, read } from "../doh/responder.mjs";
import { open, serve, until } from "./open.mjs";

const execute = promisify(execFile);

test("what is no query gets no reply, and the next query does", async (t) => {
  const { udp } = await open(t);
  const { send, replies } = client(t, udp);
  const response = query("www.example.com", "A", { id: 3 });
  response[2] |= 0x80;
  for (const datagram of [
    Buffer.alloc(0),
    Buffer.alloc(11, 0xff),
    response,
    query("silent.example.com", "A", { id: 4 }),
  ])
    send(datagram);
  send(query("www.example.com", "A", { id: 5 }));
  await until(() => replies.length > 0, "a reply");
  assert.deepEqual(
    replies.map((reply) => read(reply).id),
    [5],
  );
});

test("octets that no parser likes leave the server well", async (t) => {
  const { udp, errors } = await open(t);
  const { send, replies } = client(t, udp);
  for (let i = 0; i < 200; i += 1)
    send(Buffer.from(Array.from({ length: 12 + (i % 50) }, (_, j) => (i * 31 + j * 17) & 0xff)));
  send(query("www.example.com", "A", { id: 0xabc }));
  await until(
    () => replies.some((reply) => reply.readUInt16BE() === 0xabc && reply.length > 100),
    "a reply",
  );
  assert.ok(errors.length > 0, "the responder's parser took all of it");
  // Every other reply is a SERVFAIL: a reply, by its bit, and of an echoed ID.
  for (const reply of replies) assert.ok(reply[2] & 0x80);
});

test("over the rate every second response is truncated and empty, and the others are none", async (t) => {
  const { udp, asked } = await open(t, { rateLimit: { responsesPerSecond: 10 } });
  const { send, replies } = client(t, udp);
  for (let id = 1; id <= 50; id += 1) send(query("www.example.com", "A", { id }));
  await until(() => asked.length === 50 && replies.length >= 30, "30 replies");
  const [full, cut] = [
    replies.filter((reply) => read(reply).answers.length === 8),
    replies.filter((reply) => read(reply).flag_tc),
  ];
  // A token comes every 100 ms while the 50 are sent, so a few more than 10 may be full.
  assert.ok(full.length >= 10 && full.length <= 15, `${full.length} full ones`);
  assert.equal(full.length + cut.length, replies.length);
  assert.ok(Math.abs(cut.length - (50 - full.length) / 2) <= 1, `${cut.length} cut ones`);
  for (const reply of cut)
    assert.deepEqual(
      [read(reply).questions[0].name, read(reply).answers.length],
      ["www.example.com", 0],
    );
});

test("a real client that is over the rate gets its answer over TCP", async (t) => {
  const { udp, asked } = await open(t, { rateLimit: { responsesPerSecond: 1, slip: 1 } });
  const ask = () =>
    execute("dig", [
      "@127.0.0.1",
      "-p",
      String(udp.port),
      "www.example.com",
      "+short",
      "+retry=0",
      "+timeout=5",
    ]);
  for (let i = 0; i < 3; i += 1) assert.equal((await ask()).stdout.trim().split("\n").length, 8);
  assert.ok(asked.some(({ transport }) => transport === "tcp"));
});

test("without the option there is no limit", async (t) => {
  const { udp } = await open(t);
  const { send, replies } = client(t, udp);
  for (let id = 1; id <= 100; id += 1) send(query("www.example.com", "A", { id }));
  await until(() => replies.length === 100, "100 replies");
});

const REFUSED = [
  ["a port that is none", { port: 70_000 }, /^options\.port: .*70000/],
  ["no connections", { tcp: { maxConnections: 0 } }, /^options\.tcp\.maxConnections: .*0$/],
  [
    "a time-out that no timer takes",
    { doh: { idleTimeout: 2 ** 31 } },
    /^options\.doh\.idleTimeout: /,
  ],
  [
    "a rate of nothing",
    { rateLimit: { responsesPerSecond: 0 } },
    /^options\.rateLimit\.responsesPerSecond: /,
  ],
  [
    "a prefix of 33 bits",
    { rateLimit: { responsesPerSecond: 1, ipv4Prefix: 33 } },
    /^options\.rateLimit\.ipv4Prefix: .*32.*33/,
  ],
];

for (const [name, options, message] of REFUSED) {
  test(`refused: ${name}`, () =>
    assert.rejects(serve({ serveDns: () => null }, options), { name: "RangeError", message }));
}

test("a port that is taken is an error, and nothing is left open", async (t) => {
  const { udp } = await open(t);
  await assert.rejects(serve({ serveDns: () => null }, { port: udp.port }), { code: "EADDRINUSE" });
  const {
    udp: { port },
    close,
  } = await serve({ serveDns: () => null });
  await close();
  const socket = createSocket("udp4");
  await new Promise((resolve) => socket.bind(port, "127.0.0.1", resolve));
  t.after(() => socket.close());
  await assert.rejects(serve({ serveDns: () => null }, { port }), { code: "EADDRINUSE" });
  // TCP, which was opened first and closed again, is free.
  const listener = await serve({ serveDns: () => null }, { doh: { port } });
  assert.equal(listener.doh.port, port);
  await listener.close();
});

function client(t, { host, port }) {
  const socket = createSocket("udp4");
  const replies = [];
  socket.on("message", (reply) => replies.push(reply));
  t.after(() => socket.close());
  return { send: (datagram) => socket.send(datagram, port, host), replies };
}
