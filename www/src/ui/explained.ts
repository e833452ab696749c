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

/** Beside a sentence whose numbers are explained together. */
export function explainer(kind: Kind): TemplateResult {
  return html`<button type="button" class="tool explainer" aria-label=${commonStrings.why} data-explain=${kind}>${icons.why}</button>`;
}

/** One of several in a `data-walk`: the first is a stop of the keyboard, from which arrow keys walk on. */
export function rovingExplained(kind: Kind, content: unknown, key: string, isFirst: boolean, name = ""): TemplateResult {
  return html`<button type="button" class=${`explains ${name}`} tabindex=${isFirst ? 0 : -1} data-explain=${kind} data-key=${key}>${content}</button>`;
}
