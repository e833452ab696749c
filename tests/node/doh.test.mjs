// DNS over HTTPS on Node's servers: HTTP/1.1 and HTTP/2, in clear text and on TLS, and clients that misbehave.

import assert from "node:assert/strict";
import * as http from "node:http";
import * as http2 from "node:http2";
import * as https from "node:https";
import { test } from "node:test";
import { connect as connectTls } from "node:tls";
import { ADDRESSES, query, read } from "../doh/responder.mjs";
import { certificate, dial, open, until } from "./open.mjs";

const tls = certificate();
const octets = Buffer.from(query("www.example.com"));
const PATH = `/dns-query?dns=${octets.toString("base64url")}`;
const TYPE = { "content-type": "application/dns-message" };

const PROTOCOLS = {
  "HTTP/1.1, clear text": { options: {}, ask: overHttp1 },
  "HTTP/1.1, TLS": { options: { tls }, ask: overHttp1 },
  "HTTP/2, clear text by prior knowledge": { options: {}, ask: overHttp2 },
  "HTTP/2, TLS": { options: { tls }, ask: overHttp2 },
};

for (const [name, { options, ask }] of Object.entries(PROTOCOLS)) {
  test(`${name}: GET, HEAD and POST`, async (t) => {
    const { doh, asked } = await open(t, { doh: options });
    const replies = [
      await ask(doh, { path: PATH }),
      await ask(doh, { method: "POST", path: "/dns-query", headers: TYPE, body: octets }),
    ];
    for (const { status, headers, body } of replies) {
      assert.deepEqual(
        [status, headers["content-type"], headers["cache-control"]],
        [200, "application/dns-message", "max-age=60"],
      );
      assert.equal(headers["content-length"], String(body.length));
      assert.ok(read(body).answers.every(({ data }) => ADDRESSES.includes(data)));
    }
    const head = await ask(doh, { method: "HEAD", path: PATH });
    assert.deepEqual(
      [head.status, head.headers["content-length"], head.body.length],
      [200, String(replies[0].body.length), 0],
    );
    assert.deepEqual(
      asked.map(({ transport, client }) => [transport, client]),
      Array.from({ length: 3 }, () => ["doh", "127.0.0.1"]),
    );
  });

  test(`${name}: refusals come with their reason, also of a body that is too long`, async (t) => {
    const { doh } = await open(t, { doh: options });
    const long = await ask(doh, {
      method: "POST",
      path: "/dns-query",
      headers: TYPE,
      body: Buffer.alloc(200_000),
    });
    assert.deepEqual(
      [long.status, long.headers["content-type"]],
      [413, "text/plain; charset=utf-8"],
    );
    assert.equal((await ask(doh, { path: "/other" })).status, 404);
    assert.equal((await ask(doh, { path: "/dns-query" })).status, 400);
    assert.equal((await ask(doh, { method: "PUT", path: "/dns-query", body: octets })).status, 405);
    assert.equal(
      (
        await ask(doh, {
          method: "POST",
          path: "/dns-query",
          headers: { "content-type": "text/plain" },
          body: octets,
        })
      ).status,
      415,
    );
    assert.equal((await ask(doh, { path: PATH })).status, 200);
  });
}

test("requests over HTTP/1.1 share a connection", async (t) => {
  const { doh } = await open(t, { doh: {} });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const ports = [];
  for (let i = 0; i < 3; i += 1) ports.push((await overHttp1(doh, { path: PATH, agent })).port);
  assert.equal(new Set(ports).size, 1);
});

test("a hundred requests over one HTTP/2 session", async (t) => {
  const { doh } = await open(t, { doh: {} });
  const session = http2.connect(new URL(doh.url).origin);
  t.after(() => session.close());
  const replies = await Promise.all(
    Array.from({ length: 100 }, () => request2(session, { path: PATH })),
  );
  assert.ok(replies.every(({ status }) => status === 200));
});

test("the preface of HTTP/2 in pieces is known, and so is a request of HTTP/1.1 in pieces", async (t) => {
  const { doh } = await open(t, { doh: {} });
  const [h2, h1] = [await dial(doh, { noDelay: true }), await dial(doh, { noDelay: true })];
  const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
  for (const octet of Buffer.concat([Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), settings]))
    await slowly(h2.socket, octet);
  for (const octet of Buffer.from(
    `PUT ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n`,
  ))
    await slowly(h1.socket, octet);
  // A server's first frame is SETTINGS, type 4. Source: RFC 9113, section 3.4.
  await until(() => h2.received().length >= 9, "the server's settings");
  assert.equal(h2.received()[3], 4);
  await until(() => h1.received().length > 0, "a reply");
  assert.match(h1.received().toString(), /^HTTP\/1\.1 405 /);
  h1.socket.destroy();
  h2.socket.destroy();
});

