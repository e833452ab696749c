// The package as npm would publish it, packed once for all who ask: the tests, and whoever installs it from a file.

import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { at } from "../lib/paths.mjs";
import { digest } from "../lib/stamp.mjs";

/** The tarball of the present dist/, the folder `package` that it unpacks to, and `files`: `[{ path, size }]`. */
export function packed() {
  const folder = join(HOME, digest(INPUTS).slice(0, 16));
  if (!existsSync(folder)) makeIn(folder);
  const { filename, files } = JSON.parse(readFileSync(join(folder, "packed.json"), "utf8"));
  return { tarball: join(folder, filename), package: join(folder, "package"), files };
}

/** Removes the tarballs of other builds. */
export function removeOldTarballs() {
  const { package: present } = packed();
  for (const name of readdirSync(HOME))
    if (!present.startsWith(join(HOME, name, "/")))
      rmSync(join(HOME, name), { recursive: true, force: true });
}

/** Made aside and renamed, so that a process beside this one finds the whole or nothing. */
function makeIn(folder) {
  mkdirSync(HOME, { recursive: true });
  const aside = mkdtempSync(join(HOME, "new-"));
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", aside];
  const json = execFileSync("npm", args, { cwd: at(), encoding: "utf8", stdio: PIPES });
  const { filename, files } = Object.values(JSON.parse(json))[0];
  execFileSync("tar", ["-xzf", join(aside, filename), "-C", aside]);
  writeFileSync(join(aside, "packed.json"), JSON.stringify({ filename, files }));
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

const HOME = at("target", "packed");
const INPUTS = ["dist", "package.json", "README.md", "LICENSE"];
const PIPES = ["ignore", "pipe", "ignore"];
