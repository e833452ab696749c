// The TypeScript rooms: a room imports only itself and the rooms below it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { roomsOf, sources, violations } from "./imports.mjs";

const rooms = roomsOf(readFileSync(at("ARCHITECTURE.md"), "utf8"));

test("ARCHITECTURE.md has the TypeScript rooms above the boundary", () => {
  assert.deepEqual(rooms.slice(0, 3), [["www"], ["js"], ["crates/wasm"]]);
});

test("no room imports one above it", (t) => {
  const files = sources(at(), ["js", "www"]);
  t.diagnostic(`${files.length} files`);
  assert.ok(files.length > 20);
  assert.deepEqual(violations(rooms, files), []);
});

const PLANTED = [
  [
    "upward",
    "js/zone.ts",
    'import { x } from "../www/src/x.js";',
    ["js/zone.ts: imports www/src/x.js"],
  ],
  [
    "upward, when it is called",
    "js/zone.ts",
    'const x = await import("../www/src/x.js");',
    ["js/zone.ts: imports www/src/x.js"],
  ],
  ["downward", "www/src/x.ts", 'import { Zone } from "../../js/index.js";', []],
  ["within a room", "js/zone.ts", 'import { x } from "./engine.js";', []],
  ["from outside the rooms", "js/zone.ts", 'import { x } from "../dist/x.js";', []],
];

for (const [name, path, text, expected] of PLANTED) {
  test(`planted: ${name}`, () => assert.deepEqual(violations(rooms, [[path, text]]), expected));
}
