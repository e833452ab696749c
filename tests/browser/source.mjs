// Modules of the page, run in Node as they are, without a browser.

import { join } from "node:path";

import { runnerImport } from "vite";

import { repository } from "./site.mjs";

/** What `import` gives for a file below www/src. */
export async function fromPage(file) {
  const alias = [{ find: /^multivalue$/, replacement: join(repository, "dist/index.js") }];
  const { module } = await runnerImport(join(repository, "www/src", file), {
    configFile: false,
    resolve: { alias },
  });
  return module;
}
