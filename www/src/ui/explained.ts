/**
 * Numbers with an explanation, shown on hover, focus or press.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import type { Kind } from "../model/view";
import { commonStrings } from "../text/strings";
import { icons } from "./icons";

export function explained(kind: Kind, content: unknown, key?: string): TemplateResult {
  return html`<button type="button" class="explains" data-explain=${kind} data-key=${key ?? nothing}>${content}</button>`;
}

/** Explains all numbers of a sentence. */
export function explainer(kind: Kind): TemplateResult {
  return html`<button type="button" class="tool explainer" aria-label=${commonStrings.why} data-explain=${kind}>${icons.why}</button>`;
}

/** One of several numbers in a `data-walk`. The first is the tab stop; arrow keys move on (roving tabindex). */
export function rovingExplained(
  kind: Kind,
  content: unknown,
  key: string,
  isFirst: boolean,
  name = "",
): TemplateResult {
  return html`<button type="button" class=${`explains ${name}`} tabindex=${isFirst ? 0 : -1} data-explain=${kind} data-key=${key}>${content}</button>`;
}
