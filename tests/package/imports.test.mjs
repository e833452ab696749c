// The rules of .dependency-cruiser.cjs for js: the tree keeps them, and each kind of planted violation is found.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plantedViolations, violations } from "./imports.mjs";

test("js keeps the rules", async (t) => {
  const { found, totalCruised } = await violations("js");
  t.diagnostic(`${totalCruised} modules`);
  assert.ok(totalCruised > 50);
  assert.deepEqual(found, []);
});

const PLANTED = [
  [
    "nothing wrong",
    {
      "cli/a.ts": "../node/b",
      "node/b.ts": "../entrypoints/api",
      "entrypoints/api.ts": "../server",
      "server.ts": "./zone",
      "zone.ts": "./engine/engine",
      "engine/engine.ts": "../doh/dns-server",
      "doh/dns-server.ts": "../types",
      "types.ts": null,
    },
    [],
  ],
  ["a cycle", { "cli/a.ts": "./b", "cli/b.ts": "./a" }, ["no-circular cli/a.ts"]],
  [
    "a cycle through a dynamic import",
    { "node/a.ts": "import:./b", "node/b.ts": "./a" },
    ["no-circular node/a.ts"],
  ],
  [
    "a cycle through a type",
    { "engine/a.ts": "type:./b", "engine/b.ts": "./a" },
    ["no-circular engine/a.ts"],
  ],
  [
    "from node to the command line",
    { "node/a.ts": "../cli/b", "cli/b.ts": null },
    ["node-imports-only-below node/a.ts"],
  ],
  [
    "from a zone to an entry point",
    { "zone.ts": "type:./entrypoints/core", "entrypoints/core.ts": null },
    ["zone-imports-only-below zone.ts"],
  ],
  [
    "from a zone to a server",
    { "zone.ts": "./server", "server.ts": null },
    ["zone-imports-only-below zone.ts"],
  ],
  [
    "from a server to the sockets, when called",
    { "server.ts": "import:./node/a", "node/a.ts": null },
    ["server-imports-only-below server.ts"],
  ],
  [
    "from the engine to a zone",
    { "engine/a.ts": "../zone", "zone.ts": null },
    ["engine-imports-only-below engine/a.ts"],
  ],
  [
    "from DNS over HTTPS to the engine",
    { "doh/a.ts": "../engine/b", "engine/b.ts": null },
    ["doh-imports-only-below doh/a.ts"],
  ],
  [
    "to the page",
    { "zone.ts": "../www/src/x", "../www/src/x.ts": null },
    ["js-imports-no-page zone.ts"],
  ],
  ["a file that does not exist", { "cli/a.ts": "./b" }, ["no-unresolved cli/a.ts"]],
  ["a file that nothing uses", { "cli/a.ts": null }, ["no-orphans cli/a.ts"]],
];

for (const [name, files, expected] of PLANTED) {
  test(`planted: ${name}`, async (t) =>
    assert.deepEqual(await plantedViolations(t, "js", files), expected));
}

test("planted: from the page to a file of the package, past its name", async (t) =>
  assert.deepEqual(
    await plantedViolations(t, "www", {
      "src/engine/a.ts": "../../../js/zone",
      "../js/zone.ts": null,
    }),
    ["page-imports-the-package src/engine/a.ts"],
  ));
