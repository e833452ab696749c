// docs/data/hosts.json: the hosts that docs/hosts.md shows, with the version of each that the test ran.

import { readFileSync, writeFileSync } from "node:fs";
import { writeDocs } from "../../scripts/docs.mjs";
import { at } from "../../scripts/lib/paths.mjs";

/** The file's text for these rows of the matrix. */
export function matrixOf(hosts) {
  const lines = hosts.map(
    ({ host, how, by }) =>
      `  { "host": ${JSON.stringify(host)}, "how": ${JSON.stringify(how)}, "version": ${JSON.stringify(by ? versionOf(by) : "Debian's")} }`,
  );
  return `[\n${lines.join(",\n")}\n]\n`;
}

export function readMatrix() {
  return readFileSync(FILE, "utf8");
}

/** Writes the file, and the document with it. */
export function writeMatrix(text) {
  writeFileSync(FILE, text);
  writeDocs();
}

/** The version that the lock file pins. */
function versionOf(tool) {
  const lock = JSON.parse(readFileSync(at("tests", "hosts", "package-lock.json"), "utf8"));
  return lock.packages[`node_modules/${tool}`].version;
}

const FILE = at("docs", "data", "hosts.json");
