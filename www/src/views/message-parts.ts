/**
 * The parts of a message as lists that open: header, question, each record.
 */
import { html, nothing, type TemplateResult } from "lit";

import { words } from "../strings/wire";
import type { Field } from "../wire/field";

/** `open` shows what the header is made of; `lineKeyOf` tells which line of the table a record comes from. */
export function messageParts(fields: Field[], label: string, open: boolean, lineKeyOf: (field: Field) => string | undefined): TemplateResult {
  return html`<div class="parts" role="group" aria-label=${label}>
    ${fields.map((field, at) => section(field, open && at === 0, lineKeyOf(field)))}
  </div>`;
}

function section(field: Field, open: boolean, line: string | undefined): TemplateResult {
  const { from, to, name, value, children = [] } = field;
  const path = pathOf(field, []);
  return html`<details ?open=${open} data-line=${line ?? nothing}>
    <summary data-from=${from} data-to=${to} data-path=${path}><b>${name}</b> <span>${value}</span></summary>
    <ul>
      ${children.map((child) => part(child, [name]))}
    </ul>
  </details>`;
}

/** A part, and below it what it is made of. */
function part(field: Field, above: string[]): TemplateResult {
  const { from, to, name, value, bits, target, children = [] } = field;
  return html`<li
      tabindex="-1"
      class=${`deep-${above.length}`}
      data-from=${from}
      data-to=${to}
      data-path=${pathOf(field, above)}
      data-target=${target ? `${target.from} ${target.to}` : nothing}
    >
      <span class="at">${bits ?? words.range(from, to)}</span> <b>${name}</b> <span>${value}</span>
    </li>
    ${children.map((child) => part(child, [...above, name]))}`;
}

function pathOf({ from, to, name, value }: Field, above: string[]): string {
  return words.readout(words.range(from, to), [...above, name], value);
}
