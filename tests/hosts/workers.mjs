// Cloudflare's runtime: bare, and as its own tools build and emulate it.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";
import { execute, serve, tool } from "./execute.mjs";

/** workerd with the package's files as they are: it resolves relative names only, so the program names the file. */
export async function bareWorkerd(app) {
  writeFileSync(join(app, "config.capnp"), CONFIG);
  const { found, stop } = await serve(
    tool("workerd"),
    ["serve", "config.capnp", "--control-fd=1"],
    app,
    /"port":(\d+)/,
  );
  try {
    const response = await fetch(`http://127.0.0.1:${found[1]}/`);
    return await response.text();
  } finally {
    stop();
  }
}

/** wrangler bundles as for an upload; miniflare runs what it made, in a process that can be ended when it hangs. */
export async function wrangledMiniflare(app) {
  const args = [
    "deploy",
    "worker.js",
    "--name",
    "worker",
    "--compatibility-date",
    COMPATIBILITY_DATE,
    "--dry-run",
    "--outdir",
    "out",
  ];
  await execute(tool("wrangler"), args, app);
  return execute(
    process.execPath,
    [at("tests", "hosts", "miniflare.mjs"), join(app, "out", "worker.js"), COMPATIBILITY_DATE],
    app,
  );
}

/** Not later than what the pinned workerd knows. */
const COMPATIBILITY_DATE = "2026-04-01";

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  compatibilityDate = "${COMPATIBILITY_DATE}",
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "vector.js", esModule = embed "vector.js"),
    (name = "zone.js", esModule = embed "zone.js"),
    (name = "multivalue", esModule = embed "node_modules/multivalue/dist/index.workerd.js"),
${["core", "core-server", "glue", "server-glue"].map((name) => `    (name = "${name}.js", esModule = embed "node_modules/multivalue/dist/${name}.js"),`).join("\n")}
${["mv_bg", "mv_server_bg"].map((name) => `    (name = "${name}.wasm", wasm = embed "node_modules/multivalue/dist/${name}.wasm"),`).join("\n")}
  ],
);
`;
