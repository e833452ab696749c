// `multivalue serve --probe --health`: endpoints are probed, results are taken, and a reload forgets neither.
//
// Time runs as it does here: an interval is ten seconds, so what waits for a second probe is one test.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { until } from "../node/open.mjs";
import { freePort, web } from "../node/probing.mjs";
import { scratch } from "../package/packed.mjs";
import { ask, refused, start } from "./serving.mjs";

const TOKEN = "an-example-of-a-token";
const INTERVAL_MS = 10_000;

test("--probe: what is probed is told, a dead endpoint leaves the answers, and a reload keeps what was found and probes what is new", async (t) => {
  const [dead, live, later] = [
    await freePort(t),
    await web(t, (_, response) => response.end("fine")),
    await web(t, (_, response) => response.end(void (asked += 1))),
  ];
  let asked = 0;
  const folder = scratch();
  const file = corefileIn(folder, { "web-1": dead, "web-2": live.port });
  const running = await start(t, [file, "--probe"]);
  assert.match(
    running.out,
    new RegExp(
      `^Probing 2 endpoints\n {2}web-1: http://127\\.0\\.0\\.1:${dead}/ every 10 s\n {2}web-2: http://127\\.0\\.0\\.1:${live.port}/ every 10 s\n`,
      "m",
    ),
  );
  await within(
    INTERVAL_MS * 1.5,
    () =>
      /^\[INFO\] health of web-1 in example\.org\. Unhealthy: .*\. Failure: the connection was refused$/m.test(
        running.out,
      ),
    running,
  );
  assert.deepEqual(await ask(running), ["192.0.2.2"]);

  corefileIn(folder, { "web-1": dead, "web-2": live.port, "web-3": later.port });
  running.kill("SIGHUP");
  await within(
    5_000,
    () => /^\[INFO\] reloaded: .*\n\[INFO\] Probing 3 endpoints$/m.test(running.out),
    running,
  );
  assert.deepEqual(await ask(running), ["192.0.2.2", "192.0.2.3"]);
  await within(INTERVAL_MS * 1.5, () => asked > 0, running);

  // The same ID with another endpoint is another check, which nobody has probed yet.
  corefileIn(folder, { "web-1": later.port, "web-2": live.port });
  running.kill("SIGHUP");
  await within(
    5_000,
    () => /Probing 2 endpoints$[\s\S]*Probing 2 endpoints$/m.test(running.out),
    running,
  );
  assert.deepEqual(await ask(running), ["192.0.2.1", "192.0.2.2"]);
  running.kill("SIGTERM");
  assert.equal(await running.ended, 0);
  assert.equal(running.err, "");
});

test("--health: results with the token from the environment; a starting status gives way to them", async (t) => {
  const file = corefileIn(scratch(), { "web-1": 80, "web-2": 80 }, "    health web-1 unhealthy\n");
  const running = await start(t, [file, "--health", "127.0.0.1:0"], "127.0.0.1:0", {
    MULTIVALUE_TOKEN: TOKEN,
  });
  const [, url] = /^Health over HTTP, with the token: (http:\/\/127\.0\.0\.1:\d+\/health)$/m.exec(
    running.out,
  );
  assert.doesNotMatch(running.out, /Probing/);
  assert.deepEqual(await ask(running), ["192.0.2.2"]);
  assert.equal((await post(url, "web-1", { ok: true })).status, 200);
  assert.deepEqual(await ask(running), ["192.0.2.1", "192.0.2.2"]);
  assert.equal((await fetch(`${url}/web-1`, { method: "POST", body: '{"ok":false}' })).status, 401);
  await until(
    () => /^\[INFO\] health of web-1 in example\.org\. Healthy: /m.test(running.out),
    "the log line",
  );
});

test("--health: a status that was pushed outlives a reload, one that the Corefile gave does not", async (t) => {
  const folder = scratch();
  const file = corefileIn(
    folder,
    { "web-1": 80, "web-2": 80, "web-3": 80 },
    "    check all calculated 1 web-3\n    health all unhealthy\n",
  );
  const token = join(folder, "token");
  writeFileSync(token, `${TOKEN}\n`);
  const running = await start(t, [file, "--health", "127.0.0.1:0", "--token-file", token]);
  const [, url] = /^Health over HTTP, with the token: (\S+)$/m.exec(running.out);
  const reports = async () =>
    Object.fromEntries(
      (await (await fetch(url, { headers: bearer })).json()).map(({ id, status, source }) => [
        id,
        `${status} ${source}`,
      ]),
    );
  await post(url, "web-1", { ok: false });
  await post(url, "web-1", { status: "Healthy" });
  await post(url, "web-2", { status: "Unhealthy" });
  assert.deepEqual(await reports(), {
    all: "Unhealthy override",
    "web-1": "Healthy override",
    "web-2": "Unhealthy override",
    "web-3": "Healthy initial",
  });
  corefileIn(
    folder,
    { "web-1": 80, "web-2": 80, "web-3": 80 },
    "    check all calculated 1 web-3\n",
  );
  running.kill("SIGHUP");
  await until(() => /reloaded/.test(running.out), "the reload");
  assert.deepEqual(await reports(), {
    all: "Healthy calculated",
    "web-1": "Healthy override",
    "web-2": "Unhealthy override",
    "web-3": "Healthy initial",
  });
  assert.equal((await (await post(url, "web-1", { status: null })).json())[0].status, "Unhealthy");
});

