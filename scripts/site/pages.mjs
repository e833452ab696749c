// The documents of the site: one page of each file in docs/, in one layout, and what they load.
//
// Here: which pages there are, and the files beside them.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as esbuild from "esbuild";
import { at } from "../lib/paths.mjs";
import { openContext } from "./context.mjs";
import { fencesOf } from "./fences.mjs";
import { footerOf, layout } from "./layout.mjs";
import { markdown } from "./markdown.mjs";
import { notFound, SCRIPT } from "./not-found.mjs";
import { numbered, reservedHeights } from "./reserved-heights.mjs";
import { searchIndex } from "./search.mjs";

/** The sections of the side bar with their pages. A page is a file of docs/, and is served from the folder of its id. */
export const SECTIONS = [
  {
    title: "Use it",
    pages: [
      {
        id: "playground",
        short: "Playground",
        title: "Playground guide",
        description:
          "What the playground shows and how to change it: lamps, health checks, comparison, timeline, keys, offline use, and hosting it.",
      },
      {
        id: "javascript",
        short: "JavaScript",
        title: "JavaScript guide",
        description:
          "Import a Route 53 listing, ask it, change it and count its answers in JavaScript, with seeds, errors and DNS sockets.",
      },
      {
        id: "command-line",
        short: "Command line",
        title: "Command line guide",
        description:
          "The commands of multivalue: resolve, simulate, check, convert and serve, with examples that run.",
      },
      {
        id: "embed",
        short: "Embed",
        title: "Embed the playground",
        description:
          "One tag puts Route 53's answers into a document: attributes, events, styling, Content-Security-Policy, and live examples beside their code.",
      },
      {
        id: "dns-server",
        short: "DNS server",
        title: "A DNS server",
        description:
          "Answer DNS over UDP, TCP and HTTPS from a Corefile, on the command line and in JavaScript.",
      },
      {
        id: "health",
        short: "Health checks",
        title: "Health checks",
        description:
          "Probe endpoints as Route 53's checkers do, or report results over HTTP, and have the answers follow.",
      },
      {
        id: "rust",
        short: "Rust",
        title: "The Rust crate",
        description:
          "The crate multivalue: zones, servers and tallies in pure Rust, with examples that run.",
      },
    ],
  },
  {
    title: "Understand it",
    pages: [
      {
        id: "odds",
        short: "Odds",
        title: "The odds of a multivalue answer",
        description:
          "How often a record is in a Route 53 multivalue answer, stands first and is used: the arithmetic, with ten thousand counted answers beside it.",
      },
      {
        id: "glossary",
        short: "Glossary",
        title: "Glossary",
        description:
          "What each term means: records and names, queries and answers, routing, health, counting and files.",
      },
      {
        id: "limits",
        short: "Limits",
        title: "Limits",
        description:
          "What multivalue does not do, and where it decides what AWS does not document.",
      },
    ],
  },
  {
    title: "Reference",
    pages: [
      {
        id: "api",
        short: "API",
        title: "API reference",
        description:
          "Every export of the npm package multivalue: zones, servers, DNS over UDP, TCP and HTTPS, health checks, and the shapes of their data.",
      },
      {
        id: "corefile",
        short: "Corefile",
        title: "Corefile reference",
        description:
          "Every directive of a multivalue Corefile, with its arguments, defaults, examples that boot, and the errors that it gives.",
      },
      {
        id: "links",
        short: "Links",
        title: "Links to the playground",
        description:
          "The members of a link to the playground: zone, health, question, seed and view, readable and in any order.",
      },
      {
        id: "hosts",
        short: "Hosts",
        title: "Hosts",
        description:
          "Where the npm package runs without configuration: Node, Deno, Bun, Workers, browsers and bundlers, with tested versions.",
      },
    ],
  },
  {
    title: "Project",
    pages: [
      {
        id: "verification",
        short: "Verification",
        title: "Verification",
        description:
          "How multivalue is checked: other DNS servers and clients, models, mutated input, statistics and every host.",
      },
      {
        id: "conformance",
        file: "CONFORMANCE.md",
        short: "Conformance",
        title: "Conformance",
        description:
          "Every known fact about Route 53's answers, with its source and the test that shows it here.",
      },
      {
        id: "sizes",
        file: "SIZES.md",
        short: "Sizes",
        title: "Sizes",
        description:
          "The bytes that a page loads for a zone, a server and an embed, with the limits that tests hold them to.",
      },
      {
        id: "dependencies",
        file: "DEPENDENCIES.md",
        short: "Dependencies",
        title: "Dependencies",
        description:
          "Every crate and npm package that multivalue depends on, with the reason for each.",
      },
    ],
  },
];

/** Every page but the playground. */
export const PAGES = SECTIONS.flatMap(({ pages }) => pages).map((page) => ({
  file: `${page.id}.md`,
  ...page,
}));

/** Writes the documents into the folder of a playground that is built. */
export async function writePages(outDir) {
  const context = await openContext();
  for (const [name, zone] of Object.entries(context.zones))
    put(outDir, `zones/${name}.json`, `${JSON.stringify(zone, null, 2)}\n`);
  const styles = `${context.tokens}\n${client("site.css")}`;
  put(outDir, "site.css", `${styles}\n${reservedHeights()}\n`);
  put(outDir, "404.html", notFound(PAGES, styles));
  copyFileSync(at("www", "site", "not-found.js"), join(outDir, SCRIPT));
  copyFileSync(at("www", "site", "site.js"), join(outDir, "site.js"));
  await esbuild.build({
    entryPoints: [at("www", "site", "search.js")],
    bundle: true,
    minify: true,
    format: "esm",
    outfile: join(outDir, "search.js"),
    logLevel: "warning",
  });
  const contents = PAGES.map((page) => ({ page, ...contentOf(page, context) }));
  for (const { page, html, headings } of contents)
    put(
      outDir,
      `${page.id}/index.html`,
      layout({ page, sections: SECTIONS, html: numbered(html, page.id), headings }),
    );
  put(outDir, "search.json", searchIndex(contents));
  const playground = join(outDir, "index.html");
  writeFileSync(
    playground,
    readFileSync(playground, "utf8").replace("</footer>", `${footerOf(PAGES)}</footer>`),
  );
}

function contentOf({ file }, context) {
  return markdown(readFileSync(at("docs", file), "utf8"), { fences: fencesOf(context), linkTo });
}

/** The address of a file that a document names, from the folder of a page; undefined where the site does not have it. */
function linkTo(address) {
  const [, file, anchor = ""] = /^([^#]*)(#.*)?$/.exec(address);
  if (file === "") return address;
  const page = PAGES.find((other) => other.file === file);
  return page && `../${page.id}/${anchor}`;
}

function client(name) {
  return readFileSync(at("www", "site", name), "utf8");
}

function put(outDir, path, text) {
  const file = join(outDir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
