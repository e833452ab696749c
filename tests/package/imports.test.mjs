// The house's rule: data flows one way, and a room imports only rooms below it.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { roomsOf, sources, violations } from "./imports.mjs";

const rooms = roomsOf(readFileSync(at("ARCHITECTURE.md"), "utf8"));

test("ARCHITECTURE.md names the rooms, the upper first", () => {
  const names = rooms.flat();
  for (const room of ["www", "js", "src/js", "src/route53", "src/zone", "src/routing", "src/health"]) assert.ok(names.includes(room), `no ${room}`);
});

test("every folder of src/ is a room", () => {
  const folders = new Set(sources(at(), ["src"]).map(([path]) => path.split("/").slice(0, 2).join("/")).filter((path) => !path.endsWith(".rs")));
  assert.deepEqual([...folders].filter((folder) => !rooms.flat().includes(folder)), []);
});

test("no room imports one above it or beside it", (t) => {
  const files = sources(at(), ["src", "js", "www"].filter((folder) => existsSync(at(folder))));
  t.diagnostic(`${files.length} files`);
  assert.ok(files.length > 20);
  assert.deepEqual(violations(rooms, files), []);
});

const PLANTED = [
  ["Rust, upward", "src/routing/draw.rs", "use crate::zone::Name;", ["src/routing/draw.rs: imports src/zone"]],
  ["Rust, in braces", "src/health/mod.rs", "use crate::{\n    health::Status,\n    routing::{self, Draw},\n};", ["src/health/mod.rs: imports src/routing"]],
  ["Rust, in an expression", "src/zone/mod.rs", "fn f() { crate::route53::g() }", ["src/zone/mod.rs: imports src/route53"]],
  ["Rust, downward", "src/route53/mod.rs", "use crate::zone::Zone;\nuse crate::routing::Draw;", []],
  ["Rust, in a comment", "src/routing/mod.rs", "//! See [`crate::zone`].", []],
  ["TypeScript, upward", "js/zone.ts", 'import { x } from "../www/src/x.js";', ["js/zone.ts: imports www/src/x.js"]],
  ["TypeScript, within a room", "js/zone.ts", 'import { x } from "./engine.js";', []],
];

for (const [name, path, text, expected] of PLANTED) {
  test(`planted: ${name}`, () => assert.deepEqual(violations(rooms, [[path, text]]), expected));
}
