// Probing over time: its rhythm, how much of it goes on at once, and what it does when checks come, change and go.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { responder } from "../doh/responder.mjs";
import { newApp } from "../package/packed.mjs";
import { serve, until } from "./open.mjs";
import { check, probing, Server, tcp, web, zoneOf } from "./probing.mjs";

const INTERVAL_MS = 10_000;

test("first probes are spread over the interval, and each next one comes an interval later", async (t) => {
  const timeScale = 0.1;
  const interval = INTERVAL_MS * timeScale;
  const seen = {};
  const { port } = await web(t, ({ url }, response) =>
    response.end(void (seen[url] ??= []).push(performance.now())),
  );
  const checks = Array.from({ length: 40 }, (_, i) =>
    check(`c${i}`, { Port: port, ResourcePath: `/${i}` }),
  );
  await probing(t, zoneOf(checks), { timeScale });
  await until(
    () => Object.keys(seen).length === 40 && Object.values(seen).every(({ length }) => length >= 3),
    "three probes of each",
  );
  const firsts = Object.values(seen).map(([first]) => first);
  // All 40 within a quarter of the interval of the earliest with probability 40 * 4^-39 = 1e-22.
  assert.ok(Math.max(...firsts) - Math.min(...firsts) > interval / 4, firsts.join());
  // Each is a twentieth early or late. A busy machine only makes gaps longer.
  const gaps = Object.values(seen).flatMap((times) =>
    times.slice(1).map((time, i) => time - times[i]),
  );
  const mean = gaps.reduce((sum, gap) => sum + gap) / gaps.length;
  assert.ok(mean > interval * 0.9, `${mean} ms`);
});

test("no more at a time than there may be, and one at a time for an endpoint", async (t) => {
  // Each takes a fifth of the interval, so that eight would be under way at a time if they might.
  const endpoint = await tcp(t, () => {});
  const checks = Array.from({ length: 40 }, (_, i) =>
    check(`c${i}`, { Port: endpoint.port, ResourcePath: `/${i}` }),
  );
  const running = await probing(t, zoneOf(checks), { timeScale: 0.02, concurrency: 3 });
  await until(
    () => new Set(running.results.map(({ id }) => id)).size === 40 && running.results.length > 60,
    "a result of each",
  );
  assert.equal(mostAtATime(running.results), 3);
  assert.equal(mostAtATime(running.results.filter(({ id }) => id === running.results[0].id)), 1);
});

test("a check in two zones is probed once, and both see the result; a check of the same ID that differs is another", async (t) => {
  const paths = [];
  const { port } = await web(t, ({ url }, response) =>
    response.writeHead(url === "/b" ? 503 : 200).end(void paths.push(url)),
  );
  const stanza = (zone, path) =>
    `${zone} {\n multivalue {\n  multivalue www A 60 {\n   a 192.0.2.1 check web\n   b 192.0.2.2\n  }\n  check web http http://127.0.0.1:${port}${path} {\n   interval 10\n   threshold 1\n  }\n }\n}\n`;
  const server = Server.fromCorefile(
    stanza("a.example.com", "/a") + stanza("b.example.com", "/b") + stanza("c.example.com", "/b"),
  );
  const running = await probing(t, server, { timeScale: 0.05 });
  assert.deepEqual(running.health.probed.map(({ zones }) => zones.join()).sort(), [
    "a.example.com.",
    "b.example.com.,c.example.com.",
  ]);
  await until(() => running.changes.length === 2, "two changes");
  assert.deepEqual(running.changes.map(({ zone, status }) => [zone, status]).sort(), [
    ["b.example.com.", "Unhealthy"],
    ["c.example.com.", "Unhealthy"],
  ]);
  assert.match(running.changes[0].cause, /^Failure: HTTP Status Code 503/);
  await until(
    () => server.zone("a.example.com").health()[0].source === "observed",
    "a result of the other",
  );
  assert.equal(server.zone("a.example.com").health()[0].status, "Healthy");
});

test("checks that come are probed, that change are probed as they are, and that go or are disabled no more", async (t) => {
  const hits = { a: 0, b: 0, c: 0 };
  const { port } = await web(t, ({ url }, response) =>
    response.end(void (hits[url.slice(1)] += 1)),
  );
  const at = (id, path, more = {}) => check(id, { Port: port, ResourcePath: `/${path}`, ...more });
  const zone = zoneOf([at("one", "a")]);
  const running = await probing(t, zone, { timeScale: 0.02 });
  await until(() => hits.a > 2, "probes of the first");
  zone.putHealthCheck(at("two", "b"));
  await until(() => hits.b > 2, "probes of the second");
  zone.putHealthCheck(at("one", "c"));
  await until(() => hits.c > 2, "probes as it is now");
  await quiet(hits, "a");
  zone.putHealthCheck(at("one", "c", { Disabled: true }));
  zone.deleteHealthCheck("two");
  running.health.refresh();
  assert.deepEqual(running.health.probed, []);
  await quiet(hits, "b");
  await quiet(hits, "c");
  assert.deepEqual(running.errors, []);
});

