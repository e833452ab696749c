// Probes: every rule by which Route 53 judges an endpoint, on real servers.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { serve, until } from "./open.mjs";
import {
  check,
  freePort,
  probing,
  resultOf,
  secureWeb,
  tcp,
  web,
  Zone,
  zoneOf,
} from "./probing.mjs";

const NEEDLE = "needle";
const LIMIT = 5_120;
const found = "Success: HTTP Status Code 200, OK";
const missing =
  "Failure: HTTP Status Code 200, OK, but the search string is not in the first 5,120 bytes of the body";
const garbled = "Failure: the body cannot be unpacked as its Content-Encoding says";

/** What an endpoint sends to /NAME, and what is made of it where no text is looked for. */
const STATUSES = {
  199: "Failure: the connection was closed by the endpoint",
  200: found,
  204: "Success: HTTP Status Code 204, No Content",
  302: "Success: HTTP Status Code 302, Found",
  399: "Success: HTTP Status Code 399, Odd",
  400: "Failure: HTTP Status Code 400, Bad Request",
  500: "Failure: HTTP Status Code 500, Internal Server Error",
  503: "Failure: HTTP Status Code 503, Service Unavailable",
};

test("statuses from 200 to 399 are a success, and a redirect is not followed", async (t) => {
  const paths = [];
  const { port } = await tcp(t, (socket) =>
    socket.once("data", (request) => {
      const [, path, status] = /^GET (\/(\S*)) /.exec(request);
      paths.push(path);
      const [, words] = (STATUSES[status] ?? found).split(`${status}, `);
      socket.end(
        `HTTP/1.1 ${status} ${words ?? "Odd"}\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n`,
      );
    }),
  );
  const running = await probing(
    t,
    zoneOf(
      Object.keys(STATUSES).map((status) =>
        check(status, { Port: port, ResourcePath: `/${status}` }),
      ),
    ),
  );
  for (const [status, reason] of Object.entries(STATUSES)) {
    const result = await resultOf(running, status);
    assert.deepEqual([result.reason, result.ok], [reason, reason.startsWith("Success")]);
  }
  assert.ok(!paths.includes("/elsewhere"), paths.join());
});

const early = `${"x".repeat(LIMIT - NEEDLE.length)}${NEEDLE}`;
const late = `x${early}`;
const huge = `${NEEDLE}${"x".repeat(3_000_000)}`;

/** Bodies, their coding, and what is found in them. */
const BODIES = {
  "it ends with byte 5,120": [early, undefined, found],
  "it ends with byte 5,121": [late, undefined, missing],
  "in other letters": ["NEEDLE Needle", undefined, missing],
  "no body": ["", undefined, missing],
  "a long body, of which the rest is not waited for": [huge, undefined, found],
  gzip: [gzipSync(early), "gzip", found],
  "gzip, a byte too late when unpacked": [gzipSync(late), "gzip", missing],
  "gzip of a long body": [gzipSync(huge), "x-gzip", found],
  "gzip, an empty body": ["", "gzip", garbled],
  deflate: [deflateSync(early), "deflate", found],
  "deflate without its header": [deflateRawSync(early), "Deflate", found],
  "deflate, an empty body": ["", "deflate", garbled],
  "a coding that Route 53 does not unpack": [brotliCompressSync(early), "br", missing],
  "gzip that is none": ["no gzip", "gzip", garbled],
  "gzip cut short": [gzipSync(`${"é".repeat(100)}${NEEDLE}`).subarray(0, 30), "gzip", garbled],
};

for (const [type, start] of [
  ["HTTP_STR_MATCH", web],
  ["HTTPS_STR_MATCH", secureWeb],
]) {
  test(`${type}: the text has to stand wholly in the first 5,120 bytes, unpacked`, async (t) => {
    const names = Object.keys(BODIES);
    const { port } = await start(t, ({ url }, response) => {
      const [body, coding] = BODIES[names[url.slice(1)]];
      response.writeHead(200, coding ? { "Content-Encoding": coding } : {}).end(body);
    });
    const running = await probing(
      t,
      zoneOf(
        names.map((name, i) =>
          check(name, { Type: type, Port: port, ResourcePath: `/${i}`, SearchString: NEEDLE }),
        ),
      ),
    );
    for (const name of names)
      assert.equal((await resultOf(running, name)).reason, BODIES[name][2], name);
  });
}

