/**
 * A button that copies a text, and says for a moment that it did.
 */
import { html, type TemplateResult } from "lit/html.js";

import { commonStrings } from "../strings";
import type { Actions, View } from "./view";

export function copyButton({ copied }: View, act: Actions, id: string, label: string, textOf: () => string): TemplateResult {
  return html`<button type="button" class="quiet copy" data-copy=${id} @click=${() => act.copy(id, textOf())}>
    ${copied === id ? commonStrings.copy.done : label}
  </button>`;
}
