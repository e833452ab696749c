// The Rust target wasm32-unknown-unknown: its prebuilt standard library, installed by rustup.
//
// Debian 12 is no other source: its prebuilt library for wasm32 belongs to rustc 1.63, and rustc-web has none.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { output, StepError } from "../lib/run.mjs";

/** Installs the target unless it is there. */
export async function wasmTarget() {
  if (hasWasmTarget()) return;
  console.log(`setup: Rust target ${TARGET}`);
  output("rustup", ["target", "add", TARGET], { timeout: RUSTUP_TIMEOUT_MS });
  if (!hasWasmTarget()) throw new StepError(`no Rust toolchain with ${TARGET}`, ADVICE);
}

/** Whether the toolchain on the path has the target's standard library. */
export function hasWasmTarget() {
  const sysroot = output("rustc", ["--print", "sysroot"])?.trim();
  return sysroot !== undefined && existsSync(join(sysroot, "lib", "rustlib", TARGET, "lib"));
}

export const TARGET = "wasm32-unknown-unknown";

const RUSTUP_TIMEOUT_MS = 120_000;

const ADVICE = `install rustup (https://rustup.rs), then see that it reaches its server: rustup target add ${TARGET}`;
