// The rules of .dependency-cruiser.cjs for www/src: the tree keeps them, and each kind of planted violation is found.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { at, bin } from "../../scripts/lib/paths.mjs";

test("www/src keeps the rules", async (t) => {
  const { violations, totalCruised } = await cruise(at());
  t.diagnostic(`${totalCruised} modules`);
  assert.ok(totalCruised > 100);
  assert.deepEqual(violations.map(described), []);
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
  test(`planted: ${name}`, async (t) => {
    mkdirSync(at("target", "tmp"), { recursive: true });
    const folder = mkdtempSync(at("target", "tmp", "imports-"));
    t.after(() => rmSync(folder, { recursive: true }));
    for (const [path, imported] of Object.entries(files))
      write(join(folder, "www", "src", path), textOf(imported));
    const { violations } = await cruise(folder);
    assert.deepEqual(violations.map(described), expected);
  });
}

function textOf(imported) {
  if (imported === null) return "export const x = 1;\n";
  const [, kind, path] = /^(?:(import|type):)?(.*)$/.exec(imported);
  if (kind === "import") return `export const x = () => import("${path}");\n`;
  return kind === "type"
    ? `import type { x } from "${path}";\nexport type y = typeof x;\n`
    : `import { x } from "${path}";\nexport const y = x;\nexport { y as x };\n`;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function described({ rule, from }) {
  return `${rule.name} ${from.replace(/^www\/src\//, "")}`;
}

/** The summary of a run in a folder. Its exit code is the number of violations, so it is no failure. */
function cruise(cwd) {
  const args = [
    "--config",
    at(".dependency-cruiser.cjs"),
    "--output-type",
    "json",
    join("www", "src"),
  ];
  return new Promise((settle, reject) => {
    execFile(bin("depcruise"), args, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      try {
        settle(JSON.parse(stdout).summary);
      } catch {
        reject(error ?? new Error(stderr));
      }
    });
  });
}
