// npm run build: dist/, the whole of what the npm package holds, and its tarball in target/packed.
//
// Here: the order, and what makes a rebuild needless. That every host takes the result is proven in tests/hosts.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { packed, removeOldTarballs } from "./build/tarball.mjs";
import { buildWasm } from "./build/wasm.mjs";
import { bindgen, dist } from "./lib/paths.mjs";
import { during, secondsSince } from "./lib/progress.mjs";
import { isMain, main } from "./lib/run.mjs";
import { digest, once } from "./lib/stamp.mjs";
import { setup } from "./setup.mjs";

/** Brings dist/ up to date; what has not changed is not built again. */
export async function build() {
  const wasm = digest(WASM_INPUTS);
  const files = ["mv_bg.wasm", "mv_server_bg.wasm"].map((file) => join(bindgen, file));
  await timed("wasm", () => once("wasm", wasm, files, buildWasm));
  await timed("dist", () =>
    once("dist", digest(DIST_INPUTS, wasm), [join(dist, "index.d.cts")], buildDist),
  );
}

async function buildDist() {
  // Not at the top: on a fresh clone the set-up has yet to install what they import.
  const { writeElement } = await import("./build/element.mjs");
  const { writeEntries, writeHex } = await import("./build/entries.mjs");
  const { writeTypes } = await import("./build/types.mjs");
  rmSync(dist, { recursive: true, force: true });
  writeHex();
  await writeEntries();
  await writeElement();
  await writeTypes();
}

async function timed(name, work) {
  const start = performance.now();
  const built = await during(name, work);
  console.log(`build: ${name} ${built ? `made in ${secondsSince(start)} s` : "is up to date"}`);
}

const SCRIPTS = [
  "scripts/build.mjs",
  "scripts/build/chunks.mjs",
  "scripts/build/element.mjs",
  "scripts/build/entries.mjs",
  "scripts/build/styles.mjs",
  "scripts/build/types.mjs",
];
const WASM_INPUTS = [
  "Cargo.toml",
  "Cargo.lock",
  ".cargo/config.toml",
  "src",
  "crates",
  "scripts/setup/rust.mjs",
  "scripts/build/wasm.mjs",
];
const DIST_INPUTS = [
  "js",
  "www/src",
  "www/tsconfig.json",
  "examples",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  ...SCRIPTS,
];

if (isMain(import.meta.url)) {
  await main(async () => {
    await setup();
    await build();
    packed();
    removeOldTarballs();
  });
}
