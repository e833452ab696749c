// The documents of the site: one page of each file in www/site, in one layout, and what they load.
//
// Here: which pages there are, and the files that go beside them.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { at } from "../lib/paths.mjs";
import { fencesOf } from "./fences.mjs";
import { footerOf, layout } from "./layout.mjs";
import { markdown } from "./markdown.mjs";
import { missing, SCRIPT } from "./missing.mjs";
import { numbered, roomStyles } from "./room.mjs";
import { openWorkshop } from "./workshop.mjs";

/** Every page but the playground, in the order of the navigation; a page stands in the folder of its name. */
export const PAGES = [
  { id: "embed", short: "Embed", title: "Embed the playground", description: "One tag puts Route 53's answers into a document: attributes, events, styling, Content-Security-Policy, and live examples beside their code." },
  { id: "odds", short: "Odds", title: "The odds of a multivalue answer", description: "How often a record is in a Route 53 multivalue answer, stands first and is used: the arithmetic, with ten thousand counted answers beside it." },
  { id: "corefile", short: "Corefile", title: "Corefile reference", description: "Every directive of a multivalue Corefile, with its arguments, defaults, examples that boot, and the errors that it gives." },
  { id: "api", short: "API", title: "API reference", description: "Every export of the npm package multivalue: zones, servers, DNS over UDP, TCP and HTTPS, health checks, and the shapes of their data." },
];

/** Writes the documents into the folder of a playground that is built. */
export async function writeDocuments(outDir) {
  const workshop = await openWorkshop();
  for (const [name, zone] of Object.entries(workshop.zones)) put(outDir, `zones/${name}.json`, `${JSON.stringify(zone, null, 2)}\n`);
  const styles = `${workshop.tokens}\n${source("site.css")}`;
  put(outDir, "site.css", `${styles}\n${roomStyles()}\n`);
  put(outDir, "404.html", missing(PAGES, styles));
  copyFileSync(at("www", "site", "missing.js"), join(outDir, SCRIPT));
  copyFileSync(at("www", "site", "site.js"), join(outDir, "site.js"));
  for (const page of PAGES) put(outDir, `${page.id}/index.html`, documentOf(page, workshop));
  const playground = join(outDir, "index.html");
  writeFileSync(playground, readFileSync(playground, "utf8").replace("</footer>", `${footerOf(PAGES)}</footer>`));
}

function documentOf(page, workshop) {
  const { html, headings } = markdown(source(`${page.id}.md`), fencesOf(workshop));
  return layout({ page, pages: PAGES, html: numbered(html, page.id), headings });
}

function source(name) {
  return readFileSync(at("www", "site", name), "utf8");
}

function put(outDir, path, text) {
  const file = join(outDir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