test("a text of letters beyond ASCII is found by its octets", async (t) => {
  const { port } = await web(t, (_, response) => response.end("alles grün"));
  const running = await probing(
    t,
    zoneOf([check("a", { Type: "HTTP_STR_MATCH", Port: port, SearchString: "grün" })]),
  );
  assert.equal((await resultOf(running, "a")).reason, found);
});

test("time-outs: a status within 2 s of the connection, a body within 2 s of the status; a part of it is none", async (t) => {
  const timeScale = 0.1;
  const silent = await tcp(t, () => {});
  const stalling = await web(t, (_, response) => response.write(NEEDLE));
  const running = await probing(
    t,
    zoneOf([
      check("silent", { Port: silent.port }),
      check("no handshake", { Type: "HTTPS", Port: silent.port }),
      check("stalling", { Type: "HTTP_STR_MATCH", Port: stalling.port, SearchString: NEEDLE }),
    ]),
    { timeScale },
  );
  for (const [id, reason] of [
    ["silent", "Failure: no HTTP status within 2 seconds of the connection"],
    ["no handshake", "Failure: no HTTP status within 2 seconds of the connection"],
    ["stalling", "Failure: no body within 2 seconds of the status"],
  ]) {
    const result = await resultOf(running, id, true);
    assert.equal(result.reason, reason);
    // A timer may be a millisecond early.
    assert.ok(result.duration >= 2_000 * timeScale - 2, `${id}: ${result.duration} ms`);
  }
});

test("time-outs: a connection within 4 s over HTTP, within 10 s over TCP", async (t) => {
  const timeScale = 0.05;
  const port = await deaf(t);
  const running = await probing(
    t,
    zoneOf([check("http", { Port: port }), check("tcp", { Type: "TCP", Port: port })]),
    { timeScale },
  );
  for (const [id, seconds] of [
    ["http", 4],
    ["tcp", 10],
  ]) {
    const result = await resultOf(running, id, true);
    assert.equal(result.reason, `Failure: no connection within ${seconds} seconds`);
    assert.ok(result.duration >= seconds * 1_000 * timeScale - 2, `${id}: ${result.duration} ms`);
  }
});

test("TCP: whoever accepts is healthy, even without a word", async (t) => {
  const { port } = await tcp(t, (socket) => socket.destroy());
  const running = await probing(
    t,
    zoneOf([
      check("up", { Type: "TCP", Port: port }),
      check("down", { Type: "TCP", Port: await freePort(t) }),
    ]),
  );
  assert.equal((await resultOf(running, "up")).reason, "Success: TCP connection established");
  assert.equal((await resultOf(running, "down")).reason, "Failure: the connection was refused");
});

test("what is no HTTP is a failure", async (t) => {
  const { port } = await tcp(t, (socket) => socket.end("220 mail.example.com\r\n"));
  const running = await probing(
    t,
    zoneOf([check("mail", { Port: port }), check("path", { Port: port, ResourcePath: "/a b" })]),
  );
  assert.match(
    (await resultOf(running, "mail")).reason,
    /^Failure: what the endpoint sent is no HTTP response: /,
  );
  assert.equal((await resultOf(running, "path")).ok, false);
});

test("Host header: the name, with the port where it is not the protocol's; the address where there is no name", async (t) => {
  const seen = {};
  const { port } = await web(t, ({ url, headers }, response) => {
    seen[url] = headers.host;
    response.end();
  });
  const named = { IPAddress: "127.0.0.1", FullyQualifiedDomainName: "www.example.com" };
  const running = await probing(
    t,
    zoneOf([
      check("name", { ...named, Port: port, ResourcePath: "/name" }),
      check("address", { Port: port, ResourcePath: "address" }),
      check("80", { ...named, Port: 80 }),
      check("443", { ...named, Type: "HTTPS", Port: 443 }),
      check("80 over TLS", { ...named, Type: "HTTPS", Port: 80 }),
      check("443 in clear", { ...named, Port: 443 }),
      check("IPv6", { IPAddress: "::1" }),
    ]),
  );
  await Promise.all(["name", "address"].map((id) => resultOf(running, id)));
  assert.deepEqual(seen, { "/name": `www.example.com:${port}`, "/address": `127.0.0.1:${port}` });
  const endpoints = Object.fromEntries(
    running.health.probed.map(({ id, endpoint }) => [id, endpoint]),
  );
  assert.equal(endpoints["80"], "http://www.example.com/ at 127.0.0.1:80");
  assert.equal(endpoints["443"], "https://www.example.com/ at 127.0.0.1:443");
  assert.equal(endpoints["80 over TLS"], "https://www.example.com:80/ at 127.0.0.1:80");
  assert.equal(endpoints["443 in clear"], "http://www.example.com:443/ at 127.0.0.1:443");
  assert.equal(endpoints.IPv6, "http://[::1]/");
});

