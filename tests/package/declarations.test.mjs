// The declarations that people get are these: a change of the public types shows in review.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { packedFile } from "./packed.mjs";

for (const file of [
  "index.d.ts",
  "slim.d.ts",
  "positions.d.ts",
  "element.d.ts",
  "doh/index.d.ts",
  "node/index.d.ts",
]) {
  test(`${file} is as checked in (UPDATE_TYPES=1 writes it)`, () => {
    const made = readFileSync(packedFile("dist", file), "utf8");
    const kept = at("tests", "package", "declarations", `${file.replace("/", "-")}.txt`);
    if (process.env.UPDATE_TYPES === "1" && !process.env.CI) writeFileSync(kept, made);
    assert.equal(made, readFileSync(kept, "utf8"));
  });
}

test("the declarations for require and for import are the same", () => {
  assert.equal(
    readFileSync(packedFile("dist", "index.d.cts"), "utf8"),
    readFileSync(packedFile("dist", "index.d.ts"), "utf8"),
  );
});
