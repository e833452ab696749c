// Live embeds: the code that a page shows and the element in it are one text. Each has a static chart with the package's
// numbers, for readers without scripts.

import { codeBlock } from "./code.mjs";
import { escapeHtml } from "./markdown.mjs";
import { staticChart } from "./static-charts.mjs";

/** Code of an embed, and the same text alive. */
export function liveExample(code, context) {
  const tag = tagOf(code);
  return `<figure class="example">${codeBlock(code, "html")}<div class="live" data-view="${tag.attributes.view ?? "full"}">${code}<noscript>${staticChart(askedBy(tag, context), context)}</noscript></div></figure>`;
}

/** An embed of a document: `zone`, `caption` and the element's attributes; the tag contains the static chart. */
export function picture({ zone, caption, ...attributes }, context) {
  const all = { src: `../zones/${zone}.json`, readonly: "", playground: "../", ...attributes };
  const chart = staticChart(askedBy({ attributes: all, inner: "" }, context), context);
  const written = Object.entries(all)
    .map(([name, value]) => (value === "" ? name : `${name}="${escapeHtml(value)}"`))
    .join(" ");
  return `<figure class="picture"><multivalue-playground ${written}>${chart}</multivalue-playground><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

/** The element's first tag in a text: its attributes, and its content. */
export function tagOf(code) {
  const match = /<multivalue-playground\b([^>]*)>([\s\S]*?)<\/multivalue-playground>/.exec(code);
  if (!match) throw new Error(`no <multivalue-playground> in:\n${code}`);
  const attributes = Object.fromEntries(
    [...match[1].matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [
      name,
      value ?? "",
    ]),
  );
  return { attributes, inner: match[2] };
}

/** What an embed asks: its zone and state, by the element's defaults. */
export function askedBy({ attributes, inner }, { zones, initialState, withSource }) {
  const inline = /<script type="application\/json">([\s\S]*?)<\/script>/.exec(inner)?.[1];
  const source = inline ? JSON.parse(inline) : zoneAt(attributes.src, zones);
  const state = source ? withSource(source)(initialState()) : initialState();
  const group = {
    name: attributes.name ?? state.group.name,
    type: attributes.type ?? state.group.type,
  };
  return {
    ...state,
    group,
    seed: attributes.seed ?? state.seed,
    queries: Number(attributes.queries ?? state.queries),
    view: attributes.view ?? "full",
  };
}

function zoneAt(src, zones) {
  if (src === undefined) return null;
  const zone = zones[/\/zones\/(.+)\.json$/.exec(src)?.[1]];
  if (!zone) throw new Error(`${src} is no zone of this site`);
  return zone;
}
