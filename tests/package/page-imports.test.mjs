// The rules of .dependency-cruiser.cjs for www/src: the tree keeps them, and each kind of planted violation is found.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plantedViolations, violations } from "./imports.mjs";

test("www/src keeps the rules", async (t) => {
  const { found, totalCruised } = await violations("www/src");
  t.diagnostic(`${totalCruised} modules`);
  assert.ok(totalCruised > 100);
  assert.deepEqual(found, []);
});

/** Files, as path and the path that each imports; and the rules that they break. */
const PLANTED = [
  [
    "nothing wrong",
    {
      "features/wire/view.ts": "../../ui/field",
      "ui/field.ts": "../model/state",
      "model/state.ts": "../text/locale",
      "text/locale.ts": null,
    },
    [],
  ],
  ["a cycle", { "model/a.ts": "./b", "model/b.ts": "./a" }, ["no-circular model/a.ts"]],
  [
    "a cycle through a dynamic import",
    { "app/a.ts": "import:./b", "app/b.ts": "./a" },
    ["no-circular app/a.ts"],
  ],
  [
    "a cycle through a type",
    { "model/a.ts": "type:./b", "model/b.ts": "./a" },
    ["no-circular model/a.ts"],
  ],
  [
    "upward",
    { "model/a.ts": "../app/b", "app/b.ts": null },
    ["model-imports-only-below model/a.ts"],
  ],
  [
    "upward, from ui to a feature",
    { "ui/a.ts": "../features/hints/b", "features/hints/b.ts": null },
    ["ui-imports-only-below ui/a.ts"],
  ],
  ["the entry", { "app/a.ts": "../main", "main.ts": null }, ["app-imports-only-below app/a.ts"]],
  [
    "a feature that is not stated",
    { "features/hints/a.ts": "../wire/b", "features/wire/b.ts": null },
    ["hints-imports-stated-features features/hints/a.ts"],
  ],
  [
    "a feature that is stated",
    { "features/wire/a.ts": "../answer/b", "features/answer/b.ts": null },
    [],
  ],
  ["a file that does not exist", { "app/a.ts": "./b" }, ["no-unresolved app/a.ts"]],
  ["a file that nothing uses", { "app/a.ts": null }, ["no-orphans app/a.ts"]],
];

for (const [name, files, expected] of PLANTED) {
  test(`planted: ${name}`, async (t) =>
    assert.deepEqual(await plantedViolations(t, "www/src", files), expected));
}
