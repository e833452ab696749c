// The support matrix: a row for each host, and how it runs the application.
//
// Every `run` gives what the host printed. No host gets a configuration file.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { asPage, commonJsApp, lend, moduleApp } from "./apps.mjs";
import { visit, visitFolder } from "./chromium.mjs";
import { execute, nodeOf, tool } from "./execute.mjs";
import { bareWorkerd, wrangledMiniflare } from "./workers.mjs";

const nodes = [20, 22, 24].flatMap((major) => [
  {
    host: `Node ${major}`,
    how: "import",
    by: `n${major}`,
    run: () => execute(nodeOf(major), ["main.js"], moduleApp()),
  },
  {
    host: `Node ${major}`,
    how: "require",
    by: `n${major}`,
    run: () => execute(nodeOf(major), ["main.js"], commonJsApp()),
  },
]);

const runtimes = [
  {
    host: "Deno",
    how: "import",
    by: "deno",
    run: () =>
      execute(
        tool("deno"),
        ["run", "--node-modules-dir=manual", "--allow-read", "main.js"],
        moduleApp(),
      ),
  },
  {
    host: "Bun",
    how: "import",
    by: "bun",
    run: () => execute(tool("bun"), ["main.js"], moduleApp()),
  },
  {
    host: "workerd",
    how: "import, no bundler",
    by: "workerd",
    run: () => bareWorkerd(moduleApp()),
  },
  {
    host: "Cloudflare Workers",
    how: "wrangler, miniflare",
    by: "wrangler",
    run: () => wrangledMiniflare(moduleApp()),
  },
];

const browsers = [
  { host: "Chromium", how: '`<script type="module">`, strict CSP', run: plainPage },
  { host: "Vite", how: "dev server", by: "vite", run: viteServer },
  { host: "Vite", how: "build", by: "vite", run: viteBuild },
  { host: "webpack", how: "build", by: "webpack", run: webpackBuild },
  { host: "esbuild", how: "bundle", by: "esbuild", run: esbuildBundle },
  { host: "Rollup", how: "bundle, node-resolve", by: "rollup", run: rollupBundle },
];

const runners = [
  {
    host: "Vitest",
    how: "import",
    by: "vitest",
    run: () => execute(tool("vitest"), ["run"], lend(moduleApp(), "vitest")),
  },
  {
    host: "Jest",
    how: "require",
    by: "jest",
    run: () => execute(tool("jest"), ["--rootDir", "."], commonJsApp()),
  },
];

export const hosts = [...nodes, ...runtimes, ...browsers, ...runners];

/** Browsers know no bare names, so the page names the file: the one line that differs. */
async function plainPage() {
  const app = moduleApp();
  const vector = join(app, "vector.js");
  writeFileSync(
    vector,
    readFileSync(vector, "utf8").replace(
      '"multivalue"',
      '"/node_modules/multivalue/dist/index.js"',
    ),
  );
  return visitFolder(app);
}

async function viteServer() {
  const server = await vite.createServer({
    root: moduleApp(),
    configFile: false,
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0 },
  });
  await server.listen();
  try {
    return await visit(server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
}

async function viteBuild() {
  const app = moduleApp();
  await vite.build({ root: app, configFile: false, logLevel: "error" });
  return visitFolder(join(app, "dist"));
}

async function webpackBuild() {
  const app = moduleApp();
  const out = join(app, "out");
  const stats = await new Promise((resolve, reject) => {
    const options = { mode: "production", context: app, entry: "./main.js", output: { path: out } };
    webpack(options, (error, result) => (error ? reject(error) : resolve(result)));
  });
  if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  return visitFolder(asPage(out));
}

async function esbuildBundle() {
  const app = moduleApp();
  await execute(
    tool("esbuild"),
    ["main.js", "--bundle", "--format=esm", "--outfile=out/main.js"],
    app,
  );
  return visitFolder(asPage(join(app, "out")));
}

async function rollupBundle() {
  const app = moduleApp();
  const bundle = await rollup({ input: join(app, "main.js"), plugins: [nodeResolve()] });
  await bundle.write({ file: join(app, "out", "main.js"), format: "es" });
  return visitFolder(asPage(join(app, "out")));
}
