/**
 * A record among more than 100: text, and a button that opens its fields. Fields cost most, and one record is edited at
 * a time.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { checkOf, targetOf } from "../../model/checks";
import type { Actions, View } from "../../model/view";
import { type Line, readableName } from "../../model/zone";
import { isLead } from "./row";
import { recordStrings } from "./strings";

export function collapsedRow(view: View, act: Actions, line: Line, name: string): TemplateResult {
  const { row, key, value } = line;
  const leads = isLead(view, line);
  const open = () => act.editLine(key);
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