test("checks without an endpoint are not probed; a calculated check's change is told with its child's", async (t) => {
  const { port } = await web(t, (_, response) => response.writeHead(500).end());
  const calculated = {
    Id: "all",
    CallerReference: "all",
    HealthCheckVersion: 1,
    HealthCheckConfig: { Type: "CALCULATED", HealthThreshold: 1, ChildHealthChecks: ["one"] },
  };
  const zone = zoneOf([check("one", { Port: port, FailureThreshold: 2 }), calculated]);
  const running = await probing(t, zone, { timeScale: 0.02 });
  assert.deepEqual(running.health.probed, [
    { id: "one", zones: ["example.com."], endpoint: `http://127.0.0.1:${port}/`, interval: 10 },
  ]);
  await until(() => running.changes.length === 2, "two changes");
  assert.deepEqual(running.changes.map(({ id, status, cause }) => [id, status, cause]).sort(), [
    ["all", "Unhealthy", undefined],
    ["one", "Unhealthy", "Failure: HTTP Status Code 500, Internal Server Error"],
  ]);
  zone.setHealth("all", "Healthy");
  await until(() => running.changes.length === 3, "what was set by hand");
  assert.equal(running.changes[2].source, "override");
});

test("a checker of its own name is one among others", async (t) => {
  const { port } = await web(t, (_, response) => response.writeHead(500).end());
  const zone = zoneOf([check("one", { Port: port, FailureThreshold: 1 })]);
  zone.observe("one", { ok: true, checker: "elsewhere" });
  const running = await probing(t, zone, { timeScale: 0.02, checker: "here" });
  await until(() => running.results.length > 1, "two results");
  assert.match(zone.health()[0].reason, /1 of 2/);
});

test("what a listener throws is told as an error, and takes no result from the check", async (t) => {
  const { port } = await web(t, (_, response) => response.writeHead(500).end());
  const zone = zoneOf([check("one", { Port: port, FailureThreshold: 2 })]);
  const broken = () => {
    throw new Error("planted");
  };
  const running = await probing(t, zone, { timeScale: 0.02 }, { onResult: broken });
  await until(() => zone.health()[0].status === "Unhealthy", "the check's change");
  assert.ok(
    running.errors.length >= 2 && running.errors.every(({ message }) => message === "planted"),
  );
});

test("the end of the server is the end of its probes, those under way too, and of the process", async (t) => {
  const endpoint = await tcp(t, () => {});
  // So many that the first is soon under way, and would be for two seconds.
  const checks = Array.from({ length: 40 }, (_, i) =>
    check(`c${i}`, { Port: endpoint.port, ResourcePath: `/${i}` }),
  );
  const running = await probing(t, zoneOf(checks), { timeScale: 1 });
  await until(() => endpoint.sockets.size > 0, "a probe under way");
  await running.close();
  await until(() => endpoint.sockets.size === 0, "its end");
  await new Promise((resolve) => setTimeout(resolve, 300));
  // What was given up is no failure of its endpoint.
  assert.deepEqual([running.results, endpoint.sockets.size, running.errors], [[], 0, []]);

  const app = newApp();
  const zone = `Zone.import({ Name: "example.com", ResourceRecordSets: [], HealthChecks: [${JSON.stringify(check("one", { Port: endpoint.port }))}] })`;
  const program = `import { Zone } from "multivalue"; import { serve } from "multivalue/node";\nconst { close } = await serve(${zone}, { health: { probe: true, push: { token: "0123456789abcdef" } } });\nawait close();`;
  writeFileSync(join(app, "ends.mjs"), program);
  await promisify(execFile)(process.execPath, [join(app, "ends.mjs")], { timeout: 10_000 });
});

test("refused: what has no health checks, and options out of range; nothing stays open", async () => {
  const zone = zoneOf([check("one", { Port: 80 })]);
  const refused = (server, health, error) => assert.rejects(serve(server, { health }), error);
  await refused(
    responder(),
    { probe: true },
    { name: "TypeError", message: /^server: options\.health needs a Zone or a Server/ },
  );
  for (const timeScale of [0, -1, 2, NaN])
    await refused(
      zone,
      { probe: { timeScale } },
      { name: "RangeError", message: /^options\.health\.probe\.timeScale: / },
    );
  await refused(
    zone,
    { probe: { concurrency: 0 } },
    { name: "RangeError", message: /^options\.health\.probe\.concurrency: / },
  );
});

/** The greatest number of probes that went on at one time. */
function mostAtATime(results) {
  const spans = results.map(({ at, duration }) => [
    at * 1_000 - duration,
    at * 1_000 - ROUNDING_MS,
  ]);
  return Math.max(
    ...spans.map(([start]) => spans.filter(([from, to]) => from <= start && start < to).length),
  );
}

/** Seconds since 1970 are exact to a quarter of a microsecond. */
const ROUNDING_MS = 0.01;

/** No probe comes within many intervals, once what was under way is over. */
async function quiet(hits, name) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  const before = hits[name];
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.equal(hits[name], before, name);
}
