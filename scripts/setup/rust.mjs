// The wasm32 target of Rust: by rustup where it can have it, else by Debian's own toolchain.
//
// Here: which toolchain builds the wasm file, and its installation. Debian's rustc-web knows the target
// but ships its standard library as source, so cargo builds that too.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { output, run, StepError } from "../lib/run.mjs";
import { aptInstall } from "./debian.mjs";

/** Installs the target if no toolchain at hand has it. */
export async function wasmTarget() {
  if (wasmToolchain()) return;
  console.log(`setup: Rust target ${TARGET}`);
  output("rustup", ["target", "add", TARGET], { timeout: RUSTUP_PATIENCE_MS });
  if (!wasmToolchain()) await aptInstall(DEBIAN_PACKAGES);
  if (!wasmToolchain()) throw new StepError(`no Rust toolchain with ${TARGET}`, ADVICE);
}

/** How to call cargo for the wasm target: program, arguments and environment, or undefined. */
export function wasmToolchain() {
  if (hasTarget("rustc")) return { cargo: "cargo", args: [], env: {} };
  if (DEBIAN_TOOLS.every((tool) => existsSync(tool))) return debianToolchain;
  return undefined;
}

function hasTarget(rustc) {
  const sysroot = output(rustc, ["--print", "sysroot"])?.trim();
  return sysroot !== undefined && existsSync(join(sysroot, "lib", "rustlib", TARGET, "lib"));
}

const TARGET = "wasm32-unknown-unknown";
const RUSTUP_PATIENCE_MS = 120_000;
const DEBIAN_PACKAGES = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_TOOLS = ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/bin/wasm-ld-22"];

const debianToolchain = {
  cargo: "/usr/bin/cargo",
  args: ["-Z", "build-std=std,panic_abort", "--config", `target.${TARGET}.linker="wasm-ld-22"`],
  // build-std is a nightly option; Debian's stable compiler takes it when told so.
  env: { RUSTC: "/usr/bin/rustc", RUSTC_BOOTSTRAP: "1" },
};

const ADVICE = `rustup target add ${TARGET}, or as root on Debian 12: apt-get install ${DEBIAN_PACKAGES.join(" ")}`;
