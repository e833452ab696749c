// The parts of the Corefile reference: a directive's line from the grammar, its options, and examples with what `check` says.

import { existsSync, readFileSync } from "node:fs";
import { at } from "../lib/paths.mjs";
import { codeBlock } from "./code.mjs";
import { allRules, ruleOf } from "./grammar.mjs";
import { escapeHtml, markdown, slug } from "./markdown.mjs";

/** How a directive is written, and what it does. */
export function synopsis(path, grammar) {
  const rule = ruleOf(grammar, path);
  const rest = rule.block.length > 0 ? " { ... }" : "";
  return `<p class="synopsis" id="${idOf(rule)}"><code>${escapeHtml(rule.synopsis + rest)}</code> ${escapeHtml(rule.about)}</p>`;
}

/** A table of the rules of one block; the text is the block's path, and a line `word: default | note` for each of its rules. */
export function options(text, grammar) {
  const [path, ...lines] = text.trim().split("\n");
  const { block } = ruleOf(grammar, path);
  const notes = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")),
      line.slice(line.indexOf(":") + 1).split("|"),
    ]),
  );
  const missing = block.filter(({ word }) => !notes.has(word));
  if (missing.length > 0 || notes.size !== block.length)
    throw new Error(
      `${path} has ${block.map(({ word }) => word).join(", ")}; there are notes for ${[...notes.keys()].join(", ")}`,
    );
  const rows = block.map((rule) => row(rule, ...notes.get(rule.word)));
  return `<div class="wide" tabindex="0"><table><thead><tr><th scope="col">Option</th><th scope="col">Default</th><th scope="col">What it does</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** An example with what `multivalue check` says of it: nothing wrong, or the errors that it is there to show. */
export function checked(code, wrong, { Server }) {
  const diagnostics = Server.check(code, { files: exampleFile });
  const messages = diagnostics.map(messageOf).join("\n");
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (wrong !== errors.length > 0)
    throw new Error(`this Corefile has ${errors.length} errors:\n${code}\n${messages}`);
  return (
    codeBlock(code, "corefile") +
    (messages &&
      `<div class="messages"><pre tabindex="0"><samp>${escapeHtml(messages)}</samp></pre></div>`)
  );
}

/** What the command line says of a Corefile beside the examples, one line for each error and warning. */
export function messagesOf(code, Server) {
  return Server.check(code, { files: exampleFile }).map(messageOf).join("\n");
}

/** The identifiers of all directives and options, which the page must have. */
export function directiveIds(grammar) {
  return allRules(grammar).map(idOf);
}

function messageOf({ line, column, severity, message }) {
  return `Corefile:${line}:${column}: ${severity === "warning" ? "warning: " : ""}${message}`;
}

function row(rule, usual, note) {
  const text = (words) => markdown(words.trim(), {}).html.replace(/^<p>|<\/p>\s*$/g, "");
  return `<tr id="${idOf(rule)}"><th scope="row"><code>${escapeHtml(rule.synopsis)}</code></th><td>${text(usual)}</td><td>${text(note ?? rule.about)}</td></tr>`;
}

function idOf({ path }) {
  return `directive-${slug(path)}`;
}

/** The files that the examples name are those of examples/. */
function exampleFile(name) {
  const file = at("examples", name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
