/**
 * A text field that keeps its text until the core accepts it.
 *
 * Enter or leaving the field commits; Escape restores the accepted value.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import type { Change } from "../model/state";
import type { Actions, View } from "../model/view";
import { hasValue } from "./select";

export interface Field {
  name: string;
  label: string;
  value: string;
  change(text: string): Change | Promise<Change>;
  kind?: string;
  inputMode?: "numeric";
  /** Part of the query, not of a record: editable in read-only mode. */
  asks?: boolean;
}

export function field(
  view: View,
  act: Actions,
  { name, label, value, change, kind, inputMode, asks }: Field,
): TemplateResult {
  if (view.readOnly && !asks) return html`<span class=${`still ${kind ?? ""}`}>${value}</span>`;
  const draft = view.drafts.get(name);
  const refused = isRefused(view, name);
  return html`<input
    class=${`field ${kind ?? ""}`}
    aria-label=${label}
    aria-invalid=${refused ? "true" : nothing}
    aria-describedby=${refused ? errorId(name) : nothing}
    data-field=${name}
    inputmode=${inputMode ?? nothing}
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    value=${draft?.text ?? value}
    ${hasValue(draft?.text ?? value)}
    @input=${(event: Event) => act.draft(name, textOf(event))}
    @change=${(event: Event) => {
      const text = textOf(event).trim();
      if (text === value) act.dropDraft(name);
      else void act.dispatch(change(text), { name, text });
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === "Escape") act.dropDraft(name);
    }}
  />`;
}

/** The core's error. The field refers to it by `aria-describedby`. */
export function fieldError(view: View, name: string): TemplateResult | typeof nothing {
  if (!isRefused(view, name)) return nothing;
  return html`<p class="error" part="error" id=${errorId(name)}>${view.drafts.get(name)?.messages.join("\n")}</p>`;
}

export function isRefused(view: View, name: string): boolean {
  return (view.drafts.get(name)?.messages.length ?? 0) > 0;
}

export function errorId(name: string): string {
  return `error-${name.replace(/[^\w-]/g, "-")}`;
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
