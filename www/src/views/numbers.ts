/**
 * A picture as a plain table of numbers, unfolded by a button.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Actions, View } from "./view";
import { whole } from "../format";

/** Sheets are made only when they are to be seen. */
export function numberTables(view: View, act: Actions, sheets: () => (Sheet | null)[]): TemplateResult {
  const isOpen = view.unfolded.has(NUMBERS);
  return html`<div class="numbers">
    <button type="button" class="link" aria-expanded=${isOpen ? "true" : "false"} @click=${() => act.unfold(NUMBERS, !isOpen)}>${numberStrings.toggle}</button>
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

export interface Sheet {
  caption: string;
  columns: SheetColumn[];
  /** Null where there is nothing to say. */
  rows: (string | number | null)[][];
}

export interface SheetColumn {
  /** What programs call it. */
  id: string;
  /** What people call it. */
  label: string;
  /** How people write its numbers. */
  spelt(value: number): string;
}

export function number(id: string, label: string, spelt: (value: number) => string = whole): SheetColumn {
  return { id, label, spelt };
}

export function text(id: string, label: string): SheetColumn {
  return { id, label, spelt: String };
}

export const numberStrings = {
  toggle: "As a table of numbers",
  value: "Value",
  identifier: "Set identifier",
  health: "Health",
  counted: { returned: "Returned", first: "First", picked: "Picked" },
  share: "Share of queries",
  expected: "Expected",
  low: "99 % from",
  high: "99 % to",
  sigma: "Deviation (\u03c3)",
  clients: (contender: string) => `${contender}, clients`,
  shareOf: (contender: string) => `${contender}, share`,
  deviation: (contender: string) => `${contender}, over an equal share`,
};
