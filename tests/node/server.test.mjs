// A Corefile behind the sockets, asked by real clients: what they get, what is logged, and what a broken log does.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "../package/packed.mjs";
import { certificate, open } from "./open.mjs";

const { Server } = await importFile("index.js");
const execute = promisify(execFile);
const example = (name) => readFileSync(at("examples", name), "utf8");
const boot = () => Server.fromCorefile(example("Corefile"), { files: example });

/** Name, the program and its words, the door it knocks at, and the log's word for that. */
const CLIENTS = [
  ["dig, UDP", "dig", [], "udp", "udp"],
  ["dig, TCP", "dig", ["+tcp"], "tcp", "tcp"],
  ["kdig, HTTPS", "kdig", ["+https"], "doh", "tcp"],
];

for (const [name, program, words, door, protocol] of CLIENTS) {
  test(`${name}: an answer of each zone, and a line for it with the client`, async (t) => {
    const [server, lines] = [boot(), []];
    server.onLog = (line) => lines.push(line);
    const listener = await open(t, { doh: { tls: certificate() } }, server);
    const ask = (name) => run(program, listener[door].port, ...words, name, "A", "+short");
    assert.equal((await ask("www.example.com")).trim().split("\n").length, 8);
    assert.deepEqual((await ask("www.example.org")).trim().split("\n").sort(), [
      "192.0.2.1",
      "192.0.2.2",
    ]);
    const [first] = lines.filter((line) => line.includes("www.example.com."));
    assert.match(
      first,
      new RegExp(
        `^\\[INFO\\] 127\\.0\\.0\\.1:\\d+ - \\d+ "A IN www\\.example\\.com\\. ${protocol} .*NOERROR`,
      ),
    );
    if (door !== "doh") assert.doesNotMatch(first, /127\.0\.0\.1:0 /);
  });
}

test("a client on IPv6 is known by its address", async (t) => {
  const [server, lines] = [boot(), []];
  server.onLog = (line) => lines.push(line);
  const { udp } = await open(t, { host: "::1" }, server);
  await execute("dig", [
    "@::1",
    "-p",
    String(udp.port),
    "www.example.com",
    "+retry=0",
    "+timeout=10",
  ]);
  assert.match(lines[0], /^\[INFO\] \[::1\]:\d+ /);
});

test("a log that throws is told to onError; the client is told SERVFAIL, and the next one answered", async (t) => {
  const server = boot();
  server.onLog = () => {
    throw new Error("planted: the log is full");
  };
  const { udp, errors } = await open(t, {}, server);
  assert.match(await run("dig", udp.port, "www.example.com"), /status: SERVFAIL/);
  assert.deepEqual(errors, ["planted: the log is full"]);
  server.onLog = undefined;
  assert.match(await run("dig", udp.port, "www.example.com"), /status: NOERROR[\s\S]*ANSWER: 8,/);
});

async function run(program, port, ...words) {
  const { stdout } = await execute(
    program,
    ["@127.0.0.1", "-p", String(port), ...words, "+retry=0", "+timeout=10"],
    { timeout: 30_000 },
  );
  return stdout;
}
