/**
 * The sentence and the lines: what holds, and what came of it.
 */
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";

import { sheetOfPlaces, sheetOfTally } from "../model/sheets";
import { heatMap } from "../views/heat-map";
import { numbers } from "../views/numbers";
import { sentence } from "../views/sentence";
import { statsLine } from "../views/stats-line";
import { table } from "../views/table";
import type { Actions, View } from "../views/view";

export function chart(view: View, act: Actions): TemplateResult {
  const { picture } = view;
  return html`<p class="sentence">${sentence(view)}</p>
    ${table(view, act)} ${statsLine(view, act)} ${guard([picture], () => heatMap(view))}
    ${picture?.outcome.tally ? numbers(view, act, () => [sheetOfTally(picture), sheetOfPlaces(picture)]) : nothing}`;
}
