// From Rust to a small wasm file and its glue, in target/bindgen.
//
// Here: cargo, wasm-bindgen, wasm-opt. Source: profile.wasm in Cargo.toml; its opt-level and the passes below are
// those that measured smallest after brotli, with the tally as fast as at opt-level 3.

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { at, bin, bindgen } from "../lib/paths.mjs";
import { output, run, StepError } from "../lib/run.mjs";
import { wasmBindgenBin } from "../setup/bindgen.mjs";
import { wasmToolchain } from "../setup/rust.mjs";

export async function buildWasm() {
  await cargoBuild();
  await bind();
  await optimise();
  writeGlue();
}

async function cargoBuild() {
  const toolchain = wasmToolchain();
  if (!toolchain) throw new StepError("no Rust toolchain with the wasm32 target", "npm run setup");
  const args = ["build", "--lib", "--profile", "wasm", "--no-default-features", "--features", "js", "--target", "wasm32-unknown-unknown"];
  await run(toolchain.cargo, ["fetch"], { env: toolchain.env, advice: "cargo could not fetch what Cargo.lock names: is the registry within reach?" });
  const env = { ...toolchain.env, RUSTFLAGS: remapped(toolchain) };
  await run(toolchain.cargo, [...args, ...toolchain.args], { env, advice: "the compiler's message above names the place in src/" });
}

/** Paths in panic messages, without where this machine keeps its sources: they stand in the file. */
function remapped(toolchain) {
  const sysroot = output(toolchain.env.RUSTC ?? "rustc", ["--print", "sysroot"])?.trim();
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const sources = existsSync(registry) ? readdirSync(registry).map((index) => join(registry, index)) : [];
  const places = [join(sysroot ?? "", "lib", "rustlib", "src", "rust", "library"), ...sources];
  return [process.env.RUSTFLAGS ?? "", ...places.map((place) => `--remap-path-prefix=${place}/=`)].join(" ").trim();
}

async function bind() {
  rmSync(bindgen, { recursive: true, force: true });
  mkdirSync(bindgen, { recursive: true });
  const wasm = at("target", "wasm32-unknown-unknown", "wasm", "multivalue.wasm");
  const args = ["--target", "bundler", "--out-name", "mv", "--out-dir", bindgen, "--remove-name-section", "--remove-producers-section"];
  await run(wasmBindgenBin, [wasm, ...args], { advice: "npm run setup installs the version of wasm-bindgen that Cargo.lock names" });
}

async function optimise() {
  const wasm = join(bindgen, "mv_bg.wasm");
  await run(bin("wasm-opt"), [wasm, "-o", wasm, ...PASSES, ...FEATURES], { advice: "npm ci installs wasm-opt (package binaryen)" });
}

/** wasm-bindgen types its classes but not the function by which a module is set; the facade needs both. */
function writeGlue() {
  writeFileSync(join(bindgen, "glue.js"), 'export * from "./mv_bg.js";\n');
  const setter = "export function __wbg_set_wasm(exports: WebAssembly.Exports): void;";
  writeFileSync(join(bindgen, "glue.d.ts"), `export * from "./mv.js";\n${setter}\n`);
}

const PASSES = ["-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features"];

/** What rustc turns on for wasm32, told again since the file's own list of them is stripped. */
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
  (feature) => `--enable-${feature}`,
);
