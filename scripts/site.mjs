// npm run site: dist-site/, the playground with the documents around it, for any path that it may be served from.
//
// Here: the order. Vite builds the playground from www/; scripts/site writes the documents from docs/, the package's
// declarations and its numbers.

import { build } from "./build.mjs";
import { at } from "./lib/paths.mjs";
import { during } from "./lib/progress.mjs";
import { isMain, main } from "./lib/run.mjs";
import { digest, once } from "./lib/stamp.mjs";
import { setup } from "./setup.mjs";

/** Brings dist-site/ up to date; it wants the package built. True where there was something to do. */
export async function site() {
  return once(
    "site",
    digest(INPUTS),
    [at("dist-site", "index.html"), at("dist-site", "api", "index.html")],
    () => during("site", () => buildSite(at("dist-site"))),
  );
}

/** Writes the whole site into a folder, which is emptied. */
export async function buildSite(outDir) {
  // Not at the top: on a fresh clone the set-up has yet to install what they import.
  const vite = await import("vite");
  const { writePages } = await import("./site/pages.mjs");
  await vite.build({ configFile: CONFIG, logLevel: "warn", build: { outDir } });
  await writePages(outDir);
}

/** What `npm start` serves the site with. */
export const CONFIG = at("www", "vite.config.ts");
const INPUTS = [
  "www",
  "examples",
  "docs",
  "package.json",
  "package-lock.json",
  "scripts/site.mjs",
  "scripts/site",
  "dist",
];

if (isMain(import.meta.url)) {
  await main(async () => {
    await setup();
    await build();
    console.log(
      `site: dist-site ${(await site()) ? "made" : "is up to date"}; any web server can serve it, from any path`,
    );
  });
}
