/**
 * The sentence and the lines: what holds, and what came of it; on a page of its own with what may be shown of it.
 */
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";

import { sheetOfPlaces, sheetOfTally } from "../model/sheets";
import { explainer } from "../views/explained";
import { heatMap } from "../views/heat-map";
import { numbers } from "../views/numbers";
import { sentence } from "../views/sentence";
import { statsLine } from "../views/stats-line";
import { table } from "../views/table";
import type { Actions, View } from "../views/view";

export function chart(view: View, act: Actions): TemplateResult {
  const { picture } = view;
  return html`<div class="rule"><p class="sentence" part="sentence">${sentence(view)}</p>${explainer("rule")}</div>
    ${table(view, act)} ${view.framed ? statsLine(view, act) : nothing} ${guard([picture], () => heatMap(view))}
    ${picture?.outcome.tally && view.framed ? numbers(view, act, () => [sheetOfTally(picture), sheetOfPlaces(picture)]) : nothing}`;
}
