/**
 * Icons and buttons that only a page of its own needs.
 */
import { html, svg, type TemplateResult } from "lit/html.js";

import type { Actions, View } from "../model/view";
import { commonStrings } from "../text/strings";
import { icon } from "./icons";

/** Eight answers in two rows, one of them hollow: not drawn. */
export const mark = html`<svg class="mark" viewBox="0 0 32 16" aria-hidden="true">
  ${[4, 12, 20, 28].map((x) => [4, 12].map((y) => disc(x, y, x === 20 && y === 12)))}
</svg>`;

export const icons = {
  undo: icon(svg`<path d="M6.5 3 3 6.5 6.5 10M3.5 6.5H10a3.25 3.25 0 0 1 0 6.5H7.5" />`),
  redo: icon(svg`<path d="M9.5 3 13 6.5 9.5 10M12.5 6.5H6a3.25 3.25 0 0 0 0 6.5H8.5" />`),
  reset: icon(svg`<path d="M3 3v3.5h3.5M3.4 6.2A5 5 0 1 1 3 9" />`),
  share: icon(
    svg`<path d="M8 10V2.500M5.250 5 8 2.250 10.750 5M4.500 7.500H3.250v6h9.500v-6H11.500" />`,
  ),
  save: icon(svg`<path d="M8 2.500v7M5.250 7 8 9.750 10.750 7M3 10.500v3h10v-3" />`),
  keys: icon(
    svg`<path d="M1.750 4.250h12.500v7.500H1.750zM5 9.500h6M4.250 6.750h.01M6.750 6.750h.01M9.250 6.750h.01M11.750 6.750h.01" />`,
  ),
  auto: icon(
    svg`<circle cx="8" cy="8" r="5" /><path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />`,
  ),
  light: icon(
    svg`<circle cx="8" cy="8" r="2.75" /><path d="M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1" />`,
  ),
  dark: icon(svg`<path d="M12.8 9.6A5.25 5.25 0 0 1 6.4 3.2a5.25 5.25 0 1 0 6.4 6.4z" />`),
};

function disc(x: number, y: number, hollow: boolean): TemplateResult<2> {
  return hollow
    ? svg`<circle cx=${x} cy=${y} r="2.5" fill="none" stroke="currentColor" />`
    : svg`<circle cx=${x} cy=${y} r="3" fill="currentColor" />`;
}

export function copyButton(
  { copied }: View,
  act: Actions,
  id: string,
  label: string,
  textOf: () => string,
): TemplateResult {
  return html`<button type="button" class="quiet copy" data-copy=${id} @click=${() => act.copy(id, textOf())}>
    ${copied === id ? commonStrings.copy.done : label}
  </button>`;
}
