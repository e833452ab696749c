// What a page pays: sizes in bytes after brotli at its best, as a good server sends them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { newApp, packedFile } from "./packed.mjs";

/** An import of a class with its wasm file. The file of servers holds zones too. docs/SIZES.md has the reasons. */
const ZONE_BUDGET = 180_000;
const SERVER_BUDGET = 295_000;

/** What a page with the element loads before it comes into view; tests/embed/weight.test.mjs weighs what it loads then. */
const SHELL_BUDGET = 2_500;

/** An import that nobody uses may leave this much behind, unzipped. */
const UNUSED_BUDGET = 50;

test(`an import of Zone with its wasm is at most ${ZONE_BUDGET} bytes`, async (t) => {
  within(
    t,
    await bundled('export { Route53Error, version, Zone } from "multivalue";'),
    ZONE_BUDGET,
  );
});

test(`an import of Server with its wasm is at most ${SERVER_BUDGET} bytes`, async (t) => {
  within(t, await bundled('export { CorefileError, Server } from "multivalue";'), SERVER_BUDGET);
});

for (const [name, bundle] of [
  ["esbuild", bundled],
  ["Rollup", rolled],
]) {
  test(`who imports one class does not get the other's module: ${name}`, async () => {
    const [zone, server] = await Promise.all(
      ["Zone", "Server"].map((name) => bundle(`export { ${name} } from "multivalue";`)),
    );
    const holds = (code, file) =>
      Buffer.from(code).includes(readFileSync(packedFile("dist", file)).toString("hex"));
    assert.deepEqual([holds(zone, "mv_bg.wasm"), holds(zone, "mv_server_bg.wasm")], [true, false]);
    assert.deepEqual(
      [holds(server, "mv_bg.wasm"), holds(server, "mv_server_bg.wasm")],
      [false, true],
    );
  });
}

test("an unused import is dropped whole", async () => {
  const code = await bundled('import { Zone } from "multivalue"; console.log(1);');
  assert.ok(code.length <= UNUSED_BUDGET, `${code.length} bytes are left: ${code}`);
});

test(`the element out of view is at most ${SHELL_BUDGET} bytes`, (t) => {
  const sizes = [...loadedBy(["element.js"])].map((file) =>
    brotli(readFileSync(packedFile("dist", file))),
  );
  judge(
    t,
    sizes.reduce((sum, size) => sum + size, 0),
    SHELL_BUDGET,
  );
});

for (const [view, files] of Object.entries({
  chart: ["element/chart-*"],
  answer: ["element/answer-*"],
  full: ["element/page-*"],
})) {
  test(`${view} loads the module of zones, not that of servers`, () => {
    const modules = [
      ...loadedBy(["element.js", "element/app-*", "element/worker.js", ...files]),
    ].filter((file) => file.endsWith("-hex.js"));
    assert.deepEqual(modules, ["wasm-hex.js"]);
  });
}

/** Files of dist/ and all that they import, whatever is imported only when it is wanted left out. */
function loadedBy(patterns, found = new Set()) {
  for (const file of patterns.flatMap(named)) {
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(packedFile("dist", file), "utf8");
    const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g)].map(([, path]) =>
      normalize(join(dirname(file), path)),
    );
    loadedBy(imports, found);
  }
  return found;
}

/** The files that a name with a star stands for: their own names end in a digest. */
function named(pattern) {
  if (!pattern.endsWith("*")) return [pattern];
  const start = pattern.slice(0, -1);
  const files = readdirSync(packedFile("dist", dirname(start))).map((name) =>
    join(dirname(start), name),
  );
  const found = files.filter((file) => file.startsWith(start));
  assert.equal(found.length, 1, `${pattern} is ${found}`);
  return found;
}

async function bundled(contents) {
  const stdin = { contents, resolveDir: newApp() };
  const result = await esbuild.build({
    stdin,
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return result.outputFiles[0].contents;
}

async function rolled(contents) {
  const entry = join(newApp(), "entry.js");
  writeFileSync(entry, contents);
  const local = {
    name: "local",
    resolveId: (id) => (id === "multivalue" ? packedFile("dist", "index.js") : null),
  };
  const bundle = await rollup({
    input: entry,
    plugins: [local],
    treeshake: { moduleSideEffects: false },
  });
  return (await bundle.generate({ format: "es" })).output[0].code;
}

function within(t, content, budget) {
  judge(t, brotli(content), budget);
}

function brotli(content) {
  return brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;
}

function judge(t, size, budget) {
  t.diagnostic(`${size} bytes brotli, of ${budget}`);
  assert.ok(size <= budget, `${size} bytes brotli are more than ${budget}`);
}
