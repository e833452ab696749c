/**
 * Query and reply on the wire: octets beside their fields.
 *
 * The content is rendered only while the panel, or the section, is open: a message can have 400 records.
 */
import { guard } from "lit/directives/guard.js";
import { ref } from "lit/directives/ref.js";
import { html, nothing, render, type TemplateResult } from "lit/html.js";

import { digLine, dissect, idOf } from "../../dns/message";
import { hex, type Field } from "../../dns/reader";
import { wireStrings } from "../../dns/strings";
import type { Exchange } from "../../model/outcome";
import type { Actions, Picture, View } from "../../model/view";
import { copyButton } from "../../ui/page-controls";
import { lineOf } from "../answer/view";
import { leaveParts, pathOf, pointAtPart, walkParts } from "./highlight";

export function wirePanel(view: View, act: Actions): TemplateResult | typeof nothing {
  const { picture } = view;
  const isOpen = view.expanded.has("wire");
  if (!picture?.outcome.wire) return nothing;
  const { wire } = picture.outcome;
  const toggle = (event: Event) => act.setExpanded("wire", (event.target as HTMLDetailsElement).open);
  return html`<details class="wire" ?open=${isOpen} @toggle=${toggle}>
    <summary data-explain="wire">${wireStrings.summary(wire.query.length, wire.reply.length)}</summary>
    ${isOpen ? opened(view, act, picture, wire) : nothing}
  </details>`;
}

function opened(view: View, act: Actions, picture: Picture, wire: Exchange): TemplateResult {
  const line = digLine({ ...picture.state.group, id: idOf(picture.state.ask) }, wire.transport);
  return html`<p class="hint">${wireStrings.hint} ${wireStrings.identified} ${wire.transport === "tcp" ? wireStrings.overTcp : nothing}</p>
    <p class="line">
      <code aria-label=${wireStrings.line} tabindex="0" role="group">${line}</code>
      ${copyButton(view, act, "dig", wireStrings.copyLine, () => line)}
    </p>
    ${message(view, act, wireStrings.query, wire.query, () => undefined)}
    ${message(view, act, wireStrings.reply, wire.reply, (field) => lineKey(field, view))}`;
}

function message(view: View, act: Actions, title: string, octets: Exchange["query"], keyOf: (field: Field) => string | undefined): TemplateResult {
  const fields = partsOf(octets);
  const parts = () => html`<div class="octets">
      ${hexDump(octets)}
      <p class="readout" aria-hidden="true"></p>
    </div>
    ${messageParts(fields, wireStrings.partsOf(title), title === wireStrings.reply, keyOf)}`;
  return html`<section class="dissected" .fields=${fields} @pointerover=${pointAtPart} @focusin=${pointAtPart} @pointerleave=${leaveParts} @keydown=${walkParts}>
    <h3>${title}<small>${wireStrings.octets(octets.length)}</small>${copyButton(view, act, title, wireStrings.copyHex(title), () => hex(octets))}</h3>
    ${guard([octets], parts)}
  </section>`;
}

/** Dissected once for each message. */
function partsOf(octets: Uint8Array): Field[] {
  const fields = known.get(octets) ?? dissect(octets);
  known.set(octets, fields);
  return fields;
}

const known = new WeakMap<Uint8Array, Field[]>();

/** The table line of a record in the reply. */
function lineKey(field: Field, view: View): string | undefined {
  const answer = view.picture?.outcome.answer;
  const data = field.children?.at(-1)?.value;
  return answer && data && field.name.startsWith(wireStrings.sections[0] ?? "") ? lineOf(data, answer, view)?.key : undefined;
}

/** `open` opens the header; `lineKeyOf` returns the table line of a record. */
export function messageParts(fields: Field[], label: string, open: boolean, lineKeyOf: (field: Field) => string | undefined): TemplateResult {
  return html`<div class="parts" role="group" aria-label=${label}>
    ${fields.map((field, at) => section(field, open && at === 0, lineKeyOf(field)))}
  </div>`;
}

function section(field: Field, open: boolean, line: string | undefined): TemplateResult {
  const { from, to, name, value } = field;
  const draw = (details: Element | null | undefined) => details && drawParts(details as HTMLDetailsElement, field);
  return html`<details ?open=${open} data-line=${line ?? nothing} @toggle=${(event: Event) => draw(event.target as Element)}>
    <summary data-from=${from} data-to=${to} data-path=${pathOf([field])}><b>${name}</b> <span>${value}</span></summary>
    <ul ${ref((list) => draw(list?.closest("details")))}></ul>
  </details>`;
}

function drawParts(details: HTMLDetailsElement, section: Field): void {
  const list = details.querySelector("ul");
  if (list) render(details.open ? (section.children ?? []).map((child) => part(child, [section])) : nothing, list);
}

function part(field: Field, above: Field[]): TemplateResult {
  const { from, to, name, value, bits, target, children = [] } = field;
  return html`<li
      tabindex="-1"
      class=${`deep-${above.length}`}
      data-from=${from}
      data-to=${to}
      data-path=${pathOf([...above, field])}
      data-target=${target ? `${target.from} ${target.to}` : nothing}
    >
      <span class="at">${bits ?? wireStrings.range(from, to)}</span> <b>${name}</b> <span>${value}</span>
    </li>
    ${children.map((child) => part(child, [...above, field]))}`;
}

export function hexDump(octets: Uint8Array): TemplateResult {
  return html`<div class="hex" aria-hidden="true">
    ${Array.from(octets, (octet, at) => html`${at % EIGHT === 0 ? place(at) : ""}<span data-at=${at}>${inHex(octet, 2)}</span>`)}
  </div>`;
}

function place(at: number): TemplateResult {
  return html`<i class=${at % (2 * EIGHT) === 0 ? "place" : "place middle"}>${inHex(at, 4)}</i>`;
}

function inHex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

const EIGHT = 8;
