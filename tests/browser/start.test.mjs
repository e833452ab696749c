// npm start: both lines that it prints work as they stand, and one signal ends both servers.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { test } from "node:test";
import { promisify } from "node:util";

import { repository } from "./site.mjs";

test("the printed dig line and the printed address answer, and a SIGTERM to npm ends both", async (t) => {
  const { child, url, digLine } = await start(
    t,
    "npm",
    "start",
    "--",
    "--port",
    "0",
    "--dns-port",
    "0",
  );
  const [program, ...words] = digLine.split(" ");
  for (const protocol of ["+notcp", "+tcp"]) {
    const { stdout } = await execute(program, [...words, "+short", protocol], {
      timeout: PATIENCE_MS,
    });
    assert.equal(new Set(stdout.trim().split("\n")).size, 8, stdout);
  }
  assert.match(
    (await execute(program, words, { timeout: PATIENCE_MS })).stdout,
    /status: NOERROR[\s\S]*flags: qr aa rd;[\s\S]*ANSWER: 8,/,
  );
  assert.match(await (await fetch(url)).text(), /<multivalue-playground/);
  assert.match(
    await (await fetch(new URL("odds/", url))).text(),
    /The odds of a multivalue answer/,
  );
  const nowhere = await fetch(new URL("odds/nowhere", url));
  assert.equal(nowhere.status, 404);
  assert.match(await nowhere.text(), /There is no page here/);

  child.kill("SIGTERM");
  await once(child, "close", { signal: AbortSignal.timeout(PATIENCE_MS) });
  await assert.rejects(fetch(url));
  await assert.rejects(
    execute(program, [...words, "+tcp", "+retry=0", "+timeout=2"], { timeout: PATIENCE_MS }),
  );
});

for (const signal of ["SIGTERM", "SIGINT"]) {
  test(`where port 5300 is taken, another one is found and printed; ${signal} is no failure`, async (t) => {
    const other = createSocket("udp4");
    t.after(() => new Promise((closed) => other.close(closed)));
    const taken = await bind(other, 5300);
    const { child, digLine } = await start(t, process.execPath, "scripts/start.mjs", "--port", "0");
    assert.doesNotMatch(digLine, /-p 5300 /, taken);
    const [program, ...words] = digLine.split(" ");
    const { stdout } = await execute(program, [...words, "+short"], { timeout: PATIENCE_MS });
    assert.equal(stdout.trim().split("\n").length, 8);
    child.kill(signal);
    assert.deepEqual(await once(child, "close", { signal: AbortSignal.timeout(PATIENCE_MS) }), [
      0,
      null,
    ]);
  });
}

for (const [flag, value] of [
  ["--dns-port", "65536"],
  ["--port", "five"],
  ["--dns-port", ""],
]) {
  test(`${flag} "${value}" is refused before anything is built`, async () => {
    const script = execute(process.execPath, ["scripts/start.mjs", flag, value], {
      cwd: repository,
      timeout: PATIENCE_MS,
    });
    await assert.rejects(
      script,
      (error) =>
        error.stderr.includes(`"${value}" is no port`) &&
        error.stderr.includes(`npm start -- ${flag} 5`),
    );
  });
}

/** Starts it as a person does, and reads what it prints. */
async function start(t, program, ...words) {
  const child = spawn(program, words, { cwd: repository, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill());
  let printed = "";
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += piece;
    if (printed.includes("Ctrl+C")) break;
  }
  child.stdout.resume();
  const url = /^The page: +(http:\S+)$/m.exec(printed)?.[1];
  const digLine = /^Its zone over DNS: +(dig .+)$/m.exec(printed)?.[1];
  assert.ok(url && digLine, printed);
  return { child, url, digLine };
}

/** Takes the port, unless somebody else has it already: it is taken in either case. */
function bind(socket, port) {
  return new Promise((settle, reject) => {
    socket.once("listening", () => settle("taken by the test"));
    socket.once("error", (error) =>
      error.code === "EADDRINUSE" ? settle("taken by another program") : reject(error),
    );
    socket.bind(port, "127.0.0.1");
  });
}

const execute = promisify(execFile);
/** The first start builds the page. */
const PATIENCE_MS = 60_000;
