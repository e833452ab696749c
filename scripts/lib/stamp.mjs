// Stamps: what a step was last done for, so that it is skipped while nothing has changed.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at, stamps } from "./paths.mjs";

/** A digest over the content of files and folders (paths from the root; what is absent counts too) and over more texts. */
export function digest(paths, ...texts) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesUnder(path)))
    hash.update(`${file}\0`).update(readFileSync(at(file)));
  for (const text of texts) hash.update(`\0${text}`);
  return hash.digest("hex");
}

/** Does the work unless it was done for this digest and what it made is still there. */
export async function once(name, wanted, made, work) {
  const stamp = join(stamps, name);
  const done =
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === wanted &&
    made.every((path) => existsSync(path));
  if (done) return false;
  await work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  if (!statSync(at(path)).isDirectory()) return [path];
  return readdirSync(at(path))
    .sort()
    .flatMap((entry) => filesUnder(join(path, entry)));
}
