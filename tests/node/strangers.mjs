// Real clients of other hands, each asking a server many times: what every reply held, as the client read it.
//
// Here: dig and kdig, which take many questions in one run; curl, which looks a name up by DNS over HTTPS and
// connects to what it found; dnspython. Each takes `(listener, tls, count)` and gives the addresses of each reply, in order.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { at } from "../../scripts/lib/paths.mjs";
import { pythonBin } from "../../scripts/setup/python.mjs";
import { socks } from "./socks.mjs";

const execute = promisify(execFile);

/** The name in a spelling of its own: a client that compares the question takes only what repeats it. */
const NAME = "WwW.eXaMpLe.CoM";

export const STRANGERS = {
  "dig, UDP": digs("dig", "udp"),
  "dig, TCP": digs("dig", "tcp", "+tcp"),
  "dig, HTTPS by POST": digs("dig", "doh", "+https"),
  "dig, HTTPS by GET": digs("dig", "doh", "+https-get"),
  "kdig, UDP": digs("kdig", "udp"),
  "kdig, TCP": digs("kdig", "tcp", "+tcp"),
  "kdig, HTTPS by POST": digs("kdig", "doh", "+https"),
  "kdig, HTTPS by GET": digs("kdig", "doh", "+https-get"),
  "curl --doh-url": curls,
  "dnspython, UDP": dnspython("udp", "udp"),
  "dnspython, TCP": dnspython("tcp", "tcp"),
  "dnspython, HTTP/1.1 and GET": dnspython("h1", "doh"),
  "dnspython, HTTP/2 and POST": dnspython("h2", "doh"),
};

function digs(program, door, ...words) {
  return async (listener, _tls, count) => {
    const questions = Array.from({ length: count }, () => [
      NAME,
      "A",
      ...words,
      "+retry=0",
      "+timeout=10",
    ]).flat();
    const { stdout } = await execute(
      program,
      ["@127.0.0.1", "-p", String(listener[door].port), ...questions],
      LIMITS,
    );
    return stdout
      .split("->>HEADER<<-")
      .slice(1)
      .map((reply) =>
        Array.from(reply.matchAll(/\sIN[ \t]+A[ \t]+(\S+)$/gm), ([, address]) => address),
      );
  };
}

function dnspython(transport, door) {
  const script = at("tests", "node", "dnspython.py");
  return async (listener, tls, count) => {
    const words = [transport, listener[door].port, NAME, count, tls.file].map(String);
    return JSON.parse((await execute(pythonBin, [script, ...words], LIMITS)).stdout);
  };
}

/** One run for each reply, as curl keeps what it found. It asks the proxy for an address that it has looked up itself. */
async function curls({ doh }, _tls, count) {
  const proxy = await socks();
  const replies = [];
  for (let run = 0; run < count; run += 1) replies.push(await curl(doh.url, proxy));
  await proxy.close();
  return replies;
}

async function curl(url, { port, connected }) {
  const words = [
    "--silent",
    "--show-error",
    "--verbose",
    "--ipv4",
    "--noproxy",
    "",
    "--doh-url",
    url,
    "--doh-insecure",
    "--socks4",
    `127.0.0.1:${port}`,
  ];
  const { stdout, stderr } = await execute("curl", [...words, `http://${NAME}/`], LIMITS);
  const found = Array.from(stderr.matchAll(/^\* DoH A: (\S+)$/gm), ([, address]) => address);
  if (stdout !== `hello from ${found[0]}` || connected.at(-1) !== found[0])
    throw new Error(`curl did not reach the first of ${found}: ${stdout}\n${stderr}`);
  return found;
}

const LIMITS = { timeout: 60_000, maxBuffer: 1 << 24 };
