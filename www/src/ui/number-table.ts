/**
 * A table of numbers that a button opens, and its styles with those of the heat map.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import type { Actions, View } from "../model/view";
import { integer } from "../text/locale";
import { css } from "./styles";

/** Tables are computed only while open. */
export function numberTables(
  view: View,
  act: Actions,
  sheets: () => (NumberTable | null)[],
): TemplateResult {
  const isOpen = view.expanded.has(NUMBERS);
  return html`<div class="numbers">
    <button type="button" class="link" aria-expanded=${isOpen ? "true" : "false"} @click=${() => act.setExpanded(NUMBERS, !isOpen)}>${numberStrings.toggle}</button>
    ${isOpen ? sheets().map((sheet) => (sheet ? sheetTable(sheet) : nothing)) : nothing}
  </div>`;
}

function sheetTable({ caption, columns, rows }: NumberTable): TemplateResult {
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

function cell(
  column: NumberColumn | undefined,
  value: string | number | null,
  at: number,
): TemplateResult {
  const text = typeof value === "number" ? column?.format(value) : (value ?? "");
  if (at === 0) return html`<th scope="row">${text}</th>`;
  return html`<td class=${typeof value === "number" ? "number-cell" : ""}>${text}</td>`;
}

export const NUMBERS = "numbers";

export interface NumberTable {
  caption: string;
  columns: NumberColumn[];
  /** Null: no value. */
  rows: (string | number | null)[][];
}

export interface NumberColumn {
  /** Column name in CSV. */
  id: string;
  /** Column name on the page. */
  label: string;
  format(value: number): string;
}

export function numberColumn(
  id: string,
  label: string,
  spelt: (value: number) => string = integer,
): NumberColumn {
  return { id, label, format: spelt };
}

export function textColumn(id: string, label: string): NumberColumn {
  return { id, label, format: String };
}

export const numberStrings = {
  toggle: "Show as a table",
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

export const numbers = css`
  .numbers {
    padding-block: 4px 16px;
  }

  .scrolled {
    margin-block-start: 8px;
    overflow-x: auto;
  }

  .sheet {
    border-collapse: collapse;
    font-size: var(--small);
    white-space: nowrap;
  }

  .sheet caption {
    padding-block: 4px 8px;
    color: var(--muted);
    text-align: start;
  }

  .sheet :is(th, td) {
    padding: 2px 12px 2px 0;
    border-block-start: 1px solid var(--hairline);
    font-weight: 400;
    text-align: start;
  }

  .sheet thead th {
    min-inline-size: 5rem;
    color: var(--muted);
    line-height: 16px;
    white-space: normal;
    vertical-align: bottom;
  }

  .sheet .number-cell {
    text-align: end;
  }

  .places {
    padding-block-end: 12px;
  }

  .places .hint {
    max-inline-size: 60em;
    margin-block: 4px 8px;
    line-height: 20px;
  }

  .heat {
    border-spacing: 2px;
    margin-inline-start: -2px;
    font-size: var(--small);
    line-height: 18px;
  }

  .heat th {
    padding: 0 8px;
    color: var(--muted);
    font-weight: 400;
  }

  .heat tbody th {
    max-inline-size: 14rem;
    padding-inline: 8px 12px;
    overflow: hidden;
    color: var(--ink);
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .heat td {
    min-inline-size: 4.5rem;
    padding: 4px 8px;
    border: 1px solid transparent;
    border-radius: 2px;
    background: color-mix(in oklab, var(--hue) var(--heat), var(--sunken));
    text-align: end;
    white-space: nowrap;
  }

  .heat .above {
    --hue: var(--blue);
  }

  .heat .below {
    --hue: var(--vermillion);
  }

  .heat .rare {
    border-color: var(--ink);
    font-weight: 600;
  }

  .heat small {
    display: block;
    font-size: inherit;
    font-weight: 400;
  }

  @media (forced-colors: active) {
    .heat td {
      border-color: CanvasText;
    }

    .heat .rare {
      border-color: Highlight;
    }
  }
`;
