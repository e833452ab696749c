// Real clients ask the sockets: dig and kdig over UDP, TCP and HTTPS, and curl that looks names up by DNS over HTTPS.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { test } from "node:test";
import { promisify } from "node:util";
import { ADDRESSES } from "../doh/responder.mjs";
import { certificate, open } from "./open.mjs";

const execute = promisify(execFile);
const tls = certificate();

/** Name, the program and its words, and which address it is given. */
const CLIENTS = [
  ["dig, UDP", "dig", [], "udp"],
  ["dig, UDP without EDNS", "dig", ["+noedns"], "udp"],
  ["dig, TCP", "dig", ["+tcp"], "tcp"],
  [
    "dig, HTTPS, which verifies the certificate",
    "dig",
    ["+https", `+tls-ca=${tls.file}`, "+tls-hostname=localhost"],
    "doh",
  ],
  ["dig, HTTPS by GET", "dig", ["+https-get"], "doh"],
  ["kdig, UDP", "kdig", [], "udp"],
  ["kdig, TCP", "kdig", ["+tcp"], "tcp"],
  ["kdig, HTTPS", "kdig", ["+https"], "doh"],
  ["kdig, HTTPS by GET", "kdig", ["+https-get"], "doh"],
];

for (const [name, program, words, door] of CLIENTS) {
  test(`${name}: eight distinct addresses of the twelve`, async (t) => {
    const listener = await open(t, { doh: { tls } });
    const { port } = listener[door];
    const { stdout } = await execute(
      program,
      ["@127.0.0.1", "-p", String(port), ...words, "www.example.com", "A", "+short", ...ONCE],
      { timeout: PATIENCE_MS },
    );
    const addresses = new Set(stdout.trim().split("\n"));
    assert.equal(addresses.size, 8, stdout);
    for (const address of addresses) assert.ok(ADDRESSES.includes(address), address);
    assert.deepEqual(listener.asked, [
      { transport: door, client: "127.0.0.1", name: "www.example.com", type: "A" },
    ]);
  });
}

test("dig over HTTP/2 in clear text, as behind a proxy", async (t) => {
  const { doh, asked } = await open(t, { doh: {} });
  for (const word of ["+http-plain", "+http-plain-get"]) {
    const { stdout } = await execute(
      "dig",
      ["@127.0.0.1", "-p", String(doh.port), word, "www.example.com", "A", "+short", ...ONCE],
      { timeout: PATIENCE_MS },
    );
    assert.equal(new Set(stdout.trim().split("\n")).size, 8, stdout);
  }
  assert.deepEqual(
    asked.map(({ transport }) => transport),
    ["doh", "doh"],
  );
});

test("dig takes a truncated reply for what it is, and asks again over TCP on the same port", async (t) => {
  const { udp, tcp, asked } = await open(t);
  assert.equal(udp.port, tcp.port);
  const { stdout } = await execute(
    "dig",
    ["@127.0.0.1", "-p", String(udp.port), "long.example.com", "TXT", ...ONCE],
    { timeout: PATIENCE_MS },
  );
  assert.match(stdout, /Truncated, retrying in TCP mode[\s\S]*ANSWER: 20,/);
  assert.deepEqual(
    asked.map(({ transport }) => transport),
    ["udp", "tcp"],
  );
});

test("dig over IPv6, UDP, TCP and HTTPS", async (t) => {
  const { udp, doh, asked } = await open(t, { host: "::1", doh: { tls } });
  assert.equal(doh.url, `https://[::1]:${doh.port}/dns-query`);
  for (const [port, word] of [
    [udp.port, "+notcp"],
    [udp.port, "+tcp"],
    [doh.port, "+https"],
  ]) {
    const { stdout } = await execute(
      "dig",
      ["@::1", "-p", String(port), word, "www.example.com", "+short", ...ONCE],
      { timeout: PATIENCE_MS },
    );
    assert.equal(stdout.trim().split("\n").length, 8, stdout);
  }
  assert.deepEqual(
    asked.map(({ client }) => client),
    ["::1", "::1", "::1"],
  );
});

test("dig over IPv4 to a socket that takes both", async (t) => {
  const { udp, asked } = await open(t, { host: "::" });
  for (const word of ["+notcp", "+tcp"])
    await execute("dig", ["@127.0.0.1", "-p", String(udp.port), word, "www.example.com", ...ONCE], {
      timeout: PATIENCE_MS,
    });
  assert.deepEqual(
    asked.map(({ client }) => client),
    ["127.0.0.1", "127.0.0.1"],
  );
});

test("dig sees SERVFAIL, with its question, where the server breaks", async (t) => {
  const { udp, errors } = await open(t);
  for (const word of ["+notcp", "+tcp"]) {
    const { stdout } = await execute(
      "dig",
      ["@127.0.0.1", "-p", String(udp.port), word, "crash.example.com", ...ONCE],
      { timeout: PATIENCE_MS },
    );
    assert.match(stdout, /status: SERVFAIL[\s\S]*;crash\.example\.com\.\s+IN\s+A/);
  }
  assert.deepEqual(errors, ["planted: the server broke", "planted: the server broke"]);
});

test("curl --doh-url finds a web server by DNS over HTTPS", async (t) => {
  const { doh, asked } = await open(t, { doh: { tls } });
  const web = createServer((request, response) => response.end(`hello, ${request.headers.host}`));
  await new Promise((resolve) => web.listen(0, "127.0.0.1", resolve));
  t.after(() => web.close());
  const host = `loopback.example.com:${web.address().port}`;
  const words = [
    "--silent",
    "--show-error",
    "--noproxy",
    "*",
    "--ipv4",
    "--doh-url",
    doh.url,
    "--doh-insecure",
    `http://${host}/`,
  ];
  const { stdout } = await execute("curl", words, { timeout: PATIENCE_MS });
  assert.equal(stdout, `hello, ${host}`);
  assert.ok(
    asked.some(
      ({ transport, name, type }) =>
        transport === "doh" && name === "loopback.example.com" && type === "A",
    ),
  );
});

const ONCE = ["+retry=0", "+timeout=5"];
const PATIENCE_MS = 20_000;
