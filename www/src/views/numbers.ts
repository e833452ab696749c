/**
 * A picture as a plain table of numbers, unfolded by a button.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import type { Sheet, SheetColumn } from "../model/sheets";
import { words } from "../strings/clients";
import type { Actions, View } from "./view";

/** Sheets are made only when they are to be seen. */
export function numbers(view: View, act: Actions, sheets: () => (Sheet | null)[]): TemplateResult {
  const isOpen = view.unfolded.has(NUMBERS);
  return html`<div class="numbers">
    <button type="button" class="link" aria-expanded=${isOpen ? "true" : "false"} @click=${() => act.unfold(NUMBERS, !isOpen)}>${words.numbers.toggle}</button>
    ${isOpen ? sheets().map((sheet) => (sheet ? sheetTable(sheet) : nothing)) : nothing}
  </div>`;
}

function sheetTable({ caption, columns, rows }: Sheet): TemplateResult {
  return html`<div class="scrolled" role="group" aria-label=${caption} tabindex="0">
    <table class="sheet">
      <caption>${caption}</caption>
      <thead>
        <tr>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((value, at) => cell(columns[at], value, at))}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function cell(column: SheetColumn | undefined, value: string | number | null, at: number): TemplateResult {
  const text = typeof value === "number" ? column?.spelt(value) : (value ?? "");
  if (at === 0) return html`<th scope="row">${text}</th>`;
  return html`<td class=${typeof value === "number" ? "number-cell" : ""}>${text}</td>`;
}

export const NUMBERS = "numbers";
