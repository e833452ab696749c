// From Rust to three wasm files, in target/bindgen: for zones alone and for servers, with their glue, and for pictures.
//
// Here: cargo, wasm-bindgen, wasm-opt. Source: profile.wasm in Cargo.toml. Opt-level 3 and the passes below are what
// measured best: at "z" the file is 7 % smaller after brotli, and a tally takes half as long again. The file of pictures
// is made for size alone, with the standard library built anew: its panics say nothing, and its allocator is known when all is
// linked, so that what would give memory back is dropped.

import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { at, bin, bindgen } from "../lib/paths.mjs";
import { output, run, StepError } from "../lib/run.mjs";
import { wasmBindgenBin } from "../setup/bindgen.mjs";
import { wasmToolchain } from "../setup/rust.mjs";

export async function buildWasm() {
  rmSync(bindgen, { recursive: true, force: true });
  mkdirSync(bindgen, { recursive: true });
  for (const file of FILES) {
    copyFileSync(await cargoBuild(file), join(bindgen, `${file.name}_bg.wasm`));
    if (file.glue) await bind(file);
    await optimise(file);
    if (file.glue) writeGlue(file);
  }
}

async function cargoBuild({ feature, small }) {
  const toolchain = wasmToolchain();
  if (!toolchain) throw new StepError("no Rust toolchain with the wasm32 target", "npm run setup");
  const { cargo, env, args } = small ? toolchain.small : toolchain;
  const profile = small ? "picture" : "wasm";
  const what = ["build", "--lib", "--profile", profile, "--no-default-features", "--features", feature, "--target", "wasm32-unknown-unknown"];
  const flags = [...remaps(env.RUSTC ?? "rustc"), ...(small ? SILENT : [])].join("\x1f");
  await run(cargo, [...what, ...args], { env: { ...env, CARGO_ENCODED_RUSTFLAGS: flags }, advice: "the compiler's message above names the place in src/" });
  return at("target", "wasm32-unknown-unknown", profile, "multivalue.wasm");
}

/** Panics carry file names: without this machine's folders the file is smaller, and the same wherever it is built. */
function remaps(rustc) {
  const sysroot = output(rustc, ["--print", "sysroot"])?.trim();
  const folders = { [at()]: ".", [process.env.CARGO_HOME ?? join(homedir(), ".cargo")]: "cargo", [sysroot]: "rust" };
  return Object.entries(folders).map(([folder, name]) => `--remap-path-prefix=${folder.replace(/\/$/, "")}=${name}`);
}

async function bind({ name }) {
  const wasm = join(bindgen, `${name}_bg.wasm`);
  const args = ["--target", "bundler", "--out-name", name, "--out-dir", bindgen, "--remove-producers-section"];
  await run(wasmBindgenBin, [wasm, ...args], { advice: "npm run setup installs the version of wasm-bindgen that Cargo.lock names" });
}

async function optimise({ name, small }) {
  const wasm = join(bindgen, `${name}_bg.wasm`);
  await run(bin("wasm-opt"), [wasm, "-o", wasm, ...(small ? SMALL_PASSES : PASSES), ...STRIPPED, ...FEATURES], { advice: "npm ci installs wasm-opt (package binaryen)" });
}

/** wasm-bindgen types its classes but not the function by which a module is set; the facade needs both. */
function writeGlue({ name, glue }) {
  writeFileSync(join(bindgen, `${glue}.js`), `export * from "./${name}_bg.js";\n`);
  const setter = "export function __wbg_set_wasm(exports: WebAssembly.Exports): void;";
  writeFileSync(join(bindgen, `${glue}.d.ts`), `export * from "./${name}.js";\n${setter}\n`);
}

/** The feature of the crate that each file is built with, and what the facade calls its glue. */
const FILES = [
  { name: "mv", feature: "js", glue: "glue" },
  { name: "mv_server", feature: "server", glue: "server-glue" },
  { name: "mv_picture", feature: "picture", small: true },
];

/** A panic stops without a word; all is linked by LLVM, which then sees that memory is never given back. */
const SILENT = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none", "-Clinker-plugin-lto"];

/** The loop of a tally stays a function, which a host can compile anew, and well, while a long one runs. */
const PASSES = ["--no-inline=*Batches*count*", "-Oz", "--converge"];

/** Functions put into others make the file shorter and what brotli makes of it longer; what Rust loads from memory is there, and not in the first 1,024 octets. */
const SMALL_PASSES = ["--one-caller-inline-max-function-size=20", "--always-inline-max-function-size=2", "--ignore-implicit-traps", "--low-memory-unused", "-O3", "-Oz"];

const STRIPPED = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/** What rustc turns on for wasm32, told again since the file's own list of them is stripped. */
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
  (feature) => `--enable-${feature}`,
);
