// The program as people get it: the packed tarball, installed by npm into an empty folder.

import { execFileSync, spawnSync } from "node:child_process";
import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packed } from "../../scripts/build/tarball.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { scratch } from "../package/packed.mjs";

export const example = (name) => at("examples", `${name}.json`);

/** What a run of the program printed, and its exit code. */
export function multivalue(args, { input = "", env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(program(), args, {
    input,
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, ...env },
    timeout: PATIENCE_MS,
  });
  return { status, stdout, stderr };
}

/** The program's own file, to be run by a node that gets the signals itself. */
export function path() {
  return realpathSync(program());
}

/** The program's end where whoever reads its output is gone before the first line. */
export function unread(args) {
  const { status, stderr } = spawnSync(
    "bash",
    ["-c", '"$@" | true; exit "${PIPESTATUS[0]}"', "bash", program(), ...args],
    { encoding: "utf8", cwd: folder, timeout: PATIENCE_MS },
  );
  return { status, stderr };
}

/** The same on a terminal of a given width, by script(1): what a person sees, both streams in one. */
export function onTerminal(args, { columns = 100, locale = "C.UTF-8" } = {}) {
  const line = [program(), ...args].map((word) => `'${word}'`).join(" ");
  const { status, stdout } = spawnSync(
    "script",
    ["--quiet", "--return", "--command", `stty cols ${columns}; ${line}`, "/dev/null"],
    {
      encoding: "utf8",
      cwd: folder,
      env: { ...process.env, LC_ALL: locale },
      timeout: PATIENCE_MS,
    },
  );
  return { status, stdout: stdout.replaceAll("\r\n", "\n") };
}

/** Writes a file beside the program and gives its name. */
export function file(name, content) {
  program();
  writeFileSync(join(folder, name), content);
  return name;
}

function program() {
  folder ??= install();
  return join(folder, "node_modules", ".bin", "multivalue");
}

function install() {
  const empty = scratch();
  writeFileSync(join(empty, "package.json"), JSON.stringify({ private: true }));
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", packed().tarball], {
    cwd: empty,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return empty;
}

const PATIENCE_MS = 60_000;
let folder;
