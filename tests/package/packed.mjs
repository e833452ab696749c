// The package as npm would publish it, unpacked into a throw-away application.
//
// The tests never import from js/ or dist/, so that what they prove holds for what people install.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packed } from "../../scripts/build/tarball.mjs";
import { at } from "../../scripts/lib/paths.mjs";

/** A new application with the package in its node_modules; `manifest` is its package.json. Removed when the process ends. */
export function newApp(manifest = { name: "app", private: true, type: "module" }) {
  const folder = scratch();
  cpSync(installed(), join(folder, "node_modules", "multivalue"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}

/** What `import entry` gives in an application, such as `index.js` or `slim.js` of the package. */
export async function importFile(file) {
  return import(pathToFileURL(join(installed(), "dist", file)));
}

/** Where a file of the unpacked package stands. */
export function packedFile(...parts) {
  return join(installed(), ...parts);
}

/** A folder of its own in target/, gone with the process. */
export function scratch() {
  mkdirSync(at("target", "apps"), { recursive: true });
  const folder = mkdtempSync(join(at("target", "apps"), "app-"));
  if (scratches.push(folder) === 1) process.on("exit", () => scratches.forEach(remove));
  return folder;
}

/** Where the package is unpacked, for all tests: none writes there. */
function installed() {
  present ??= packed().package;
  return present;
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}

const scratches = [];
let present;
