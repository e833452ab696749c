/**
 * The last line of the table: adds addresses, typed or pasted.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { RRType } from "multivalue";

import type { FailoverRole } from "../../model/edits";
import type { PageActions, View } from "../../model/view";
import { isAddress } from "../../model/zone";
import { errorId, fieldError, isRefused } from "../../ui/field";
import { hasValue } from "../../ui/select";
import { addStrings } from "./full-strings";
import { recordStrings } from "./strings";

export const ADD = "add";

export function addLine(view: View, act: PageActions): TemplateResult {
  return html`<tfoot role="rowgroup">
    <tr role="row" class="add">
      <td role="cell">
        <textarea
          id="add"
          class="field mono"
          rows="1"
          aria-label=${addStrings.label}
          placeholder=${addStrings.placeholder}
          aria-invalid=${isRefused(view, ADD) ? "true" : "false"}
          aria-describedby=${isRefused(view, ADD) ? errorId(ADD) : nothing}
          autocomplete="off"
          spellcheck="false"
          ${hasValue(view.drafts.get(ADD)?.text ?? "")}
          @input=${(event: Event) => act.draft(ADD, (event.target as HTMLTextAreaElement).value)}
          @paste=${(event: ClipboardEvent) => addPasted(event, act)}
          @keydown=${(event: KeyboardEvent) => addOnEnter(event, act)}
        ></textarea>
        ${view.policy === "failover" ? roleChoice() : nothing}
        <button type="button" id="add-button" @click=${(event: Event) => addFrom(event, act)}>${addStrings.button}</button>
        ${fieldError(view, ADD)}
      </td>
    </tr>
  </tfoot>`;
}

/** One value per line. Addresses can also be separated by spaces, commas or semicolons. */
export function valuesIn(text: string, type: RRType): string[] {
  const parted = isAddress(type) ? /[\s,;]+/ : /\n/;
  return text
    .split(parted)
    .map((value) => value.trim())
    .filter(Boolean);
}

export function chosenRole(root: ParentNode): FailoverRole {
  return root.querySelector<HTMLSelectElement>("#add-role")?.value === "SECONDARY"
    ? "SECONDARY"
    : "PRIMARY";
}

function roleChoice(): TemplateResult {
  const { PRIMARY, SECONDARY } = recordStrings.role;
  return html`<select id="add-role" aria-label=${addStrings.role}>
    <option value="PRIMARY">${PRIMARY}</option>
    <option value="SECONDARY">${SECONDARY}</option>
  </select>`;
}

/** Several pasted lines are added at once; a single one stays in the field. */
function addPasted(event: ClipboardEvent, act: PageActions): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!text.trim().includes("\n")) return;
  event.preventDefault();
  act.add(`${(event.target as HTMLTextAreaElement).value}\n${text}`);
}

function addOnEnter(event: KeyboardEvent, act: PageActions): void {
  const field = event.target as HTMLTextAreaElement;
  if (event.key === "Escape") act.dropDraft(ADD);
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  act.add(field.value);
}

function addFrom(event: Event, act: PageActions): void {
  const line = (event.target as HTMLElement).closest("td");
  act.add(line?.querySelector("textarea")?.value ?? "");
}
