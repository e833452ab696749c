// The entries beside the root: bring your own module, the edge condition, and an engine that breaks.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import binaryen from "binaryen";
import * as esbuild from "esbuild";
import { importFile, newApp, packedFile } from "./packed.mjs";

const wasm = readFileSync(packedFile("dist", "mv_bg.wasm"));

test("importing the package instantiates nothing", () => {
  assert.equal(
    run(
      `WebAssembly.Module = WebAssembly.Instance = undefined; await import("multivalue"); console.log("quiet")`,
    ),
    "quiet",
  );
});

test("a host that forbids to compile throws at the first call, and can be caught", () => {
  const forbid = `WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError("blocked by policy") } };`;
  const call = `try { new Zone("example.com") } catch (error) { console.log(error.name) }`;
  assert.equal(
    run(`${forbid} const { Zone } = await import("multivalue"); ${call}`),
    "CompileError",
  );
});

test("slim says that it has no module yet", () => {
  const call = `try { new Zone("example.com") } catch (error) { console.log(error.message) }`;
  assert.match(run(`import { Zone } from "multivalue/slim"; ${call}`), /^multivalue\/slim: .*init/);
});

const SOURCES = {
  "bytes, at once": "initSync(bytes)",
  "a module, at once": "initSync(new WebAssembly.Module(bytes))",
  bytes: "await init(bytes)",
  "a module": "await init(await WebAssembly.compile(bytes))",
  "a response": "await init(new Response(bytes))",
  "a promise of a response": "await init(Promise.resolve(new Response(bytes)))",
  "twice, which changes nothing": "initSync(bytes); await init(bytes)",
};

for (const [name, start] of Object.entries(SOURCES)) {
  test(`slim starts from ${name}`, () => assert.equal(slim(start), "example.com."));
}

const BOOT = `console.log(Server.fromCorefile("example.com {\\n multivalue\\n}").zones.join())`;
const SLIM = `import { initSync, Server, Zone } from "multivalue/slim"; import { readFileSync } from "node:fs";
  const load = (file) => initSync(readFileSync("node_modules/multivalue/dist/" + file));`;

test("slim takes either file, in any order", () => {
  const both = `load("mv_server_bg.wasm"); load("mv_bg.wasm"); ${BOOT}; console.log(new Zone("example.org").name)`;
  assert.equal(run(`${SLIM} ${both}`), "example.com.\nexample.org.");
});

test("slim says which file is missing, and which module is none of them", () => {
  const attempt = (call) => `try { ${call} } catch (error) { console.log(error.message) }`;
  assert.match(
    run(`${SLIM} load("mv_bg.wasm"); ${attempt(BOOT)}`),
    /^multivalue\/slim: no module of mv_server_bg\.wasm yet/,
  );
  assert.match(
    run(`${SLIM} load("mv_server_bg.wasm"); ${attempt('new Zone("example.com")')}`),
    /^multivalue\/slim: no module of mv_bg\.wasm yet/,
  );
  const empty = "initSync(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))";
  assert.match(
    run(`${SLIM} ${attempt(empty)}`),
    /^source: expected mv_bg\.wasm or mv_server_bg\.wasm/,
  );
});

test("slim starts from an address, and says when it is the wrong one", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/mv_bg.wasm") response.end(wasm);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { default: init, Zone } = await importFile("slim.js");
  const url = `http://127.0.0.1:${server.address().port}`;
  await assert.rejects(init(`${url}/none.wasm`), /none\.wasm answered 404/);
  await init(new URL(`${url}/mv_bg.wasm`));
  assert.equal(new Zone("example.com").name, "example.com.");
  server.close();
  server.closeAllConnections();
});

test("slim refuses what is no module", () => {
  const call = `try { initSync("mv_bg.wasm") } catch (error) { console.log(error.name, error.message) }`;
  assert.match(run(`import { initSync } from "multivalue/slim"; ${call}`), /^TypeError source: /);
});

test("the edge condition takes the compiled module that its bundler gives", async () => {
  const app = newApp();
  const edge = { name: "edge", setup: edgeModules };
  const contents = `import { Server, Zone } from "multivalue"; console.log(new Zone("example.org").name); ${BOOT}`;
  const options = {
    stdin: { contents, resolveDir: app },
    bundle: true,
    format: "esm",
    conditions: ["edge-light"],
    plugins: [edge],
  };
  await esbuild.build({ ...options, outfile: join(app, "edge.mjs") });
  assert.equal(
    execFileSync(process.execPath, ["edge.mjs"], { cwd: app, encoding: "utf8" }).trim(),
    "example.org.\nexample.com.",
  );
});

test("a trap in the core is a clear error, then and at every later call; its zones can be freed", () => {
  const app = newApp();
  writeFileSync(join(app, "trap.wasm"), withTrapIn("zonehandle_name"));
  const attempt = `try { zone.name } catch (error) { console.log(error.constructor.name, /unreachable/.test(error.message), error.message) }`;
  const start = `import { initSync, Zone } from "multivalue/slim"; import { readFileSync } from "node:fs";
    initSync(readFileSync("trap.wasm")); const zone = new Zone("example.com"); ${attempt} ${attempt} zone.free();`;
  const lines = run(start, app).split("\n");
  assert.equal(lines.length, 2);
  for (const line of lines) assert.match(line, /^Error false multivalue: internal error/);
});

/** What a program prints that has the package installed. */
function run(program, app = newApp()) {
  return execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: app,
    encoding: "utf8",
  }).trim();
}

function slim(start) {
  const app = newApp();
  const bytes = `const bytes = readFileSync("node_modules/multivalue/dist/mv_bg.wasm");`;
  const imports = `import init, { initSync, Zone } from "multivalue/slim"; import { readFileSync } from "node:fs";`;
  return run(`${imports} ${bytes} ${start}; console.log(new Zone("example.com").name);`, app);
}

/** As edge bundlers do: `?module` is the compiled module. */
function edgeModules(build) {
  build.onResolve({ filter: /\.wasm\?module$/ }, ({ path, resolveDir }) => ({
    path: join(resolveDir, path.replace("?module", "")),
    namespace: "edge",
  }));
  build.onLoad({ filter: /.*/, namespace: "edge" }, ({ path }) => ({
    contents: `export default new WebAssembly.Module(Uint8Array.from(${JSON.stringify([...readFileSync(path)])}));`,
  }));
}

/** The core with one function that does what a Rust panic does: trap. */
function withTrapIn(name) {
  const module = binaryen.readBinary(wasm);
  const ref = Array.from({ length: module.getNumExports() }, (_, i) =>
    binaryen.getExportInfo(module.getExportByIndex(i)),
  ).find((one) => one.name === name);
  binaryen.Function(module.getFunction(ref.value)).body = module.unreachable();
  return module.emitBinary();
}
