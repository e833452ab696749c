// npm run setup: everything that building, running and testing need, on a fresh Debian 12 machine.
//
// Here: what runs beside what. Each part is idempotent and quick when all is there. `--tests` adds what only the tests need.

import { during } from "./lib/progress.mjs";
import { isMain, main } from "./lib/run.mjs";
import { debian } from "./setup/debian.mjs";
import { nodeModules } from "./setup/npm.mjs";
import { python } from "./setup/python.mjs";
import { wasmTarget } from "./setup/rust.mjs";

/** What `npm start` and `npm run build` need. */
export async function setup() {
  await Promise.all([
    during("npm packages", () => nodeModules()),
    during("Rust target", wasmTarget),
  ]);
}

/** What `npm test` needs besides. */
export async function setupTests() {
  await Promise.all([
    setup(),
    during("npm packages of tests/hosts", () => nodeModules("tests/hosts")),
    // One after the other: the Python packages may want one of Debian's.
    during("Debian packages", debian).then(() => during("Python packages", python)),
  ]);
}

if (isMain(import.meta.url)) await main(process.argv.includes("--tests") ? setupTests : setup);
