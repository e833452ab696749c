// wasm-bindgen's command line, of exactly the version that the crate is locked to: the two share a private format.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at, tools } from "../lib/paths.mjs";
import { output, run, StepError } from "../lib/run.mjs";

export const wasmBindgenBin = join(tools, "bin", "wasm-bindgen");

/** Builds the tool into target/tools unless that version is there. */
export async function wasmBindgen() {
  const version = lockedVersion();
  if (output(wasmBindgenBin, ["--version"])?.trim() === `wasm-bindgen ${version}`) return;
  console.log(`setup: wasm-bindgen ${version} (some minutes, once)`);
  await run(
    "cargo",
    ["install", "wasm-bindgen-cli", "--version", version, "--root", tools, "--quiet", "--force"],
    { advice: ADVICE },
  );
}

function lockedVersion() {
  const lock = at("Cargo.lock");
  if (!existsSync(lock)) throw new StepError("Cargo.lock is missing", "cargo generate-lockfile");
  const found = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(readFileSync(lock, "utf8"));
  if (!found) throw new StepError("Cargo.lock does not name wasm-bindgen", "cargo update");
  return found[1];
}

const ADVICE =
  "see that crates.io answers (cargo info wasm-bindgen-cli) and that a C compiler is there (apt-get install build-essential)";
