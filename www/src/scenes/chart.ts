/**
 * The sentence and the lines: what holds, and what came of it; on a page of its own with what may be shown of it.
 */
import { html, type TemplateResult } from "lit";

import { explainer } from "../views/explained";
import type { Region } from "../views/region";
import { sentence } from "../views/sentence";
import { statsLine } from "../views/stats-line";
import { table } from "../views/table";
import type { Actions, View } from "../views/view";

export function chart(view: View, act: Actions): Region[] {
  return [() => rule(view), () => table(view, act), ...(view.framed ? [() => statsLine(view, act)] : [])];
}

function rule(view: View): TemplateResult {
  return html`<div class="rule"><p class="sentence" part="sentence">${sentence(view)}</p>${explainer("rule")}</div>`;
}
