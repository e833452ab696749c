// gdnsd in the foreground, for one test: a folder of its own, a free port of the loopback address, and no privileges.
//
// Its plugin multifo answers with all addresses that are up; its plugin extfile reads from a file which those are
// (gdnsd-plugin-multifo(8), gdnsd-plugin-extfile(8)).

import { spawn } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Starts gdnsd with these pools: `{ name, addresses, threshold? }`. Gives its port, and `put`, which tells it what is up. */
export async function gdnsd(t, pools) {
  const folder = mkdtempSync(join(tmpdir(), "gdnsd-"));
  const port = await freePort();
  const put = (addresses) => replace(join(folder, "health"), addresses);
  put(pools.flatMap(({ addresses }) => addresses.map((address) => [address, true])));
  for (const inner of ["zones", "run", "state"]) mkdirSync(join(folder, inner));
  writeFileSync(join(folder, "config"), config(folder, port, pools));
  writeFileSync(join(folder, "zones", "example.com"), zone(pools));
  await start(t, folder);
  return { port, put };
}

/** Runs until the test is over; resolves once the daemon says that it listens. */
async function start(t, folder) {
  const asNobody = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  for (const path of ["", "config", "health", "zones", "zones/example.com", "run", "state"]) {
    if (asNobody.uid) chownSync(join(folder, path), NOBODY, NOBODY);
  }
  const child = spawn(PROGRAM, ["-c", folder, "start"], {
    ...asNobody,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => child.on("close", resolve).on("error", resolve));
  t.after(async () => {
    if (child.kill("SIGTERM")) await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  let said = "";
  const listening = new Promise((resolve) =>
    child.stderr.on(
      "data",
      (chunk) => (said += chunk).includes("DNS listeners started") && resolve(true),
    ),
  );
  const started = await Promise.race([
    listening,
    ended.then(() => false),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref()),
  ]);
  if (started !== true)
    throw new Error(`gdnsd does not listen (Debian: apt-get install gdnsd); it said:\n${said}`);
}

function config(folder, port, pools) {
  const pool = ({ name, addresses, threshold = ANY_UP }) =>
    `${name} => { up_thresh => ${threshold}, ${addresses.map((address) => `"${address}" => "${address}"`).join(", ")} }`;
  return `options => {
  listen => "127.0.0.1:${port}", udp_threads => 1, tcp_threads => 1
  run_dir => "${join(folder, "run")}", state_dir => "${join(folder, "state")}"
}
service_types => { file => { plugin => extfile, file => "${join(folder, "health")}", direct => true, interval => 2 } }
plugins => { multifo => { service_types => file, ${pools.map(pool).join(",\n  ")} } }
`;
}

function zone(pools) {
  const dynamic = ({ name, ttl = 60 }) => `${name} ${ttl} DYNA multifo!${name}`;
  return [
    "@ 900 SOA ns1 hostmaster 1 7200 900 1209600 300",
    "@ 900 NS ns1",
    "ns1 900 A 192.0.2.53",
    ...pools.map(dynamic),
    "",
  ].join("\n");
}

/** Writes which addresses are up, all at once: a reader sees the old file or the new one. */
function replace(file, addresses) {
  const lines = [...addresses].map(([address, up]) => `"${address}" => ${up ? "UP" : "DOWN"}\n`);
  writeFileSync(`${file}.new`, lines.join(""));
  renameSync(`${file}.new`, file);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The share of addresses that have to be up, else all are answered: so small that one is enough of a hundred. */
const ANY_UP = 0.01;
const PROGRAM = "/usr/sbin/gdnsd";
const NOBODY = 65534;
const PATIENCE_MS = 20_000;