test("--health: after a reload no checker stands for one that reports no more", async (t) => {
  const folder = scratch();
  const file = corefileIn(folder, { "web-1": 80, "web-2": 80 });
  const running = await start(t, [file, "--health", "127.0.0.1:0"], "127.0.0.1:0", {
    MULTIVALUE_TOKEN: TOKEN,
  });
  const [, url] = /^Health over HTTP, with the token: (\S+)$/m.exec(running.out);
  const all = async (ok) =>
    (await Promise.all(["a", "b"].map((checker) => post(url, "web-1", { ok, checker })))).map(
      ({ status }) => status,
    );
  assert.deepEqual(await all(true), [200, 200]);
  writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
  running.kill("SIGHUP");
  await until(() => /reloaded/.test(running.out), "the reload");
  const [report] = await (await post(url, "web-1", { ok: true, checker: "a" })).json();
  assert.match(report.reason, /2 of 2/);
  await all(false);
  assert.deepEqual(await ask(running), ["192.0.2.2"]);
});

test("--health on a Unix socket; what is no socket there is not touched", async (t) => {
  const folder = scratch();
  const file = corefileIn(folder, { "web-1": 80 });
  const path = join(folder, "health.sock");
  const running = await start(t, [file, "--health", path], "127.0.0.1:0", {
    MULTIVALUE_TOKEN: TOKEN,
  });
  assert.ok(running.out.includes(`Health over HTTP, with the token: ${path}\n`), running.out);
  refused(
    ["serve", file, "--listen", "127.0.0.1:0", "--health", file],
    1,
    /cannot listen on \/.*Corefile: /,
    { MULTIVALUE_TOKEN: TOKEN },
  );
  refused(
    ["serve", file, "--listen", "127.0.0.1:0", "--health", join(folder, "none", "health.sock")],
    1,
    /cannot listen on .*: /,
    { MULTIVALUE_TOKEN: TOKEN },
  );
});

test("refused: no token, a short one, an address that others reach, and a token for nothing", () => {
  const file = corefileIn(scratch(), { "web-1": 80 });
  const serve = ["serve", file, "--listen", "127.0.0.1:0"];
  refused([...serve, "--health", "127.0.0.1:0"], 2, /--health: a token is needed/);
  refused([...serve, "--health", "127.0.0.1:0"], 2, /--token-file: expected 16 or more/, {
    MULTIVALUE_TOKEN: "short",
  });
  refused([...serve, "--health", "0.0.0.0:0"], 2, /--health: 0\.0\.0\.0 is no loopback address/, {
    MULTIVALUE_TOKEN: TOKEN,
  });
  refused([...serve, "--health", "8090"], 2, /--health: expected ADDR:PORT/, {
    MULTIVALUE_TOKEN: TOKEN,
  });
  refused([...serve, "--token-file", file], 2, /--token-file: there is no --health/);
  refused(
    [...serve, "--health", "127.0.0.1:0", "--token-file", join(scratch(), "none")],
    1,
    /there is no such file/,
  );
});

const bearer = { Authorization: `Bearer ${TOKEN}` };

function post(url, id, body) {
  return fetch(`${url}/${id}`, { method: "POST", headers: bearer, body: JSON.stringify(body) });
}

/** A multivalue group of www, a row for each check, whose endpoint is a port of 127.0.0.1; one result changes a check. */
function corefileIn(folder, ports, more = "") {
  const names = Object.keys(ports);
  const rows = names
    .map((name) => `      ${name} 192.0.2.${name.slice(-1)} check ${name}\n`)
    .join("");
  const checks = names
    .map(
      (name) =>
        `    check ${name} http http://127.0.0.1:${ports[name]}/ {\n      interval 10\n      threshold 1\n    }\n`,
    )
    .join("");
  const file = join(folder, "Corefile");
  writeFileSync(
    file,
    `example.org {\n  multivalue {\n    multivalue www A 60 {\n${rows}    }\n${checks}${more}  }\n}\n`,
  );
  return file;
}

async function within(milliseconds, holds, running) {
  for (const end = performance.now() + milliseconds; !holds(); ) {
    if (performance.now() > end)
      assert.fail(`waited in vain; it printed\n${running.out}${running.err}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
