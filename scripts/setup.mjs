// npm run setup: everything that building, running and testing need, on a fresh Debian 12 machine.
//
// Here: the order. Each step is idempotent and quick when all is there. `--tests` adds what only the tests need.

import { isMain, main } from "./lib/run.mjs";
import { debian } from "./setup/debian.mjs";
import { nodeModules } from "./setup/npm.mjs";
import { python } from "./setup/python.mjs";
import { wasmTarget } from "./setup/rust.mjs";

/** What `npm start` and `npm run build` need. */
export async function setup() {
  await nodeModules();
  await wasmTarget();
}

/** What `npm test` needs besides. */
export async function setupTests() {
  await setup();
  await debian();
  await python();
  await nodeModules("tests/hosts");
}

if (isMain(import.meta.url)) await main(process.argv.includes("--tests") ? setupTests : setup);
