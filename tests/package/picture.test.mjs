// The picture in the README is what its script draws today.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { picture } from "../../scripts/picture.mjs";

test("examples/histogram.svg is what npm run picture draws", async () => {
  assert.equal(readFileSync(at("examples", "histogram.svg"), "utf8"), await picture());
});
