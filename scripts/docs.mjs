// npm run docs: writes the parts of docs/ that come from docs/data/, between `<!-- from data/FILE -->` and `<!-- end -->`.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { at } from "./lib/paths.mjs";
import { isMain } from "./lib/run.mjs";

/** The files of docs/ in Markdown. */
export const documents = readdirSync(at("docs")).filter((name) => name.endsWith(".md"));

/** A document with its generated parts written anew. */
export function withData(text) {
  return text.replace(/(<!-- from (\S+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, begin, file, end) => {
    if (!RENDERERS[file])
      throw new Error(`no data "${file}"; there are: ${Object.keys(RENDERERS).join(", ")}`);
    return `${begin}${RENDERERS[file](readFileSync(at("docs", file), "utf8"))}\n${end}`;
  });
}

export function writeDocs() {
  for (const name of documents)
    writeFileSync(at("docs", name), withData(readFileSync(at("docs", name), "utf8")));
}

function hosts(json) {
  return table(
    ["Host", "How", "Tested with"],
    JSON.parse(json).map(({ host, how, version }) => [host, how, version]),
  );
}

function links(json) {
  const code = (words) => words.map((word) => `\`${word}\``).join(", ");
  return table(
    ["member", "says"],
    JSON.parse(json).map(({ members, says, values }) => [
      code(members),
      values ? `${says}: ${code(values)}` : says,
    ]),
  );
}

function table(head, rows) {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function fence(text) {
  return `\`\`\`text\n${text}\`\`\``;
}

/** What becomes of each file of docs/data/. */
export const RENDERERS = {
  "data/content-security-policy.txt": fence,
  "data/corefile.txt": fence,
  "data/hosts.json": hosts,
  "data/links.json": links,
};

if (isMain(import.meta.url)) writeDocs();
