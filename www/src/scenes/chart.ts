/**
 * The sentence and the lines: what holds, and what came of it.
 */
import { html, type TemplateResult } from "lit";

import { sentence } from "../views/sentence";
import { table } from "../views/table";
import type { Actions, View } from "../views/view";

export function chart(view: View, act: Actions): TemplateResult {
  return html`<p class="sentence" part="sentence">${sentence(view)}</p>
    ${table(view, act)}`;
}
