// dnsperf, and what it says of a server.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Asks one question over and over for some seconds. Gives the counts of queries sent, completed and lost, and of each code. */
export async function dnsperf(port, seconds, question = "www.example.com A") {
  const folder = mkdtempSync(join(tmpdir(), "dnsperf-"));
  const file = join(folder, "questions");
  writeFileSync(file, `${question}\n`);
  const words = ["-s", "127.0.0.1", "-p", String(port), "-d", file, "-l", String(seconds)];
  const { stdout } = await promisify(execFile)("/usr/bin/dnsperf", words).finally(() =>
    rmSync(folder, { recursive: true }),
  );
  return read(stdout);
}

function read(said) {
  const count = (what) => Number(new RegExp(`Queries ${what}:\\s+(\\d+)`).exec(said)[1]);
  const [, codes] = /Response codes:\s+(.*)/.exec(said);
  const rcodes = Object.fromEntries(
    Array.from(codes.matchAll(/([A-Z]+) (\d+)/g), ([, code, number]) => [code, Number(number)]),
  );
  return { sent: count("sent"), completed: count("completed"), lost: count("lost"), rcodes };
}
