// The application that every host runs: the same few lines, the package, and no configuration.

import { copyFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";
import { newApp } from "../package/packed.mjs";

/** An application of ES modules. */
export function moduleApp() {
  const app = newApp();
  cpSync(at("tests", "hosts", "app"), app, { recursive: true });
  writeFileSync(join(app, "zone.js"), `export const source = ${zone()};\n`);
  return app;
}

/** The same lines as CommonJS, with `main.js` as the program and `jest.test.js` as a test. */
export function commonJsApp() {
  const app = newApp({ name: "app", private: true });
  const lines = readFileSync(at("tests", "hosts", "app", "vector.js"), "utf8");
  const vector = lines
    .replace(/^import (.*) from (.*);$/gm, "const $1 = require($2);")
    .replace("export function", "module.exports = function");
  writeFileSync(join(app, "vector.js"), vector);
  writeFileSync(join(app, "zone.js"), `exports.source = ${zone()};\n`);
  writeFileSync(join(app, "main.js"), 'console.log(`vector ${require("./vector.js")()}`);\n');
  writeFileSync(
    join(app, "jest.test.js"),
    'test("the vector", () => console.log(`vector ${require("./vector.js")()}`));\n',
  );
  return app;
}

/** A folder that a bundler filled, made into a page by the application's own index.html. */
export function asPage(folder) {
  copyFileSync(at("tests", "hosts", "app", "index.html"), join(folder, "index.html"));
  return folder;
}

/** Lets an application import a tool of the matrix by its name. */
export function lend(app, tool) {
  symlinkSync(at("tests", "hosts", "node_modules", tool), join(app, "node_modules", tool));
  return app;
}

function zone() {
  return readFileSync(at("examples", EXAMPLE), "utf8");
}

const EXAMPLE = "web-tier.json";
