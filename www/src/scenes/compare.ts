/**
 * The same records under each policy, and at an ideal balancer, for the same clients.
 */
import { html, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";

import { comparisonExplanations } from "../model/explain-clients";
import { clientChoices } from "../views/client-choices";
import { compared, comparison, comparisonKey, unfit, verdicts } from "../views/comparison";
import { numberTables } from "../ui/number-table";
import type { Actions, View, Region } from "../model/view";
import { sheetOfComparison } from "../model/comparison-sheet";

export function compare(view: View, act: Actions): Region[] {
  return [() => policies(view, act)];
}

function policies(view: View, act: Actions): TemplateResult {
  const of = compared(view);
  if (!of) return unfit(view);
  return html`${guard([view.picture, view.state, view.busy], () => comparison(view, act, of))}
    <div class="stats">${clientChoices(view, act)} ${comparisonKey(of)}</div>
    ${guard([view.picture], () => verdicts(of))} ${numberTables(view, act, () => [sheetOfComparison(of.picture, of.clients)])}`;
}

compare.explanations = comparisonExplanations;
