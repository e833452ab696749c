// Markdown to HTML, by markdown-it: headings that can be linked, tables that scroll by themselves, fences by their first word.

import MarkdownIt from "markdown-it";

/**
 * `{ html, headings: [{ level, id, text }] }` of a text. `fences` has what becomes of a fence, by its first word.
 * `linkTo` gives the address for a link's, or undefined for words without a link. Headings go down by `level`. Their
 * anchors are made from their words, or are those given as `{#anchor}`.
 */
export function markdown(
  text,
  { fences = {}, linkTo = (address) => address, level = 0, anchors = "made" } = {},
) {
  const reader = new MarkdownIt({ html: true });
  const headings = [];
  reader.core.ruler.push("headings", ({ tokens }) =>
    nameHeadings(tokens, { headings, level, anchors }),
  );
  reader.core.ruler.push("links", ({ tokens }) =>
    tokens.forEach(({ children }) => {
      if (children) resolveLinks(children, linkTo);
    }),
  );
  reader.renderer.rules.heading_close = closeHeading;
  reader.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
  reader.renderer.rules.table_close = () => "</table></div>\n";
  reader.renderer.rules.th_open = reader.renderer.rules.td_open = openCell;
  reader.renderer.rules.fence = (tokens, index) => renderFence(tokens[index], fences);
  return { html: reader.render(text), headings };
}

export function escapeHtml(text) {
  return ESCAPER.escapeHtml(text);
}

/** The same words as an identifier, such as `one-tag`. */
export function slug(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function nameHeadings(tokens, { headings, level, anchors }) {
  tokens.forEach((token, index) => {
    if (!token.type.startsWith("heading_")) return;
    token.tag = `h${Number(token.tag[1]) + level}`;
    if (token.type === "heading_close") return;
    const given = anchors === "given" ? takeAnchor(tokens[index + 1].children.at(-1)) : undefined;
    const text = textOf(tokens[index + 1]);
    const id = anchors === "given" ? given : slug(text);
    if (!id) return;
    if (headings.some((other) => other.id === id))
      throw new Error(`two headings are called "${id}"`);
    token.attrSet("id", id);
    headings.push({ level: Number(token.tag[1]), id, text });
  });
}

/** Takes `{#anchor}` from the end of a heading. */
function takeAnchor(words) {
  const [, text, anchor] = /^(.*?) ?\{#(\S+)\}$/.exec(words.content) ?? [];
  if (anchor) words.content = text;
  return anchor;
}

function textOf({ children }) {
  return children.map(({ content }) => content).join("");
}

function resolveLinks(tokens, linkTo) {
  let linked = true;
  for (const token of tokens) {
    if (token.type === "link_open") {
      const address = linkTo(token.attrGet("href"));
      linked = address !== undefined;
      if (linked) token.attrSet("href", address);
    }
    if (!linked && token.type.startsWith("link_"))
      Object.assign(token, { tag: "span", attrs: null });
  }
}

function closeHeading(tokens, index) {
  const [open, inline] = [tokens[index - 2], tokens[index - 1]];
  const id = open.attrGet("id");
  const link =
    open.tag === "h1" || !id
      ? ""
      : ` <a class="anchor" href="#${escapeHtml(id)}" aria-label="Link to ${escapeHtml(textOf(inline))}">#</a>`;
  return `${link}</${open.tag}>\n`;
}

/** By a class and not by a style, which a Content-Security-Policy would refuse. */
function openCell(tokens, index) {
  const { tag, attrGet } = tokens[index];
  const right = attrGet.call(tokens[index], "style")?.includes("right");
  return `<${tag}${tag === "th" ? ' scope="col"' : ""}${right ? ' class="number"' : ""}>`;
}

function renderFence({ info, content, map }, fences) {
  const [word, ...rest] = info.trim().split(/\s+/);
  const render = fences[word];
  if (!render)
    throw new Error(
      `line ${map[0] + 1}: no fence is called "${word}"; there are ${Object.keys(fences).join(", ")}`,
    );
  return `${render(content, rest)}\n`;
}

const ESCAPER = new MarkdownIt().utils;
