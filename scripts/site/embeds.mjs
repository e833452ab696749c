// Live embeds: the code on the page and the element in it are one text; beside each stands a still picture with the numbers
// of the package, for readers without scripts.

import { codeBlock } from "./code.mjs";
import { escape } from "./markdown.mjs";
import { stillOf } from "./stills.mjs";

/** Code of an embed, and the same text alive. */
export function liveExample(code, workshop) {
  const tag = tagOf(code);
  return `<figure class="example">${codeBlock(code, "html")}<div class="live" data-view="${tag.attributes.view ?? "full"}">${code}<noscript>${stillOf(askedBy(tag, workshop), workshop)}</noscript></div></figure>`;
}

/** An embed of a document: `zone`, `caption` and the element's attributes; what stands in the tag is the still picture. */
export function picture({ zone, caption, ...attributes }, workshop) {
  const all = { src: `../zones/${zone}.json`, readonly: "", playground: "../", ...attributes };
  const still = stillOf(askedBy({ attributes: all, inner: "" }, workshop), workshop);
  const written = Object.entries(all).map(([name, value]) => (value === "" ? name : `${name}="${escape(value)}"`)).join(" ");
  return `<figure class="picture"><multivalue-playground ${written}>${still}</multivalue-playground><figcaption>${escape(caption)}</figcaption></figure>`;
}

/** The element's first tag in a text: its attributes, and what stands in it. */
export function tagOf(code) {
  const match = /<multivalue-playground\b([^>]*)>([^]*?)<\/multivalue-playground>/.exec(code);
  if (!match) throw new Error(`no <multivalue-playground> in:\n${code}`);
  const attributes = Object.fromEntries([...match[1].matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, value ?? ""]));
  return { attributes, inner: match[2] };
}

/** What an embed asks: its zone and state, by the element's defaults. */
export function askedBy({ attributes, inner }, { zones, initialState, withSource }) {
  const inline = /<script type="application\/json">([^]*?)<\/script>/.exec(inner)?.[1];
  const source = inline ? JSON.parse(inline) : zoneAt(attributes.src, zones);
  const state = source ? withSource(source)(initialState()) : initialState();
  const group = { name: attributes.name ?? state.group.name, type: attributes.type ?? state.group.type };
  return { ...state, group, seed: attributes.seed ?? state.seed, queries: Number(attributes.queries ?? state.queries), view: attributes.view ?? "full" };
}

function zoneAt(src, zones) {
  if (src === undefined) return null;
  const zone = zones[/\/zones\/(.+)\.json$/.exec(src)?.[1]];
  if (!zone) throw new Error(`${src} is no zone of this site`);
  return zone;
}
