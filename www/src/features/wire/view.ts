/**
 * Query and reply on the wire: octets beside their fields, highlighted together.
 *
 * The content is rendered only while the panel, or the section, is open: a message can have 400 records. A highlight is a
 * class and not part of the state, so a moving pointer renders nothing.
 */
import { guard } from "lit/directives/guard.js";
import { ref } from "lit/directives/ref.js";
import { html, nothing, render, type TemplateResult } from "lit/html.js";

import { digLine, dissect, idOf } from "../../dns/message";
import { type Field, hex } from "../../dns/reader";
import { wireStrings } from "../../dns/strings";
import type { Exchange } from "../../model/outcome";
import type { Actions, Picture, View } from "../../model/view";
import { copyButton } from "../../ui/page-controls";
import { lineOf } from "../answer/view";

export function wirePanel(view: View, act: Actions): TemplateResult | typeof nothing {
  const { picture } = view;
  const isOpen = view.expanded.has("wire");
  if (!picture?.outcome.wire) return nothing;
  const { wire } = picture.outcome;
  const toggle = (event: Event) =>
    act.setExpanded("wire", (event.target as HTMLDetailsElement).open);
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

function message(
  view: View,
  act: Actions,
  title: string,
  octets: Exchange["query"],
  keyOf: (field: Field) => string | undefined,
): TemplateResult {
  const fields = fieldsOf(octets);
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
function fieldsOf(octets: Uint8Array): Field[] {
  const fields = known.get(octets) ?? dissect(octets);
  known.set(octets, fields);
  return fields;
}

const known = new WeakMap<Uint8Array, Field[]>();

/** The table line of a record in the reply. */
function lineKey(field: Field, view: View): string | undefined {
  const answer = view.picture?.outcome.answer;
  const data = field.children?.at(-1)?.value;
  return answer && data && field.name.startsWith(wireStrings.sections[0] ?? "")
    ? lineOf(data, answer, view)?.key
    : undefined;
}

/** `open` opens the header; `lineKeyOf` returns the table line of a record. */
export function messageParts(
  fields: Field[],
  label: string,
  open: boolean,
  lineKeyOf: (field: Field) => string | undefined,
): TemplateResult {
  return html`<div class="parts" role="group" aria-label=${label}>
    ${fields.map((field, at) => section(field, open && at === 0, lineKeyOf(field)))}
  </div>`;
}

function section(field: Field, open: boolean, line: string | undefined): TemplateResult {
  const { from, to, name, value } = field;
  const draw = (details: Element | null | undefined) =>
    details && drawParts(details as HTMLDetailsElement, field);
  return html`<details ?open=${open} data-line=${line ?? nothing} @toggle=${(event: Event) => draw(event.target as Element)}>
    <summary data-from=${from} data-to=${to} data-path=${pathOf([field])}><b>${name}</b> <span>${value}</span></summary>
    <ul ${ref((list) => draw(list?.closest("details")))}></ul>
  </details>`;
}

function drawParts(details: HTMLDetailsElement, section: Field): void {
  const list = details.querySelector("ul");
  if (list)
    render(
      details.open ? (section.children ?? []).map((child) => part(child, [section])) : nothing,
      list,
    );
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

type Message = HTMLElement & { fields: Field[] };

export function pointAtPart(event: Event): void {
  const message = event.currentTarget as Message;
  const pointed = event.target as Element;
  const octet = pointed.closest<HTMLElement>("[data-at]");
  if (octet) showOctet(message, Number(octet.dataset.at));
  else show(message, pointed.closest<HTMLElement>(PART));
}

export function leaveParts(event: Event): void {
  const message = event.currentTarget as Message;
  show(message, focusedPart(message));
}

/** Up and down move between visible fields; left and right close and open their section. */
export function walkParts(event: KeyboardEvent): void {
  const message = event.currentTarget as Message;
  const here = focusedPart(message);
  if (!here || event.ctrlKey || event.altKey || event.metaKey) return;
  const goal = goalOf(event.key, here, visibleParts(message));
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}

function goalOf(key: string, here: HTMLElement, parts: HTMLElement[]): HTMLElement | undefined {
  const at = parts.indexOf(here);
  const section = here.closest("details");
  switch (key) {
    case "ArrowDown":
      return parts[at + 1] ?? here;
    case "ArrowUp":
      return parts[at - 1] ?? here;
    case "Home":
      return parts[0];
    case "End":
      return parts.at(-1);
    case "ArrowRight":
    case "ArrowLeft":
      if (section && here.matches("summary")) open(section, key === "ArrowRight");
      return key === "ArrowLeft" ? (section?.querySelector("summary") ?? here) : here;
    default:
      return undefined;
  }
}

/** Path and value of a field. */
export function pathOf(path: Field[]): string {
  const { from = 0, to = 0, value = "" } = path.at(-1) ?? {};
  return wireStrings.readout(
    wireStrings.range(from, to),
    path.map(({ name }) => name),
    value,
  );
}

/** The browser fires `toggle` later; the next key needs the fields now. */
function open(section: HTMLDetailsElement, isOpen: boolean): void {
  section.open = isOpen;
  section.dispatchEvent(new Event("toggle"));
}

function show(message: Message, part: HTMLElement | null): void {
  clear(message, part?.dataset.path ?? "");
  if (!part) return;
  part.classList.add("lit");
  markOctets(message, [Number(part.dataset.from), Number(part.dataset.to)], "lit");
  if (part.dataset.target) markOctets(message, part.dataset.target.split(" ").map(Number), "goal");
  reveal(
    message.querySelector<HTMLElement>(".hex"),
    message.querySelector<HTMLElement>("[data-at].lit"),
  );
}

/** Highlights the innermost field of an octet, or its section if that is closed. */
function showOctet(message: Message, at: number): void {
  const { above, parts } = pointedAt(message.fields, at);
  const [first] = parts;
  clear(message, saidOf(above, parts));
  if (!first) return;
  markOctets(message, [first.from, first.to], "lit");
  const paths = parts.map((part) => pathOf([...above, part]));
  const drawn = partsOf(message).filter(({ dataset }) => paths.includes(dataset.path ?? ""));
  const section = partsOf(message).find(
    ({ dataset }) => dataset.path === pathOf(above.slice(0, 1)),
  );
  for (const part of drawn.length > 0 ? drawn : [section]) part?.classList.add("lit");
}

function saidOf(above: Field[], parts: Field[]): string {
  const [first, second] = parts;
  if (!first || !second) return first ? pathOf([...above, first]) : "";
  const shared = parts.map(({ name, value }) => `${name} ${value}`).join(", ");
  return wireStrings.readout(
    wireStrings.range(first.from, first.to),
    above.map(({ name }) => name),
    shared,
  );
}

/** The innermost fields at an octet: several where each has some of its bits. */
function pointedAt(
  fields: Field[],
  at: number,
  above: Field[] = [],
): { above: Field[]; parts: Field[] } {
  const parts = fields.filter(({ from, to }) => from <= at && at < to);
  const [only] = parts;
  const below =
    parts.length === 1 && only?.children ? pointedAt(only.children, at, [...above, only]) : null;
  return below && below.parts.length > 0 ? below : { above, parts };
}

function clear(message: Message, said: string): void {
  for (const marked of message.querySelectorAll(".lit, .goal"))
    marked.classList.remove("lit", "goal");
  const readout = message.querySelector(".readout");
  if (readout) readout.textContent = said;
}

function markOctets(message: Message, [from = 0, to = 0]: number[], kind: string): void {
  const octets = message.querySelectorAll("[data-at]");
  for (let at = from; at < to; at += 1) octets[at]?.classList.add(kind);
}

/** Scrolls the hex dump only, to the first highlighted octet. */
function reveal(hex: HTMLElement | null, octet: HTMLElement | null): void {
  if (!hex || !octet || hex.matches(":hover")) return;
  const [frame, place] = [hex.getBoundingClientRect(), octet.getBoundingClientRect()];
  if (place.top < frame.top || place.bottom > frame.bottom)
    hex.scrollTop += place.top - frame.top - place.height;
}

function visibleParts(message: HTMLElement): HTMLElement[] {
  return partsOf(message).filter(
    (part) => part.matches("summary") || part.closest("details")?.open,
  );
}

function focusedPart(message: HTMLElement): HTMLElement | null {
  return message.querySelector<HTMLElement>(`:is(summary, li):focus`);
}

function partsOf(message: HTMLElement): HTMLElement[] {
  return [...message.querySelectorAll<HTMLElement>(PART)];
}

const PART = "[data-from]";

const EIGHT = 8;
