// Unbound as a resolver in front of a server, for one test: on loopback alone, without root's rights, ended with the test.
//
// Source of the options: unbound.conf(5).

import { execFile, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { scratch } from "../package/packed.mjs";
import { until } from "./open.mjs";

const execute = promisify(execFile);

/** Resolves example.com through the server at a port. Gives `dig(name, type)`, whose reply is read into its parts. */
export async function unbound(t, stub) {
  for (let attempts = PORT_ATTEMPTS; ; attempts -= 1) {
    const { port, said } = await start(t, stub);
    if (await answers(port)) return { dig: (name, type) => dig(port, name, type) };
    if (attempts === 1 || !said().includes(TAKEN))
      throw new Error(`${PROGRAM} does not answer: ${said()}`);
  }
}

/** A process with its port, which answers or has ended by then; another may have taken the port meanwhile. */
async function start(t, stub) {
  const [port, folder] = [await freePort(), scratch()];
  const file = join(folder, "unbound.conf");
  writeFileSync(file, configuration(port, folder, stub));
  const child = spawn(PROGRAM, ["-d", "-c", file], { stdio: ["ignore", "ignore", "pipe"] });
  const pieces = [];
  let over = false;
  child.stderr.on("data", (piece) => pieces.push(piece));
  child.once("error", (error) => pieces.push(error.message));
  const ended = new Promise((resolve) => {
    for (const event of ["close", "error"]) child.once(event, resolve);
  }).then(() => (over = true));
  t.after(() => child.kill() && ended);
  await until(async () => over || answers(port), "Unbound's first answer");
  return { port, said: () => pieces.join("") };
}

/** Checks nothing by DNSSEC, asks nobody but the stub, has no way out of loopback, and keeps the letters' case a riddle. */
function configuration(port, folder, stub) {
  return `server:
  directory: "${folder}"
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  interface: 127.0.0.1
  port: ${port}
  outgoing-interface: 127.0.0.1
  do-ip6: no
  do-not-query-localhost: no
  module-config: "iterator"
  target-fetch-policy: "0 0 0 0 0"
  use-caps-for-id: yes
remote-control:
  control-enable: no
stub-zone:
  name: "example.com"
  stub-addr: 127.0.0.1@${stub}
`;
}

async function dig(port, name, type) {
  const { stdout } = await execute(
    "dig",
    ["@127.0.0.1", "-p", String(port), name, type, "+retry=0", "+timeout=10"],
    { timeout: 20_000 },
  );
  const [, rcode] = /status: (\w+)/.exec(stdout);
  const records = Array.from(
    stdout.matchAll(/^(\S+)\s+(\d+)\s+IN\s+(\S+)\s+(.*)$/gm),
    ([, owner, ttl, kind, data]) => ({ owner, ttl: Number(ttl), type: kind, data }),
  );
  return { rcode, records };
}

/** Unbound answers this one itself, so the server is not asked. */
async function answers(port) {
  const words = [
    "@127.0.0.1",
    "-p",
    String(port),
    "localhost",
    "A",
    "+short",
    "+retry=0",
    "+timeout=1",
  ];
  return execute("dig", words).then(
    ({ stdout }) => stdout.trim() === "127.0.0.1",
    () => false,
  );
}

async function freePort() {
  const socket = createSocket("udp4");
  await new Promise((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const { port } = socket.address();
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

const PROGRAM = "/usr/sbin/unbound";
const TAKEN = "Address already in use";
const PORT_ATTEMPTS = 8;
