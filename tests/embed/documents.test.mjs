// The element where docs are written: in Markdown with HTML in it, in MDX as Docusaurus compiles it, and where there is no DOM.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { evaluate } from "@mdx-js/mdx";
import MarkdownIt from "markdown-it";
import { createElement } from "react";
import * as runtime from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";

import { newApp } from "../package/packed.mjs";
import { aroundAll } from "./servers.mjs";

const shared = aroundAll();

test("Markdown with HTML in it: the tag goes through as it stands, and comes alive", async () => {
  const html = new MarkdownIt({ html: true }).render(
    `# Failover\n\nWhat is answered:\n\n${TAG}\n\nAnd *so on*.\n`,
  );
  await comesAlive(html);
});

test("MDX: an element of the page, its zone in JSON, compiled and rendered by React", async () => {
  const { default: Content } = await evaluate(MDX, runtime);
  const html = renderToStaticMarkup(createElement(Content));
  assert.match(html, /<multivalue-playground view="chart" seed="7" readonly="">/);
  await comesAlive(html);
});

test("import where there is no DOM does nothing, and throws nothing", () => {
  const script = `const before = Object.keys(globalThis).length; const { MultivaluePlayground } = await import("multivalue/element"); console.log(typeof MultivaluePlayground, Object.keys(globalThis).length - before)`;
  assert.equal(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: newApp(),
      encoding: "utf8",
    }).trim(),
    "function 0",
  );
});

async function comesAlive(html) {
  const page = await shared.browser.context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  const head = `<!doctype html><html lang="en"><title>Docs</title><link rel="icon" href="data:,"><script type="module" src="${shared.scripts.url}/element.js"></script>`;
  await page.goto(shared.pages.put({ body: `${head}<body>${html}` }));
  await page
    .locator("multivalue-playground .sentence", {
      hasText: /^2 healthy: every answer contains all 2/,
    })
    .waitFor();
  assert.deepEqual(said, []);
  await page.close();
}

const row = (id, Value) => ({
  Name: "www.example.com.",
  Type: "A",
  SetIdentifier: id,
  MultiValueAnswer: true,
  TTL: 60,
  HealthCheckId: id,
  ResourceRecords: [{ Value }],
});
const check = (Id, IPAddress) => ({
  Id,
  CallerReference: Id,
  HealthCheckVersion: 1,
  HealthCheckConfig: {
    Type: "TCP",
    IPAddress,
    Port: 443,
    RequestInterval: 30,
    FailureThreshold: 3,
  },
});
const ZONE = JSON.stringify({
  Name: "example.com.",
  ResourceRecordSets: [row("one", "192.0.2.1"), row("two", "192.0.2.2")],
  HealthChecks: [check("one", "192.0.2.1"), check("two", "192.0.2.2")],
});

const TAG = `<multivalue-playground view="chart" seed="7">
<script type="application/json">${ZONE}</script>
<p>Two servers.</p>
</multivalue-playground>`;

const MDX = `# Failover

<multivalue-playground view="chart" seed="7" readonly="">
  <script type="application/json">{${JSON.stringify(ZONE)}}</script>
  Two servers.
</multivalue-playground>

And *so on*.
`;
