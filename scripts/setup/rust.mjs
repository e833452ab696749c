// The wasm32 target of Rust: by rustup where it can have it, else by Debian's own toolchain.
//
// Here: which toolchain builds the wasm files, and its installation. The file of pictures needs the standard library's
// source, to build it without the words of its panics. Debian's rustc-web knows the target but ships its library as source alone.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { output, run, StepError } from "../lib/run.mjs";
import { aptInstall } from "./debian.mjs";

/** Installs the target if no toolchain at hand has it. */
export async function wasmTarget() {
  if (wasmToolchain()) return;
  console.log(`setup: Rust target ${TARGET}`);
  output("rustup", ["target", "add", TARGET], { timeout: RUSTUP_PATIENCE_MS });
  output("rustup", ["component", "add", "rust-src"], { timeout: RUSTUP_PATIENCE_MS });
  if (!wasmToolchain()) await aptInstall(DEBIAN_PACKAGES);
  if (!wasmToolchain()) throw new StepError(`no Rust toolchain with ${TARGET}`, ADVICE);
}

/** How to call cargo for the wasm target, and as `small` with a standard library of its own: program, arguments and environment, or undefined. */
export function wasmToolchain() {
  if (hasTarget("rustc")) return { ...rustup, small: { ...rustup, args: [...BUILD_STD, ...FOR_SIZE], env: UNSTABLE } };
  if (DEBIAN_TOOLS.every((tool) => existsSync(tool))) return { ...debian, small: { ...debian, args: [...debian.args, ...FOR_SIZE] } };
  return undefined;
}

function hasTarget(rustc) {
  const sysroot = output(rustc, ["--print", "sysroot"])?.trim();
  const parts = [join(TARGET, "lib"), join("src", "rust", "library", "Cargo.lock")];
  return sysroot !== undefined && parts.every((part) => existsSync(join(sysroot, "lib", "rustlib", part)));
}

const TARGET = "wasm32-unknown-unknown";
const RUSTUP_PATIENCE_MS = 120_000;
const DEBIAN_PACKAGES = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_TOOLS = ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/bin/wasm-ld-22"];

/** To build the library is a nightly option; a stable compiler takes it when told so. */
const BUILD_STD = ["-Z", "build-std=std,panic_abort"];
const FOR_SIZE = ["-Z", "build-std-features=optimize_for_size"];
const UNSTABLE = { RUSTC_BOOTSTRAP: "1" };

const rustup = { cargo: "cargo", args: [], env: {} };

const debian = {
  cargo: "/usr/bin/cargo",
  args: [...BUILD_STD, "--config", `target.${TARGET}.linker="wasm-ld-22"`],
  env: { RUSTC: "/usr/bin/rustc", ...UNSTABLE },
};

const ADVICE = `rustup target add ${TARGET} && rustup component add rust-src, or as root on Debian 12: apt-get install ${DEBIAN_PACKAGES.join(" ")}`;
