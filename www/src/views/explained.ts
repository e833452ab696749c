/**
 * A number in a text that says where it comes from, when it is pointed at, focused or pressed.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { commonStrings } from "../strings";
import { icons } from "./icons";
import type { Kind } from "./view";

export function explained(kind: Kind, content: unknown, key?: string): TemplateResult {
  return html`<button type="button" class="explains" data-explain=${kind} data-key=${key ?? nothing}>${content}</button>`;
}

/** Beside a sentence whose numbers are explained together. */
export function explainer(kind: Kind): TemplateResult {
  return html`<button type="button" class="tool explainer" aria-label=${commonStrings.why} data-explain=${kind}>${icons.why}</button>`;
}
