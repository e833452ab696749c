// What the tarball holds, and what its manifest says.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { test } from "node:test";
import { packed } from "../../scripts/build/tarball.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { packedFile } from "./packed.mjs";

const EXPECTED = [
  "LICENSE",
  "README.md",
  "dist/cli/main.js",
  "dist/core-server.js",
  "dist/core.js",
  "dist/doh/index.d.ts",
  "dist/doh/index.js",
  "dist/element.d.ts",
  "dist/element.js",
  "dist/element/corefile-worker.js",
  "dist/element/worker.js",
  "dist/glue.js",
  "dist/index.cjs",
  "dist/index.d.cts",
  "dist/index.d.ts",
  "dist/index.edge.js",
  "dist/index.js",
  "dist/index.workerd.js",
  "dist/mv_bg.wasm",
  "dist/mv_server_bg.wasm",
  "dist/node/index.d.ts",
  "dist/node/index.js",
  "dist/positions.d.ts",
  "dist/positions.js",
  "dist/server-glue.js",
  "dist/server-hex.js",
  "dist/slim.d.ts",
  "dist/slim.js",
  "dist/wasm-hex.js",
  "package.json",
];

const manifest = JSON.parse(readFileSync(at("package.json"), "utf8"));

/** What the element loads when it comes into view, named by what is in it. */
const CHUNK = /^dist\/element\/[a-z-]+-[\w-]{8}\.js$/;

const files = packed()
  .files.map(({ path }) => path)
  .sort();

test("the tarball holds exactly these files, and chunks of the element", () => {
  assert.deepEqual(
    files.filter((path) => !CHUNK.test(path)),
    EXPECTED,
  );
});

test("every file that the manifest names is there", () => {
  const named = [
    manifest.main,
    manifest.module,
    manifest.types,
    ...Object.values(manifest.bin ?? {}),
    ...leaves(manifest.exports),
  ];
  assert.ok(named.length > 10);
  assert.deepEqual(
    named.filter((file) => !existsSync(packedFile(file))),
    [],
  );
});

test("the manifest and the crate agree on version and licence", () => {
  const crate = readFileSync(at("Cargo.toml"), "utf8");
  for (const key of ["version", "license"])
    assert.equal(new RegExp(`^${key} = "(.*)"$`, "m").exec(crate)?.[1], manifest[key]);
});

test("the root export needs no other package", () => {
  assert.equal(manifest.dependencies, undefined);
});

test("no file names a folder of the machine that built it", () => {
  const folders = [at().replace(/\/$/, ""), homedir()].filter((folder) => folder.length > 1);
  const naming = files.filter((file) =>
    folders.some((folder) => readFileSync(packedFile(file)).includes(folder)),
  );
  assert.deepEqual(naming, []);
});

function leaves(tree) {
  return typeof tree === "string" ? [tree] : Object.values(tree).flatMap(leaves);
}
