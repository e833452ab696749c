// Tables with bars. They need neither scripts nor styles in the page.

import { escapeHtml } from "./markdown.mjs";

/** A table of `{ caption, columns, rows }`; a cell is a text, or `{ share }` for a bar. Columns that begin with `#` hold numbers. */
export function tableOf({ caption, columns, rows }) {
  const title = caption ? `<caption>${escapeHtml(caption)}</caption>` : "";
  const head = columns.map(
    (name) => `<th scope="col"${classOf(name)}>${escapeHtml(name.replace("#", ""))}</th>`,
  );
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell, at) => cellOf(cell, columns[at], at === 0)).join("")}</tr>`,
  );
  return `<div class="wide" tabindex="0"><table>${title}<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

export function whole(number) {
  return number.toLocaleString("en", { maximumFractionDigits: 0 });
}

export function decimal(number, digits = 1) {
  return number.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** As the element writes it: 88.9 %, and 100 % without a digit behind the point. */
export function percent(share) {
  return `${(share * 100).toLocaleString("en", { maximumFractionDigits: share < 0.1 ? 2 : 1 })} %`;
}

function cellOf(cell, column, first) {
  const inner = typeof cell === "object" ? bar(cell.share) : escapeHtml(String(cell));
  return first
    ? `<th scope="row"${classOf(column)}>${inner}</th>`
    : `<td${classOf(column)}>${inner}</td>`;
}

/** Attributes and no style: a Content-Security-Policy lets them be. */
function bar(share) {
  return `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${percent(share)}"><rect width="${(share * 100).toFixed(2)}" height="10"/></svg>`;
}

function classOf(column) {
  return column.startsWith("#")
    ? ` class="number ${column.slice(1).toLowerCase().replace(/\W+/g, "-")}"`
    : "";
}
