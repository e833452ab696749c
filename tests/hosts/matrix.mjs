// The support matrix in the README, written by the test that proves it.

import { readFileSync, writeFileSync } from "node:fs";
import { at } from "../../scripts/lib/paths.mjs";

/** Brings the README up to date; in CI, where a change would be lost, a difference is an error. */
export function showMatrix(hosts) {
  const readme = readFileSync(at("README.md"), "utf8");
  const [before, , after] = parts(readme);
  const wanted = `${before}\n${table(hosts)}\n${after}`;
  if (wanted === readme) return "the README's matrix is up to date";
  if (process.env.CI) throw new Error("the README's matrix differs from what was proven: run npm test -- hosts, and commit README.md");
  writeFileSync(at("README.md"), wanted);
  return "the README's matrix was written";
}

function parts(readme) {
  const match = /^([^]*<!-- hosts:begin -->)([^]*)(<!-- hosts:end -->[^]*)$/.exec(readme);
  if (!match) throw new Error("README.md has no lines <!-- hosts:begin --> and <!-- hosts:end -->");
  return match.slice(1);
}

function table(hosts) {
  const lines = hosts.map(({ host, how, by }) => `| ${host} | ${how} | ${by ? versionOf(by) : "Debian's"} |`);
  return ["| Host | How | Tested with |", "|---|---|---|", ...lines].join("\n");
}

/** The version that the lock file pins. */
function versionOf(tool) {
  const lock = JSON.parse(readFileSync(at("tests", "hosts", "package-lock.json"), "utf8"));
  return lock.packages[`node_modules/${tool}`].version;
}