const IDLE_MS = 300;
const SILENT = {
  "says nothing": "",
  "says half of HTTP/2's preface": "PRI * HT",
  "says half of a header": "GET /dns-query HTTP/1.1\r\nhost: lo",
  "sends half of a body":
    "POST /dns-query HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/dns-message\r\ncontent-length: 60\r\n\r\nhalf",
  "opens HTTP/2 and asks nothing": Buffer.concat([
    Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
  ]),
};

for (const [name, words] of Object.entries(SILENT)) {
  test(`a client that ${name} is let go`, async (t) => {
    const { doh, errors } = await open(t, { doh: { idleTimeout: IDLE_MS } });
    const { socket, closed } = await dial(doh);
    socket.write(words);
    await closed;
    assert.deepEqual(errors, []);
  });
}

test("a client that never ends its TLS handshake is let go", async (t) => {
  const { doh } = await open(t, { doh: { tls, idleTimeout: IDLE_MS } });
  const { closed } = await dial(doh);
  await closed;
});

test("what is no TLS, no HTTP or no request ends its own connection only", async (t) => {
  const [clear, secure] = [
    await open(t, { doh: { idleTimeout: IDLE_MS } }),
    await open(t, { doh: { tls, idleTimeout: IDLE_MS } }),
  ];
  for (const { doh } of [clear, secure]) {
    for (const words of [
      Buffer.alloc(100, 0xff),
      "GET\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense",
      "CONNECT example.com:443 HTTP/1.1\r\nhost: a\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
    ]) {
      const { socket, closed } = await dial(doh);
      socket.end(words);
      await closed;
    }
  }
  assert.equal((await overHttp1(clear.doh, { path: PATH })).status, 200);
  assert.equal((await overHttp2(secure.doh, { path: PATH })).status, 200);
  assert.deepEqual([...clear.errors, ...secure.errors], []);
});

test("TLS speaks HTTP/2 where the client does, else HTTP/1.1", async (t) => {
  const { doh } = await open(t, { doh: { tls } });
  for (const [offered, chosen] of [
    [["h2", "http/1.1"], "h2"],
    [["http/1.1"], "http/1.1"],
  ]) {
    const socket = connectTls({
      host: doh.host,
      port: doh.port,
      ALPNProtocols: offered,
      ca: tls.cert,
      servername: "localhost",
    });
    await new Promise((resolve, reject) =>
      socket.once("secureConnect", resolve).once("error", reject),
    );
    assert.equal(socket.alpnProtocol, chosen);
    socket.destroy();
  }
});

test("over the connection limit a connection is closed", async (t) => {
  const { doh } = await open(t, { doh: { maxConnections: 2 } });
  const clients = [await dial(doh), await dial(doh)];
  await (await dial(doh)).closed;
  for (const { socket } of clients) socket.destroy();
});

test("an error of the server is a 500", async (t) => {
  const { doh, errors } = await open(t, { doh: {} });
  const path = `/dns-query?dns=${Buffer.from(query("crash.example.com")).toString("base64url")}`;
  assert.equal((await overHttp1(doh, { path })).status, 500);
  assert.deepEqual(errors, ["planted: the server broke"]);
});

function overHttp1({ host, port, url }, { method = "GET", path, headers = {}, body, agent }) {
  const client = url.startsWith("https") ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(
      { host, port, method, path, headers, agent, ca: tls.cert, servername: "localhost" },
      (response) => {
        const local = request.socket.localPort;
        const pieces = [];
        response.on("data", (piece) => pieces.push(piece));
        response.on("end", () =>
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: Buffer.concat(pieces),
            port: local,
          }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

async function overHttp2({ url }, options) {
  const session = http2.connect(new URL(url).origin, { ca: tls.cert, servername: "localhost" });
  try {
    return await request2(session, options);
  } finally {
    // Not close(), which waits for a body that the server no longer wants.
    session.destroy();
  }
}

function request2(session, { method = "GET", path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const stream = session.request(
      { ":method": method, ":path": path, ...headers },
      { endStream: body === undefined },
    );
    const pieces = [];
    let head;
    stream.on("response", (received) => (head = received));
    stream.on("data", (piece) => pieces.push(piece));
    stream.on("end", () =>
      resolve({ status: head[":status"], headers: head, body: Buffer.concat(pieces) }),
    );
    stream.on("error", reject);
    if (body !== undefined) stream.end(body);
  });
}

async function slowly(socket, octet) {
  socket.write(Uint8Array.of(octet));
  await new Promise(setImmediate);
}
