// What the linters of packages say, and what TypeScript makes of the declarations under every usual setting.

import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { packed } from "../../scripts/build/tarball.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { newApp, packedFile } from "../package/packed.mjs";
import { lend } from "./apps.mjs";
import { execute, tool } from "./execute.mjs";

test("publint has nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: packedFile(), pack: false, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

test("are the types wrong? (attw): no", async () => {
  const { tarball } = packed();
  // slim, positions, element, doh and node are for those who import; the wasm files have no types.
  const args = [
    tarball,
    "--profile",
    "node16",
    "--exclude-entrypoints",
    "./mv_bg.wasm",
    "./mv_server_bg.wasm",
    "slim",
    "positions",
    "element",
    "doh",
    "node",
    "--format",
    "ascii",
  ];
  await execute(tool("attw"), args, at());
});

test("are the types of the other entries wrong? (attw): not for modules", async () => {
  await execute(
    tool("attw"),
    [
      packed().tarball,
      "--profile",
      "esm-only",
      "--entrypoints",
      "slim",
      "positions",
      "element",
      "doh",
      "node",
      "--format",
      "ascii",
    ],
    at(),
  );
});

for (const [module, resolution] of [
  ["node16", "node16"],
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
]) {
  for (const target of ["es2020", "es2022", "esnext"]) {
    test(`tsc, ${resolution}, ${target}, skipLibCheck off`, () =>
      compile(module, resolution, target));
  }
}

test("tsc: the shapes of @aws-sdk/client-route-53 fit both ways", async () => {
  const app = newApp();
  cpSync(at("tests", "hosts", "types"), app, { recursive: true });
  for (const scope of ["@aws-sdk", "@smithy", "@types"]) lend(app, scope);
  // AWS' declarations do not compile without their own dependencies' globals, so only the program is checked.
  const options = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom"],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  };
  writeFileSync(
    join(app, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, include: ["aws.ts"] }),
  );
  await execute(tool("tsc"), ["--project", "."], app);
});

/** The strictest reading of the types, by a program that uses them; as CommonJS too where the setting knows it. */
async function compile(module, moduleResolution, target) {
  const app = newApp();
  cpSync(at("tests", "hosts", "types"), app, { recursive: true });
  const lib = [target, "dom"];
  const options = {
    module,
    moduleResolution,
    target,
    lib,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  };
  const include = module === "esnext" ? ["use.ts"] : ["use.ts", "require.cts"];
  writeFileSync(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include }));
  await execute(tool("tsc"), ["--project", "."], app);
}
