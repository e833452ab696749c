// What a page pays: sizes in bytes after brotli at its best, as a good server sends them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { newApp, packedFile } from "./packed.mjs";

/** What is reached today, with less than 1 % to spare. The goal is 40,000 for the file and 48,000 for an import of Zone. */
const WASM_BUDGET = 107_700;
const ZONE_BUDGET = 119_600;

/** The same for servers, whose file holds zones too. */
const SERVER_WASM_BUDGET = 164_600;
const SERVER_BUDGET = 181_200;

/** The text that the wasm file of pictures stands in. */
const PICTURE_BUDGET = 33_200;

/** An import that nobody uses may leave this much behind, unzipped. */
const UNUSED_BUDGET = 50;

test(`the wasm file of zones is at most ${WASM_BUDGET} bytes`, (t) => {
  within(t, readFileSync(packedFile("dist", "mv_bg.wasm")), WASM_BUDGET);
});

test(`the wasm file of servers is at most ${SERVER_WASM_BUDGET} bytes`, (t) => {
  within(t, readFileSync(packedFile("dist", "mv_server_bg.wasm")), SERVER_WASM_BUDGET);
});

test(`the wasm file of pictures, as the text that it comes in, is at most ${PICTURE_BUDGET} bytes`, (t) => {
  within(t, readFileSync(packedFile("dist", "picture-text.js")), PICTURE_BUDGET);
});

test(`an import of Zone with its wasm is at most ${ZONE_BUDGET} bytes`, async (t) => {
  within(t, await bundled('export { Route53Error, version, Zone } from "multivalue";'), ZONE_BUDGET);
});

test(`an import of Server with its wasm is at most ${SERVER_BUDGET} bytes`, async (t) => {
  within(t, await bundled('export { CorefileError, Server } from "multivalue";'), SERVER_BUDGET);
});

for (const [name, bundle] of [["esbuild", bundled], ["Rollup", rolled]]) {
  test(`who imports one class does not get the other's module: ${name}`, async () => {
    const [zone, server] = await Promise.all(["Zone", "Server"].map((name) => bundle(`export { ${name} } from "multivalue";`)));
    const holds = (code, file) => Buffer.from(code).includes(readFileSync(packedFile("dist", file)).toString("hex"));
    assert.deepEqual([holds(zone, "mv_bg.wasm"), holds(zone, "mv_server_bg.wasm")], [true, false]);
    assert.deepEqual([holds(server, "mv_bg.wasm"), holds(server, "mv_server_bg.wasm")], [false, true]);
  });
}

test("an unused import is dropped whole", async () => {
  const code = await bundled('import { Zone } from "multivalue"; console.log(1);');
  assert.ok(code.length <= UNUSED_BUDGET, `${code.length} bytes are left: ${code}`);
});

const PLAYGROUND = ["element.js", "element/stage-*", "element/worker.js"];
const PICTURE = ["element.js", "element/stage-*", "element/picture-worker.js"];

/**
 * What a page with the element pays, each file by itself as a server sends it: before it comes into view, and for a view with all that it
 * runs on; the goal for charts and answers was 60,000.
 */
for (const [what, entries, budget] of [
  ["the element, out of view", ["element.js"], 1_660],
  ["the scripts of an embedded chart", ["element.js", "element/stage-*", "element/chart-*"], 23_700],
  ["the scripts of an embedded answer", ["element.js", "element/stage-*", "element/answer-*"], 18_600],
  ["an embedded chart with its engine", [...PICTURE, "element/chart-*"], 58_800],
  ["an embedded answer with its engine", [...PICTURE, "element/answer-*"], 53_700],
  ["an embedded playground with its engine", [...PLAYGROUND, "element/full-*", "element/frame-*"], 188_000],
]) {
  test(`${what} is at most ${budget} bytes`, (t) => {
    const sizes = [...loadedBy(entries)].map((file) => brotli(readFileSync(packedFile("dist", file))));
    judge(t, sizes.reduce((sum, size) => sum + size, 0), budget);
  });
}

test("charts and answers load no module but that of pictures", () => {
  for (const scene of ["chart", "answer"]) {
    const modules = [...loadedBy([...PICTURE, `element/${scene}-*`])].filter((file) => /-(hex|text)\.js$/.test(file));
    assert.deepEqual(modules, ["picture-text.js"], scene);
  }
});

test("no view of zones loads the module of servers", () => {
  assert.ok(loadedBy([...PLAYGROUND, "element/full-*", "element/frame-*"]).has("wasm-hex.js"));
  assert.ok(!loadedBy([...PLAYGROUND, "element/full-*", "element/frame-*"]).has("server-hex.js"));
});

/** Files of dist/ and all that they import, whatever is imported only when it is wanted left out. */
function loadedBy(patterns, found = new Set()) {
  for (const file of patterns.flatMap(named)) {
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(packedFile("dist", file), "utf8");
    const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g)].map(([, path]) => normalize(join(dirname(file), path)));
    loadedBy(imports, found);
  }
  return found;
}

/** The files that a name with a star stands for: their own names end in a digest. */
function named(pattern) {
  if (!pattern.endsWith("*")) return [pattern];
  const start = pattern.slice(0, -1);
  const files = readdirSync(packedFile("dist", dirname(start))).map((name) => join(dirname(start), name));
  const found = files.filter((file) => file.startsWith(start));
  assert.equal(found.length, 1, `${pattern} is ${found}`);
  return found;
}

async function bundled(contents) {
  const stdin = { contents, resolveDir: newApp() };
  const result = await esbuild.build({ stdin, bundle: true, minify: true, format: "esm", write: false });
  return result.outputFiles[0].contents;
}

async function rolled(contents) {
  const entry = join(newApp(), "entry.js");
  writeFileSync(entry, contents);
  const local = { name: "local", resolveId: (id) => (id === "multivalue" ? packedFile("dist", "index.js") : null) };
  const bundle = await rollup({ input: entry, plugins: [local], treeshake: { moduleSideEffects: false } });
  return (await bundle.generate({ format: "es" })).output[0].code;
}

function within(t, content, budget) {
  judge(t, brotli(content), budget);
}

function brotli(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;
}

function judge(t, size, budget) {
  t.diagnostic(`${size} bytes brotli, of ${budget}`);
  assert.ok(size <= budget, `${size} bytes brotli are more than ${budget}`);
}
