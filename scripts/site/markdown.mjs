// Markdown to HTML, by markdown-it: headings that can be linked, tables that scroll by themselves, fences by their first word.

import MarkdownIt from "markdown-it";

/** `{ html, headings: [{ level, id, text }] }` of a text; `fences` has what becomes of a fence, by its first word. */
export function markdown(text, fences) {
  const reader = new MarkdownIt({ html: false });
  const headings = [];
  reader.core.ruler.push("headings", (state) => nameHeadings(state.tokens, headings));
  reader.renderer.rules.heading_close = closeHeading;
  reader.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
  reader.renderer.rules.table_close = () => "</table></div>\n";
  reader.renderer.rules.th_open = reader.renderer.rules.td_open = openCell;
  reader.renderer.rules.fence = (tokens, index) => renderFence(tokens[index], fences);
  return { html: reader.render(text), headings };
}

/** A doc comment's words: paragraphs and `code`. */
export function prose(text) {
  return new MarkdownIt({ html: false }).render(text);
}

export function escape(text) {
  return ESCAPER.escapeHtml(text);
}

/** The same words as an identifier, such as `one-tag`. */
export function slug(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
}

function nameHeadings(tokens, headings) {
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const text = tokens[index + 1].children.map(({ content }) => content).join("");
    const id = slug(text);
    if (headings.some((other) => other.id === id)) throw new Error(`two headings are called "${text}"`);
    token.attrSet("id", id);
    headings.push({ level: Number(token.tag[1]), id, text });
  });
}

function closeHeading(tokens, index) {
  const [open, inline] = [tokens[index - 2], tokens[index - 1]];
  const text = inline.children.map(({ content }) => content).join("");
  const link = open.tag === "h1" ? "" : ` <a class="anchor" href="#${open.attrGet("id")}" aria-label="Link to ${escape(text)}">#</a>`;
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
  if (!render) throw new Error(`line ${map[0] + 1}: no fence is called "${word}"; there are ${Object.keys(fences).join(", ")}`);
  return `${render(content, rest)}\n`;
}

const ESCAPER = new MarkdownIt().utils;
