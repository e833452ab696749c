/**
 * A number in a text that says where it comes from, when it is pointed at, focused or pressed.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import type { Explained } from "../model/explain";
import { strings } from "../strings";
import type { ExplainedClients } from "../model/explain-clients";
import type { ExplainedCourses } from "../model/explain-courses";
import { icons } from "./icons";

/** Kinds of the page and of the scenes that are loaded when they are to be seen. */
export type Kind = Explained | ExplainedClients | ExplainedCourses;

export function explained(kind: Kind, content: unknown, key?: string): TemplateResult {
  return html`<button type="button" class="explains" data-explain=${kind} data-key=${key ?? nothing}>${content}</button>`;
}

/** Beside a sentence whose numbers are explained together. */
export function explainer(kind: Kind): TemplateResult {
  return html`<button type="button" class="tool explainer" aria-label=${strings.why} data-explain=${kind}>${icons.why}</button>`;
}

/** The one popover in which explanations stand. */
export const explanation = html`<p id="explanation" class="explanation" role="tooltip" popover="manual"></p>`;
