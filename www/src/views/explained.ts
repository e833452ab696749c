/**
 * A number in a text that says where it comes from, when it is pointed at, focused or pressed.
 */
import { html, nothing, type TemplateResult } from "lit";

import type { Explained } from "../model/explain";
import { words } from "../strings/explain";
import { icons } from "./icons";

export function explained(kind: Explained, content: unknown, key?: string): TemplateResult {
  return html`<button type="button" class="explains" data-explain=${kind} data-key=${key ?? nothing}>${content}</button>`;
}

/** Beside a sentence whose numbers are explained together. */
export function explainer(kind: Explained): TemplateResult {
  return html`<button type="button" class="tool explainer" aria-label=${words.why} data-explain=${kind}>${icons.why}</button>`;
}

/** The one popover in which explanations stand. */
export const explanation = html`<p id="explanation" class="explanation" role="tooltip" popover="manual"></p>`;
