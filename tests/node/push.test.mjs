// Health over HTTP: who may, what can be said, and what it does to the answers.

import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { scratch } from "../package/packed.mjs";
import { serve } from "./open.mjs";
import { check, probing, Server, zoneOf } from "./probing.mjs";

const TOKEN = "an-example-of-a-token==";
const checks = [check("web-1", { Port: 80, FailureThreshold: 2 }), check("web 2/ä", { Port: 80 })];

test("results: the check changes after its threshold, and the answers with it", async (t) => {
  const zone = zoneOf(checks);
  const { push } = await pushing(t, zone);
  const first = await post(push, "web-1", { ok: false, at: 1, checker: "a" });
  assert.deepEqual(
    [first.status, first.body[0].zone, first.body[0].status, first.body[0].streak],
    [200, "example.com.", "Healthy", 1],
  );
  assert.equal(zone.resolve("www.example.com", "A").answer.length, 2);
  const second = await post(push, "web-1", { ok: false, at: 2, checker: "a" });
  assert.deepEqual([second.body[0].status, second.body[0].source], ["Unhealthy", "observed"]);
  assert.deepEqual(
    zone.resolve("www.example.com", "A").answer.map(({ data }) => data),
    ["192.0.2.2"],
  );
  const late = await post(push, "web-1", { ok: true, at: 1, checker: "a" });
  assert.deepEqual(
    [late.status, late.body],
    [400, { error: "observation.at: the checker has given a later result already" }],
  );
});

test("a status goes before all results until it is lifted", async (t) => {
  const zone = zoneOf(checks);
  const { push, changes } = await pushing(t, zone);
  const forced = await post(push, "web-1", { status: "Unhealthy" });
  assert.deepEqual(
    [forced.status, forced.body[0].status, forced.body[0].source],
    [200, "Unhealthy", "override"],
  );
  assert.deepEqual((await post(push, "web-1", { ok: true })).body[0].status, "Unhealthy");
  assert.deepEqual((await post(push, "web-1", { status: null })).body[0].status, "Healthy");
  assert.deepEqual(
    changes.map(({ id, status }) => [id, status]),
    [
      ["web-1", "Unhealthy"],
      ["web-1", "Healthy"],
    ],
  );
});

test("an ID is percent-encoded, and GET gives all reports", async (t) => {
  const { push } = await pushing(t, zoneOf(checks));
  assert.equal((await post(push, "web 2/ä", { ok: true })).status, 200);
  const { status, body, headers } = await ask(push, "GET", "/health");
  assert.deepEqual(
    [status, headers["content-type"], headers["cache-control"]],
    [200, "application/json", "no-store"],
  );
  assert.deepEqual(
    body.map(({ zone, id, source }) => [zone, id, source]),
    [
      ["example.com.", "web 2/ä", "observed"],
      ["example.com.", "web-1", "initial"],
    ],
  );
  assert.equal((await ask(push, "HEAD", "/health")).status, 200);
});

test("a check of several zones is told in all of them, or in the one that is named", async (t) => {
  const stanza = (zone) =>
    `${zone} {\n multivalue {\n  multivalue www A 60 {\n   a 192.0.2.1 check web\n   b 192.0.2.2\n  }\n  check web http http://192.0.2.1/ {\n   interval 10\n   threshold 1\n  }\n }\n}\n`;
  const server = Server.fromCorefile(stanza("a.example.com") + stanza("b.example.com"));
  const { push } = await pushing(t, server);
  assert.equal((await post(push, "web", { ok: false, zone: "B.example.com" })).body.length, 1);
  const statuses = () =>
    ["a", "b"].map((name) => server.zone(`${name}.example.com`).health()[0].status);
  assert.deepEqual(statuses(), ["Healthy", "Unhealthy"]);
  assert.equal((await post(push, "web", { ok: false })).body.length, 2);
  assert.deepEqual(statuses(), ["Unhealthy", "Unhealthy"]);
  assert.equal((await post(push, "web", { ok: false, zone: "c.example.com" })).status, 404);
});

