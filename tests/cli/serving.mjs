// `multivalue serve` as it runs: started from the tarball, asked by dig, ended with its test.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { until } from "../node/open.mjs";
import { multivalue, path } from "./program.mjs";

/** Starts it and waits for its greeting; what it prints is in `out` and `err`, and `ended` gives its exit code. */
export async function start(t, words, listen = "127.0.0.1:0", env = {}) {
  const child = spawn(process.execPath, [path(), "serve", ...words, "--listen", listen], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) =>
    child.once("close", (code, signal) => resolve(code ?? signal)),
  );
  t.after(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const running = { out: "", err: "", ended, kill: (signal) => child.kill(signal) };
  child.stdout.on("data", (text) => (running.out += text));
  child.stderr.on("data", (text) => (running.err += text));
  await until(
    () => /^Try: /m.test(running.out) || child.exitCode !== null,
    `a greeting: ${running.err}`,
  );
  const [, host, port] = /dig @(\S+) -p (\d+)/.exec(running.out) ?? assert.fail(running.err);
  return Object.assign(running, { host, port });
}

/** The addresses of `www.example.org`, sorted. */
export async function ask({ host, port }) {
  const { stdout } = await execute("dig", [
    `@${host}`,
    "-p",
    port,
    "www.example.org",
    "A",
    "+short",
    "+retry=0",
    "+timeout=5",
  ]);
  return stdout.trim().split("\n").sort();
}

/** Runs it and is told no: exit code, nothing on stdout, the reason without a stack on stderr. */
export function refused(words, status, message, env = {}) {
  const run = multivalue(words, { env });
  assert.deepEqual([run.status, run.stdout], [status, ""], run.stderr);
  assert.match(run.stderr, message);
  assert.doesNotMatch(run.stderr, /\n {4}at /);
}

const execute = promisify(execFile);
