// `multivalue serve`: the program from the tarball on real sockets, asked by dig, told by signals and by its files.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { at } from "../../scripts/lib/paths.mjs";
import { until } from "../node/open.mjs";
import { scratch } from "../package/packed.mjs";
import { ask, refused, start } from "./serving.mjs";

const execute = promisify(execFile);
const corefile = (value, more = "") =>
  `example.org {\n  log\n  multivalue {\n    simple www A 60 ${value}\n${more}  }\n}\n`;

test("the dig line that it prints works, over UDP and TCP, and queries are logged to stdout", async (t) => {
  const running = await start(t, [at("examples", "Corefile")]);
  assert.match(
    running.out,
    /^Serving example\.com\., example\.org\. on 127\.0\.0\.1:\d+, UDP and TCP/,
  );
  const [, line] = /^Try: (dig .*)$/m.exec(running.out);
  assert.match(line, / www\.example\.com A$/);
  for (const word of ["+notcp", "+tcp"]) {
    const { stdout } = await execute("bash", ["-c", `${line} +short ${word}`]);
    assert.equal(new Set(stdout.trim().split("\n")).size, 8, stdout);
  }
  await until(
    () =>
      running.out
        .split("\n")
        .filter((line) => /^\[INFO\] 127\.0\.0\.1:\d+ - \d+ "A IN www\.example\.com\. /.test(line))
        .length === 2,
    "two log lines",
  );
});

test("--doh serves DNS over HTTPS, and --listen an IPv6 address", async (t) => {
  const running = await start(t, [at("examples", "Corefile"), "--doh", "127.0.0.1:0"], "[::1]:0");
  const [, port] = /^DNS over HTTPS, in clear text: http:\/\/127\.0\.0\.1:(\d+)\/dns-query$/m.exec(
    running.out,
  );
  const { stdout } = await execute("dig", [
    "@127.0.0.1",
    "-p",
    port,
    "+http-plain",
    "www.example.com",
    "+short",
  ]);
  assert.equal(stdout.trim().split("\n").length, 8);
  assert.equal((await ask(running)).length, 2);
});

test("--metrics serves the figures of prometheus, those of the server in force", async (t) => {
  const running = await start(t, [at("examples", "Corefile"), "--metrics", "127.0.0.1:0"]);
  const [, url] = /^Figures for Prometheus: (http:\/\/127\.0\.0\.1:\d+\/metrics)$/m.exec(
    running.out,
  );
  await ask(running);
  const page = await fetch(url);
  assert.equal(page.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  assert.match(
    await page.text(),
    /^coredns_dns_requests_total\{[^}]*type="A"[^}]*zone="example\.org\."\} 1$/m,
  );
  assert.deepEqual(
    await Promise.all(
      [
        [url.replace("metrics", "other"), "GET"],
        [url, "POST"],
        [url, "HEAD"],
      ].map(async ([url, method]) => (await fetch(url, { method })).status),
    ),
    [404, 405, 200],
  );
  running.kill("SIGTERM");
  assert.equal(await running.ended, 0);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  test(`${signal} ends it with 0, and its port is free again`, async (t) => {
    const running = await start(t, [corefileIn(scratch(), "192.0.2.1")]);
    const { port } = running;
    running.kill(signal);
    assert.equal(await running.ended, 0);
    assert.equal(running.err, "");
    await start(t, [corefileIn(scratch(), "192.0.2.1")], `127.0.0.1:${port}`);
  });
}

test("SIGHUP: a broken file is told with line and column and the old one answers on; a good one is served", async (t) => {
  const folder = scratch();
  const running = await start(t, [corefileIn(folder, "192.0.2.1")]);
  assert.deepEqual(await ask(running), ["192.0.2.1"]);
  corefileIn(folder, "192.0.2.256", "    what\n");
  running.kill("SIGHUP");
  await until(
    () =>
      /^\[ERROR\] the old configuration stays in force:\n\S*Corefile:4:5: .*192\.0\.2\.256.*\n\S*Corefile:5:5: found 'what'/m.test(
        running.err,
      ),
    "the refusal",
  );
  assert.deepEqual(await ask(running), ["192.0.2.1"]);
  corefileIn(folder, "192.0.2.2");
  running.kill("SIGHUP");
  await until(() => /^\[INFO\] reloaded: example\.org\.$/m.test(running.out), "the reload");
  assert.deepEqual(await ask(running), ["192.0.2.2"]);
  running.kill("SIGTERM");
  assert.equal(await running.ended, 0);
});

/** Ways in which files come to say something else. */
const WRITERS = {
  "written in place": (file, text) => writeFileSync(file, text),
  "renamed over, as editors do": (file, text) => {
    writeFileSync(`${file}~`, text);
    renameSync(`${file}~`, file);
  },
  "gone for a moment": async (file, text) => {
    rmSync(file);
    await pause(300);
    writeFileSync(file, text);
  },
};

for (const [name, write] of Object.entries(WRITERS)) {
  test(`a change is served without being told: ${name}`, async (t) => {
    const folder = scratch();
    const file = corefileIn(folder, "192.0.2.1");
    const running = await start(t, [file]);
    for (const value of ["192.0.2.2", "192.0.2.3"]) {
      await write(file, corefile(value));
      await until(async () => (await ask(running)).join() === value, value);
    }
  });
}

test("a file that the Corefile names is followed too, when it is mended as well", async (t) => {
  const folder = scratch();
  mkdirSync(join(folder, "zones"));
  const rows = join(folder, "zones", "rows.json");
  const document = (value) =>
    JSON.stringify({
      ResourceRecordSets: [
        { Name: "www.example.org", Type: "A", TTL: 60, ResourceRecords: [{ Value: value }] },
      ],
    });
  writeFileSync(rows, document("192.0.2.1"));
  writeFileSync(
    join(folder, "Corefile"),
    "example.org {\n  multivalue {\n    route53 zones/rows.json\n  }\n}\n",
  );
  const running = await start(t, [join(folder, "Corefile")]);
  assert.deepEqual(await ask(running), ["192.0.2.1"]);
  writeFileSync(rows, "{");
  await until(
    () => /Corefile:3:13: in 'zones\/rows\.json' at 1:1: /.test(running.err),
    "the refusal",
  );
  assert.deepEqual(await ask(running), ["192.0.2.1"]);
  writeFileSync(rows, document("192.0.2.2"));
  await until(async () => (await ask(running)).join() === "192.0.2.2", "the new rows");
});

test("a folder that is a link is followed when the link changes, as a mounted ConfigMap's does", async (t) => {
  const folder = scratch();
  for (const [name, value] of [
    ["one", "192.0.2.1"],
    ["two", "192.0.2.2"],
  ]) {
    mkdirSync(join(folder, name));
    corefileIn(join(folder, name), value);
  }
  symlinkSync("one", join(folder, "data"));
  symlinkSync(join("data", "Corefile"), join(folder, "Corefile"));
  const running = await start(t, [join(folder, "Corefile")]);
  symlinkSync("two", join(folder, "next"));
  renameSync(join(folder, "next"), join(folder, "data"));
  await until(async () => (await ask(running)).join() === "192.0.2.2", "the new folder");
});

test("what changes no text reloads nothing", async (t) => {
  const folder = scratch();
  const running = await start(t, [corefileIn(folder, "192.0.2.1")]);
  corefileIn(folder, "192.0.2.1");
  writeFileSync(join(folder, "other"), "");
  await pause(500);
  assert.doesNotMatch(running.out, /reloaded/);
  running.kill("SIGHUP");
  await until(() => /reloaded/.test(running.out), "the reload that was asked for");
});

test("a hundred reloads under queries lose none", async (t) => {
  const folder = scratch();
  const running = await start(t, [corefileIn(folder, "192.0.2.1")]);
  for (let i = 0; i < 100; i += 1) {
    running.kill("SIGHUP");
    if (i % 10 === 0) assert.deepEqual(await ask(running), ["192.0.2.1"]);
    await pause(5);
  }
  assert.deepEqual(await ask(running), ["192.0.2.1"]);
  assert.equal(running.err, "");
});

test("an environment variable stands in the Corefile by its name", async (t) => {
  const file = corefileIn(scratch(), "{$ADDRESS}");
  const running = await start(t, [file], "127.0.0.1:0", { ADDRESS: "192.0.2.9" });
  assert.deepEqual(await ask(running), ["192.0.2.9"]);
});

test("refused: a wrong Corefile, one that is not there, a port that is taken, and what is no address", async (t) => {
  const wrong = corefileIn(scratch(), "192.0.2.256");
  refused(["serve", wrong], 1, /Corefile:4:5: /);
  refused(["serve", join(scratch(), "Corefile")], 1, /Corefile: there is no such file/);
  refused(["serve"], 2, /expected one COREFILE/);
  const right = corefileIn(scratch(), "192.0.2.1");
  refused(["serve", right, "extra"], 2, /expected one COREFILE, got 2/);
  refused(["serve", right, "--prob"], 2, /--prob/);
  for (const address of [
    "5300",
    "127.0.0.1",
    "127.0.0.1:70000",
    "::1:53",
    "localhost:53",
    "[127.0.0.1]:53",
  ]) {
    refused(["serve", right, "--listen", address], 2, /--listen: expected ADDR:PORT/);
  }
  refused(
    ["serve", right, "--listen", "127.0.0.1:0", "--doh", "x"],
    2,
    /--doh: expected ADDR:PORT/,
  );
  refused(
    ["serve", right, "--listen", "127.0.0.1:0", "--metrics", "x"],
    2,
    /--metrics: expected ADDR:PORT/,
  );
  refused(
    ["serve", right, "--listen", "192.0.2.1:5300"],
    1,
    /cannot listen on 192\.0\.2\.1:5300: this machine has no such address/,
  );
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  t.after(() => taken.close());
  for (const option of ["--listen", "--doh", "--metrics"]) {
    const free = option === "--listen" ? [] : ["--listen", "127.0.0.1:0"];
    refused(
      ["serve", right, ...free, option, `127.0.0.1:${taken.address().port}`],
      1,
      /cannot listen on 127\.0\.0\.1:\d+: another program/,
    );
  }
});

function corefileIn(folder, value, more) {
  const file = join(folder, "Corefile");
  writeFileSync(file, corefile(value, more));
  return file;
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
