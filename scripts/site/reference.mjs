// The API reference: every export of an entry with its words and its shape, each name a link to where it is declared.

import { idOf, readEntries } from "./declarations.mjs";
import { escape, prose } from "./markdown.mjs";

/** The symbols of one entry, such as `multivalue/node`. */
export function entrySection(name) {
  const { symbols, others } = entryOf(name);
  const list = symbols.map(({ id, name: symbol, kind }) => `<li data-name="${escape(symbol)}"><a href="#${id}">${escape(symbol)}</a> <small>${kind}</small></li>`);
  return `<div class="index"><ul>${list.join("")}</ul>${othersOf(others)}</div>${symbols.map((symbol) => article(symbol, name)).join("\n")}`;
}

/** The names of all entries that the reference has to show. */
export function entryNames() {
  return entries().map(({ name }) => name);
}

function article({ id, name, kind, doc, signature, members }, entry) {
  const listed = members.map((member) => memberOf(member, id, entry)).join("");
  return `<article class="symbol" data-name="${escape(name)}" id="${id}">
<h3><code>${escape(name)}</code> <small>${kind}</small> <a class="anchor" href="#${id}" aria-label="Link to ${escape(name)}">#</a></h3>
${prose(doc)}<pre tabindex="0"><code>${linked(signature, entry, id)}</code></pre>
${listed && `<dl>${listed}</dl>`}</article>`;
}

function memberOf({ name, doc, signature }, id, entry) {
  const anchor = `${id}.${name.replace(/[^\w.-]+/g, "")}`;
  return `<div class="member" id="${anchor}"><dt><code>${linked(signature, entry)}</code> <a class="anchor" href="#${anchor}" aria-label="Link to ${escape(`${id}.${name}`)}">#</a></dt><dd>${prose(doc)}</dd></div>`;
}

function othersOf(others) {
  if (others.length === 0) return "";
  const links = others.map(({ name, id }) => `<a href="#${id}"><code>${escape(name)}</code></a>`);
  return `<p>And, declared above: ${links.join(", ")}.</p>`;
}

/** Names of exports, but `own`, link to where they are declared, in this entry before others. */
function linked(signature, entry, own) {
  return signature.replace(/"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*|[^"A-Za-z_$]+/g, (word) => {
    const id = homeOf(word, entry);
    return id && id !== own ? `<a href="#${id}">${word}</a>` : escape(word);
  });
}

function homeOf(word, entry) {
  const here = idOf(entry, word);
  if (homes().has(here)) return here;
  return entryOf(entry).others.find(({ name }) => name === word)?.id ?? (homes().has(word) ? word : undefined);
}

function entryOf(name) {
  const entry = entries().find((each) => each.name === name);
  if (!entry) throw new Error(`no entry "${name}"; there are: ${entryNames().join(", ")}`);
  return entry;
}

function homes() {
  read.homes ??= new Set(entries().flatMap(({ symbols }) => symbols.map(({ id }) => id)));
  return read.homes;
}

/** Read once, and not before it is asked for. */
function entries() {
  read.entries ??= readEntries();
  return read.entries;
}

const read = {};
