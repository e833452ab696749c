// The handler on the hosts that it is for: workerd, Deno, Bun and a Service Worker in Chromium, from the packed tarball.

import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as esbuild from "esbuild";
import { at } from "../../scripts/lib/paths.mjs";
import { visitFolder } from "../hosts/chromium.mjs";
import { serve, tool } from "../hosts/execute.mjs";
import { newApp } from "../package/packed.mjs";
import { query, read } from "./responder.mjs";

const HOSTS = {
  workerd: {
    program: "workerd",
    args: ["serve", "config.capnp", "--control-fd=1"],
    address: /"port":(\d+)/,
  },
  Deno: {
    program: "deno",
    args: ["run", "--node-modules-dir=manual", "--allow-net", "deno.js"],
    address: /127\.0\.0\.1:(\d+)/,
  },
  Bun: { program: "bun", args: ["bun.js"], address: /127\.0\.0\.1:(\d+)/ },
};

for (const [host, { program, args, address }] of Object.entries(HOSTS)) {
  test(`${host}: GET, HEAD and POST are answered, and PUT is not`, async () => {
    const { found, stop } = await serve(tool(program), args, app(), address);
    try {
      await judge(`http://127.0.0.1:${found[1]}/dns-query`);
    } finally {
      stop();
    }
  });
}

test("a Service Worker answers GET and POST", async () => {
  const folder = app();
  await esbuild.build({
    entryPoints: [join(folder, "service-worker.js")],
    bundle: true,
    format: "esm",
    outfile: join(folder, "service-worker.bundle.js"),
  });
  const reply = [200, "max-age=60", "192.0.2.1"];
  assert.ok((await visitFolder(folder)).endsWith(`vector ${JSON.stringify([reply, reply])}`));
});

async function judge(url) {
  const octets = query("www.example.com", "A", { edns: false });
  const address = `${url}?dns=${Buffer.from(octets).toString("base64url")}`;
  const post = {
    method: "POST",
    body: octets,
    headers: { "content-type": "application/dns-message" },
  };
  for (const response of [await fetch(address), await fetch(url, post)]) {
    assert.deepEqual([response.status, response.headers.get("cache-control")], [200, "max-age=60"]);
    assert.deepEqual(
      read(await response.arrayBuffer()).answers.map(({ name, data, ttl }) => [name, data, ttl]),
      [["www.example.com", "192.0.2.1", 60]],
    );
  }
  const head = await fetch(address, { method: "HEAD" });
  assert.deepEqual(
    [head.status, head.headers.get("content-type")],
    [200, "application/dns-message"],
  );
  const put = await fetch(url, { method: "PUT", body: "x" });
  assert.deepEqual([put.status, put.headers.get("allow")], [405, "GET, HEAD, POST"]);
}

function app() {
  const folder = newApp();
  cpSync(at("tests", "doh", "app"), folder, { recursive: true });
  writeFileSync(join(folder, "config.capnp"), CONFIG);
  return folder;
}

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  compatibilityDate = "2026-04-01",
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "handle.js", esModule = embed "handle.js"),
    (name = "multivalue/doh", esModule = embed "node_modules/multivalue/dist/doh/index.js"),
  ],
);
`;
