// The page's TypeScript holds against the package's own types.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

import { repository } from "./site.mjs";

test("tsc -p www has nothing to say", () => {
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", "www"], {
    cwd: repository,
    encoding: "utf8",
  });
  assert.equal(`${stdout}${stderr}`, "");
  assert.equal(status, 0);
});
