/**
 * The parts of a message as lists that open: header, question, each record.
 *
 * What is closed is not drawn: a message can have four hundred records.
 */
import { html, nothing, render, type TemplateResult } from "lit/html.js";
import { ref } from "lit/directives/ref.js";

import { wireStrings } from "../dns/strings";
import type { Field } from "../dns/reader";

/** `open` shows what the header is made of; `lineKeyOf` tells which line of the table a record comes from. */
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

/** A part, and below it what it is made of. */
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

/** The way to a part, and what it says. */
export function pathOf(path: Field[]): string {
  const { from = 0, to = 0, value = "" } = path.at(-1) ?? {};
  return wireStrings.readout(wireStrings.range(from, to), path.map(({ name }) => name), value);
}
