/**
 * Builds the page into `dist-site/`, for any path that it may be served from.
 */
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type Alias, defineConfig, type Plugin, runnerImport } from "vite";

import { forEveryPicture } from "../scripts/build/chunks.mjs";
import { smallStyles } from "../scripts/build/styles.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const alias: Alias[] = [
  { find: /^multivalue$/, replacement: here("../dist/index.js") },
  { find: /^multivalue\/positions$/, replacement: here("../dist/positions.js") },
];

/** Writes the element's first picture into the page's HTML, so that there is no blank page; behind what is slotted, which would else move it. */
export function firstPaint(alias: Alias[]): Plugin {
  return {
    name: "first-paint",
    async transformIndexHtml(html) {
      const { module } = await runnerImport<typeof import("./src/prerender")>(
        here("src/prerender.ts"),
        { resolve: { alias }, plugins: [smallStyles] },
      );
      const { root, script } = await module.prerender();
      return html
        .replace("</multivalue-playground>", (tag) => `${root}${tag}`)
        .replace("</body>", (tag) => `${script}${tag}`);
    },
  };
}

/** The element as the package has it, under a name that stays: what the page gives as embed code runs from here. */
function element(): Plugin {
  return {
    name: "element",
    writeBundle({ dir = "" }) {
      for (const file of ["element.js", "element", "wasm-hex.js", "server-hex.js"])
        cpSync(here(`../dist/${file}`), join(dir, file), { recursive: true });
    },
  };
}

/** The few styles of the page around it stand in the HTML, so that nothing is waited for before the first paint. */
export function inlineStyles(): Plugin {
  const link = '<link rel="stylesheet" href="./page.css" />';
  return {
    name: "inline-styles",
    transformIndexHtml: {
      order: "pre",
      handler: (html) =>
        html.replace(link, () => `<style>\n${readFileSync(here("page.css"), "utf8")}</style>`),
    },
  };
}

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [smallStyles, inlineStyles(), firstPaint(alias), element()],
  resolve: { alias },
  build: {
    outDir: here("../dist-site"),
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { ineffectiveDynamicImport: false }, // what an embed fetches later, the page may have at once
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ debugName: "stage", name: forEveryPicture() }],
        },
      },
    },
  },
  worker: { format: "es" },
});
