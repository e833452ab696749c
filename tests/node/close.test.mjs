// The end of a server: what was asked is answered, nothing more is taken, and it does not wait for the slow.

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import * as http from "node:http";
import * as http2 from "node:http2";
import { test } from "node:test";
import { query, responder } from "../doh/responder.mjs";
import { dial, framed, open, serve, unframed, until } from "./open.mjs";

/** Clients have two seconds to take their replies; the rest is slack for a busy machine. */
const GRACE_MS = 2_000;
const SLACK_MS = 1_500;

test("without clients it ends at once, and frees its ports", async () => {
  const listener = await serve(responder(), { doh: {} });
  const start = performance.now();
  await listener.close();
  assert.ok(performance.now() - start < SLACK_MS);
  const again = await serve(responder(), {
    port: listener.udp.port,
    doh: { port: listener.doh.port },
  });
  assert.deepEqual([again.udp, again.tcp, again.doh], [listener.udp, listener.tcp, listener.doh]);
  await again.close();
});

test("a second close is the first", async () => {
  const listener = await serve(responder());
  assert.equal(listener.close(), listener.close());
  await listener.close();
});

test("idle connections of TCP, HTTP/1.1 and HTTP/2 are ended, and not waited for", async (t) => {
  const listener = await open(t, { doh: {} });
  const tcp = await dial(listener.tcp);
  const agent = new http.Agent({ keepAlive: true });
  const url = `${listener.doh.url}?dns=${Buffer.from(query("www.example.com")).toString("base64url")}`;
  await new Promise((resolve) =>
    http.get(url, { agent }, (response) => response.resume().on("end", resolve)),
  );
  const session = http2.connect(new URL(url).origin);
  await new Promise((resolve) => session.once("remoteSettings", resolve));
  const start = performance.now();
  await listener.close();
  assert.ok(performance.now() - start < SLACK_MS, `${performance.now() - start} ms`);
  await tcp.closed;
  await until(() => session.destroyed, "the session's end");
  agent.destroy();
});

test("replies that are on their way arrive", async (t) => {
  const listener = await open(t);
  const { socket, received, closed } = await dial(listener.tcp);
  socket.write(
    Buffer.concat(
      Array.from({ length: 50 }, (_, id) => framed(query("www.example.com", "A", { id }))),
    ),
  );
  await until(() => listener.asked.length === 50, "50 queries");
  await listener.close();
  await closed;
  assert.equal(unframed(received()).length, 50);
});

test("a client that keeps its connection is waited for two seconds, and no longer", async (t) => {
  const listener = await open(t);
  const { socket } = await dial(listener.tcp, { allowHalfOpen: true });
  const start = performance.now();
  await listener.close();
  const took = performance.now() - start;
  assert.ok(took > GRACE_MS - SLACK_MS && took < GRACE_MS + SLACK_MS, `${took} ms`);
  socket.destroy();
});

test("a query that comes after the end gets no reply", async (t) => {
  const listener = await open(t);
  await listener.close();
  const socket = createSocket("udp4");
  t.after(() => socket.close());
  socket.on("error", () => {});
  socket.send(query("www.example.com"), listener.udp.port, listener.udp.host);
  const { closed, received } = await dial(listener.tcp);
  await closed;
  assert.deepEqual([received().length, listener.asked.length], [0, 0]);
});
