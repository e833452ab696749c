/**
 * Icons of every view, on a 16-unit grid.
 */
import { html, svg, type TemplateResult } from "lit/html.js";

export function icon(content: TemplateResult<2>): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${content}</svg>`;
}

export const icons = {
  why: icon(
    svg`<circle cx="8" cy="8" r="6" /><path d="M6.250 6.500a1.750 1.750 0 1 1 2.500 1.600q-.75.400-.75 1.150M8 11.250v.01" />`,
  ),
  remove: icon(svg`<path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />`),
};
