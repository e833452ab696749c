/**
 * Numbers that explain themselves and that arrow keys walk.
 */
import { html, type TemplateResult } from "lit/html.js";

import type { Kind } from "./view";

/** One of several in a `data-walk`: the first is a stop of the keyboard, from which arrow keys walk on. */
export function walked(kind: Kind, content: unknown, key: string, isFirst: boolean, name = ""): TemplateResult {
  return html`<button type="button" class=${`explains ${name}`} tabindex=${isFirst ? 0 : -1} data-explain=${kind} data-key=${key}>${content}</button>`;
}