/** Requests that are refused: method, path, body, header, and the status with a part of the reason. */
const REFUSED = {
  "no token": ["GET", "/health", undefined, {}, 401, /bearer token/],
  "another token": [
    "GET",
    "/health",
    undefined,
    { authorization: `Bearer ${TOKEN}=` },
    401,
    /bearer token/,
  ],
  "a part of the token": [
    "POST",
    "/health/web-1",
    '{"ok":true}',
    { authorization: `Bearer ${TOKEN.slice(0, 20)}` },
    401,
    /bearer token/,
  ],
  "another scheme": [
    "GET",
    "/health",
    undefined,
    { authorization: `Basic ${TOKEN}` },
    401,
    /bearer token/,
  ],
  "no token, and nothing there": ["GET", "/", undefined, {}, 401, /bearer token/],
  "nothing there": ["GET", "/healthz", undefined, undefined, 404, /POST \/health\/ID/],
  "no such check": ["POST", "/health/web-9", '{"ok":true}', undefined, 404, /"web-9"/],
  "a method of another resource": ["POST", "/health", '{"ok":true}', undefined, 405, /GET/],
  "no method for a check": ["DELETE", "/health/web-1", undefined, undefined, 405, /POST/],
  "an ID that is not encoded": ["POST", "/health/%zz", '{"ok":true}', undefined, 400, /percent/],
  "no body": ["POST", "/health/web-1", "", undefined, 400, /no JSON/],
  "no JSON": ["POST", "/health/web-1", "ok", undefined, 400, /no JSON/],
  "no object": ["POST", "/health/web-1", "[true]", undefined, 400, /no JSON object/],
  "nothing said": ["POST", "/health/web-1", "{}", undefined, 400, /expected "ok"/],
  "ok is a text": ["POST", "/health/web-1", '{"ok":"true"}', undefined, 400, /expected "ok"/],
  "ok is null, which is for metrics": [
    "POST",
    "/health/web-1",
    '{"ok":null}',
    undefined,
    400,
    /CLOUDWATCH_METRIC/,
  ],
  "at is a text": [
    "POST",
    "/health/web-1",
    '{"ok":true,"at":"now"}',
    undefined,
    400,
    /at: expected a number/,
  ],
  "checker is a number": [
    "POST",
    "/health/web-1",
    '{"ok":true,"checker":7}',
    undefined,
    400,
    /checker: expected a string/,
  ],
  "a slip": [
    "POST",
    "/health/web-1",
    '{"ok":true,"chekcer":"a"}',
    undefined,
    400,
    /^chekcer: expected only/,
  ],
  "both at once": [
    "POST",
    "/health/web-1",
    '{"ok":true,"status":null}',
    undefined,
    400,
    /^ok: expected only status, zone/,
  ],
  "a status that is none": [
    "POST",
    "/health/web-1",
    '{"status":"healthy"}',
    undefined,
    400,
    /^status: expected/,
  ],
  "too long": [
    "POST",
    "/health/web-1",
    JSON.stringify({ ok: true, checker: "x".repeat(5_000) }),
    undefined,
    413,
    /4096/,
  ],
};

for (const [name, [method, path, body, headers, status, reason]] of Object.entries(REFUSED)) {
  test(`refused: ${name}`, async (t) => {
    const zone = zoneOf(checks);
    const { push, errors } = await pushing(t, zone);
    const before = zone.health();
    const reply = await ask(push, method, path, body, headers);
    assert.equal(reply.status, status, JSON.stringify(reply.body));
    assert.match(reply.body.error, reason);
    assert.equal(reply.headers["www-authenticate"], status === 401 ? "Bearer" : undefined);
    assert.equal(reply.headers.allow !== undefined, status === 405);
    assert.deepEqual([zone.health(), errors], [before, []]);
  });
}

test("a Unix socket: for this user alone, in place of one that was left over, and gone at the end", async (t) => {
  const path = join(scratch(), "health.sock");
  const listener = await serve(zoneOf(checks), { health: { push: { token: TOKEN, path } } });
  t.after(() => listener.close());
  assert.deepEqual(listener.health.push, { path });
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal((await ask({ path }, "GET", "/health")).body.length, 2);
  await assert.rejects(serve(zoneOf(checks), { health: { push: { token: TOKEN, path } } }), {
    code: "EADDRINUSE",
  });
  assert.equal((await ask({ path }, "GET", "/health")).status, 200);
  await listener.close();
  assert.ok(!existsSync(path));
});

test("only loopback addresses, unless it is told so; a token that can be sent and is not short", async (t) => {
  const refused = (push, error) =>
    assert.rejects(serve(zoneOf(checks), { health: { push } }), error);
  for (const host of ["0.0.0.0", "::", "192.0.2.1", "www.example.com"])
    await refused(
      { token: TOKEN, host },
      { name: "RangeError", message: /^options\.health\.push\.host: .*allowRemote/ },
    );
  for (const token of ["", "short", "with a blank in the middle", "naïve-naïve-naïve-naïve"])
    await refused(
      { token },
      { name: "RangeError", message: /^options\.health\.push\.token: expected 16 or more/ },
    );
  await refused(
    {},
    { name: "TypeError", message: "options.health.push.token: expected a string, got undefined" },
  );
  await refused(
    { token: TOKEN, port: 70_000 },
    { name: "RangeError", message: /^options\.health\.push\.port: / },
  );
  for (const push of [
    { host: "::1" },
    { host: "localhost" },
    { host: "0.0.0.0", allowRemote: true },
  ]) {
    const listener = await serve(zoneOf(checks), { health: { push: { token: TOKEN, ...push } } });
    t.after(() => listener.close());
    assert.match(
      listener.health.push.url,
      /^http:\/\/(\[::1\]|127\.0\.0\.1|0\.0\.0\.0):\d+\/health$/,
    );
  }
});

function pushing(t, server) {
  return probing(t, server, {}, { probe: false, push: { token: TOKEN } }).then((running) => ({
    ...running,
    push: running.health.push,
  }));
}

function post(push, id, body) {
  return ask(push, "POST", `/health/${encodeURIComponent(id)}`, JSON.stringify(body));
}

function ask(
  { host, port, path: socketPath },
  method,
  path,
  body,
  headers = { authorization: `Bearer ${TOKEN}` },
) {
  return new Promise((resolve, reject) => {
    const sent = request(
      { ...(socketPath ? { socketPath } : { host, port }), method, path, headers, agent: false },
      async (response) => {
        const text = Buffer.concat(await response.toArray()).toString();
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: text && JSON.parse(text),
        });
      },
    );
    sent.once("error", reject).end(body);
  });
}
