// From Rust to two wasm files with their glue, in target/bindgen: one for zones alone, one for servers.
//
// Here: cargo, wasm-bindgen (by crates/bindgen), wasm-opt. The opt-levels stand in profile.wasm of Cargo.toml;
// docs/SIZES.md says what others cost.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { at, bin, bindgen } from "../lib/paths.mjs";
import { output, run, StepError } from "../lib/run.mjs";
import { hasWasmTarget, TARGET } from "../setup/rust.mjs";

export async function buildWasm() {
  rmSync(bindgen, { recursive: true, force: true });
  mkdirSync(bindgen, { recursive: true });
  await make(FILES, buildGenerator());
}

/** cargo compiles the next file while wasm-opt, which takes as long, works on this one. */
async function make([file, ...rest], generator) {
  const [wasm] = await Promise.all([cargoBuild(file), generator]);
  await bind(file, wasm);
  writeGlue(file);
  await Promise.all([optimise(file), rest.length > 0 && make(rest, generator)]);
}

/** The profiles dev and wasm have folders of their own, so that cargo builds this beside the wasm file. */
async function buildGenerator() {
  await run("cargo", ["build", "--package", "multivalue-bindgen"], {
    quiet: true,
    advice: "see that crates.io answers (cargo info wasm-bindgen-cli-support)",
  });
}

async function cargoBuild({ features }) {
  if (!hasWasmTarget()) throw new StepError(`no Rust toolchain with ${TARGET}`, "npm run setup");
  const args = [
    "build",
    "--package",
    "multivalue-wasm",
    "--profile",
    "wasm",
    "--no-default-features",
    "--features",
    features,
    "--target",
    TARGET,
  ];
  await run("cargo", args, {
    quiet: true,
    env: { CARGO_ENCODED_RUSTFLAGS: remaps().join("\x1f") },
    advice: "the compiler's message above names the place in src/ or crates/wasm/",
  });
  return at("target", TARGET, "wasm", "multivalue_wasm.wasm");
}

/** Panics carry file names: without this machine's folders the file is smaller, and the same wherever it is built. */
function remaps() {
  const sysroot = output("rustc", ["--print", "sysroot"])?.trim();
  const folders = {
    [at()]: ".",
    [process.env.CARGO_HOME ?? join(homedir(), ".cargo")]: "cargo",
    [sysroot]: "rust",
  };
  return Object.entries(folders).map(
    ([folder, name]) => `--remap-path-prefix=${folder.replace(/\/$/, "")}=${name}`,
  );
}

async function bind({ name }, wasm) {
  await run(at("target", "debug", "multivalue-bindgen"), [wasm, bindgen, name], {
    quiet: true,
    advice:
      "crates/bindgen/Cargo.toml and crates/wasm/Cargo.toml must name one version of wasm-bindgen",
  });
}

async function optimise({ name }) {
  const wasm = join(bindgen, `${name}_bg.wasm`);
  await run(bin("wasm-opt"), [wasm, "-o", wasm, ...PASSES, ...STRIPPED, ...FEATURES], {
    quiet: true,
    advice: "npm ci installs wasm-opt (package binaryen)",
  });
}

/** wasm-bindgen types its classes but not the function by which a module is set; the facade needs both. */
function writeGlue({ name, glue }) {
  writeFileSync(join(bindgen, `${glue}.js`), `export * from "./${name}_bg.js";\n`);
  const setter = "export function __wbg_set_wasm(exports: WebAssembly.Exports): void;";
  writeFileSync(join(bindgen, `${glue}.d.ts`), `export * from "./${name}.js";\n${setter}\n`);
}

/** The features of crates/wasm that each file is built with, and the name of its glue in js/. */
const FILES = [
  { name: "mv_server", features: "server", glue: "server-glue" },
  { name: "mv", features: "", glue: "glue" },
];

/** The loop of a tally stays a function, which a host can compile anew, and well, while a long one runs. */
const PASSES = ["--no-inline=*Batches*count*", "-Oz", "--converge"];

const STRIPPED = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/** What rustc turns on for wasm32, told again since the file's own list of them is stripped. */
const FEATURES = [
  "bulk-memory",
  "nontrapping-float-to-int",
  "sign-ext",
  "mutable-globals",
  "reference-types",
  "multivalue",
].map((feature) => `--enable-${feature}`);
