/**
 * A record among more than a hundred, before it is come to: its fields as text, and a button that makes them fields.
 *
 * Fields are the most costly of what a line has, and of so many lines one is edited at a time.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { checkOf, targetOf } from "../model/checks";
import { readableName, type Line } from "../model/zone";
import { recordStrings } from "../strings/records";
import { isLead } from "./line-parts";
import type { Actions, View } from "../model/view";

export function shut(view: View, act: Actions, line: Line, name: string): TemplateResult {
  const { row, key, value } = line;
  const leads = isLead(view, line);
  const open = () => act.open(key);
  return html`<td role="rowheader" class="at-value">
      <button type="button" class="open" title=${recordStrings.open(name)} @focus=${open} @click=${open}>
        ${row.AliasTarget ? recordStrings.alias(readableName(value)) : value}
      </button>
    </td>
    <td role="cell" class="at-identifier">${leads ? row.SetIdentifier : nothing}</td>
    ${view.policy === "weighted" ? html`<td role="cell" class="at-weight">${leads ? row.Weight : nothing}</td>` : nothing}
    <td role="cell" class="at-check">${leads ? checkText(view, line) : nothing}</td>`;
}

function checkText({ state }: View, { row: { HealthCheckId: id }, value }: Line): string {
  if (!id) return recordStrings.noCheck;
  const check = checkOf(state.source, id);
  return check ? recordStrings.checkChoice(targetOf(check, value), id) : id;
}
