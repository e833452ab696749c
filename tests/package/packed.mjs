// The package as npm would publish it: packed, and unpacked into a throw-away application.
//
// The tests never import from js/ or dist/, so that what they prove holds for what people install.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { at } from "../../scripts/lib/paths.mjs";

/** Packs, and lists what the tarball holds: `{ tarball, files: [{ path, size }] }`. */
export function pack(folder = scratch()) {
  const json = execFileSync(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder],
    { cwd: at(), encoding: "utf8", stdio: PIPES },
  );
  const packed = Object.values(JSON.parse(json))[0];
  return { tarball: join(folder, packed.filename), files: packed.files };
}

/** A new application with the package in its node_modules; `manifest` is its package.json. Removed when the process ends. */
export function newApp(manifest = { name: "app", private: true, type: "module" }) {
  const folder = scratch();
  installed ??= unpack();
  cpSync(installed, join(folder, "node_modules", "multivalue"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}

/** What `import entry` gives in an application, such as `index.js` or `slim.js` of the package. */
export async function importFile(file) {
  installed ??= unpack();
  return import(pathToFileURL(join(installed, "dist", file)));
}

/** Where a file of the unpacked package stands. */
export function packedFile(...parts) {
  installed ??= unpack();
  return join(installed, ...parts);
}

/** A folder of its own in target/, gone with the process. */
export function scratch() {
  mkdirSync(at("target", "apps"), { recursive: true });
  const folder = mkdtempSync(join(at("target", "apps"), "app-"));
  if (scratches.push(folder) === 1) process.on("exit", () => scratches.forEach(remove));
  return folder;
}

function unpack() {
  const folder = scratch();
  execFileSync("tar", ["-xzf", pack(folder).tarball, "-C", folder]);
  return join(folder, "package");
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}

const PIPES = ["ignore", "pipe", "ignore"];
const scratches = [];
let installed;
