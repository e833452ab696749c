// Code on a page: its text, with comments and strings marked.

import { escapeHtml } from "./markdown.mjs";

/** A block of code that can be scrolled by the keyboard. */
export function codeBlock(code, language) {
  return `<div class="code"><pre tabindex="0"><code class="language-${language}">${marked(code.trimEnd(), MARKS[language])}</code></pre></div>`;
}

function marked(code, pattern) {
  if (!pattern) return escapeHtml(code);
  let html = "";
  let from = 0;
  for (const match of code.matchAll(pattern)) {
    const kind = match[1] === undefined ? "string" : "comment";
    html += `${escapeHtml(code.slice(from, match.index))}<span class="${kind}">${escapeHtml(match[0])}</span>`;
    from = match.index + match[0].length;
  }
  return html + escapeHtml(code.slice(from));
}

/** The first group is a comment; what is matched without it is a string. */
const SCRIPT =
  /(\/\/.*$|\/\*[\s\S]*?\*\/)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gm;
/** A single quote begins a lifetime too. */
const RUST = /(\/\/.*$)|"(?:[^"\\]|\\.)*"/gm;
const SHELL = /((?<=^|\s)#.*$)|"(?:[^"\\]|\\.)*"|'[^'\n]*'/gm;
const MARKUP = /(<!--[\s\S]*?-->)|"[^"\n]*"/gm;
const MARKS = {
  js: SCRIPT,
  ts: SCRIPT,
  rust: RUST,
  json: SCRIPT,
  mdx: SCRIPT,
  sh: SHELL,
  corefile: SHELL,
  html: MARKUP,
  md: MARKUP,
};
