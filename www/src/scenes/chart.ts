/**
 * The sentence and the lines: what holds, and what came of it; on a page of its own with what may be shown of it.
 */
import { html, type TemplateResult } from "lit/html.js";

import { explainer } from "../ui/explained";
import { sentence } from "../views/sentence";
import { table } from "../views/table";
import type { Actions, View, Region, More } from "../model/view";

export function chart(view: View, act: Actions, more?: More): Region[] {
  return [() => rule(view), () => table(view, act, view.readOnly ? undefined : more?.addLine), ...(more ? [() => more.statsLine(view)] : [])];
}

function rule(view: View): TemplateResult {
  return html`<div class="rule"><p class="sentence" part="sentence">${sentence(view)}</p>${explainer("rule")}</div>`;
}