test("HTTPS: no certificate is validated; the name is in the TLS hello unless EnableSNI is off", async (t) => {
  const names = [];
  const { port } = await secureWeb(t, ({ url, socket }, response) =>
    response.end(void names.push([url, socket.servername || "none"])),
  );
  const named = {
    Type: "HTTPS",
    IPAddress: "127.0.0.1",
    FullyQualifiedDomainName: "www.example.com",
    Port: port,
  };
  const running = await probing(
    t,
    zoneOf([
      check("on", { ...named, ResourcePath: "/on" }),
      check("off", { ...named, EnableSNI: false, ResourcePath: "/off" }),
      check("address", { Type: "HTTPS", Port: port, ResourcePath: "/address" }),
    ]),
  );
  for (const id of ["on", "off", "address"])
    assert.equal((await resultOf(running, id)).reason, found);
  assert.deepEqual(Object.fromEntries(names), {
    "/on": "www.example.com",
    "/off": "none",
    "/address": "none",
  });
});

test("by name: looked up for each probe, IPv4 only; no A record is a failure", async (t) => {
  const { port } = await web(t, (_, response) => response.end());
  const names = Zone.import({
    Name: "example.org",
    ResourceRecordSets: [
      { Name: "up.example.org", Type: "A", TTL: 300, ResourceRecords: [{ Value: "127.0.0.1" }] },
      { Name: "six.example.org", Type: "AAAA", TTL: 300, ResourceRecords: [{ Value: "::1" }] },
    ],
  });
  const asked = [];
  const dns = await serve({
    serveDns: (query, options) => {
      asked.push(Buffer.from(query).toString("latin1"));
      return names.serveDns(query, options);
    },
  });
  t.after(() => dns.close());
  const by = (name) => ({ FullyQualifiedDomainName: `${name}.example.org`, Port: port });
  const running = await probing(
    t,
    zoneOf([check("up", by("up")), check("six", by("six")), check("nope", by("nope"))]),
    { timeScale: 0.05, nameServers: [`127.0.0.1:${dns.udp.port}`] },
  );
  assert.equal((await resultOf(running, "up")).reason, found);
  assert.equal(
    (await resultOf(running, "six")).reason,
    "Failure: DNS resolution failed: the name has no A record",
  );
  assert.equal(
    (await resultOf(running, "nope")).reason,
    "Failure: DNS resolution failed: the name does not exist",
  );
  const probes = () => running.results.filter(({ id }) => id === "up").length;
  await until(() => probes() >= 3, "three probes");
  const questions = asked.filter((query) => query.includes("\x02up\x07example")).length;
  assert.ok(
    questions >= probes() && questions <= probes() + 1,
    `${questions} questions for ${probes()} probes`,
  );
});

/** A port that takes no connection: its queue is full, and what comes after is not answered. */
async function deaf(t) {
  const program =
    "import socket, time\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen(0)\nprint(s.getsockname()[1], flush=True)\ntime.sleep(120)";
  const child = spawn("python3", ["-c", program], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill());
  const port = Number(await once(child.stdout, "data"));
  for (let taken = true; taken; ) {
    const socket = connect(port, "127.0.0.1");
    t.after(() => socket.destroy());
    socket.on("error", () => {});
    taken = await Promise.race([
      once(socket, "connect").then(() => true),
      new Promise((resolve) => setTimeout(resolve, 300, false)),
    ]);
  }
  return port;
}
