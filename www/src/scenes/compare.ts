/**
 * The same records under each policy, and at an ideal balancer, for the same clients.
 */
import { html, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";

import { comparisonExplanations } from "../model/explain-clients";
import { sheetOfComparison } from "../model/sheets";
import { clientChoices } from "../views/client-choices";
import { compared, comparison, comparisonKey, unfit, verdicts } from "../views/comparison";
import { numbers } from "../views/numbers";
import type { Region } from "../views/region";
import type { Actions, View } from "../views/view";

export function compare(view: View, act: Actions): Region[] {
  return [() => policies(view, act)];
}

function policies(view: View, act: Actions): TemplateResult {
  const of = compared(view);
  if (!of) return unfit(view);
  return html`${guard([view.picture, view.state, view.busy], () => comparison(view, act, of))}
    <div class="stats">${clientChoices(view, act)} ${comparisonKey(of)}</div>
    ${guard([view.picture], () => verdicts(of))} ${numbers(view, act, () => [sheetOfComparison(of.picture, of.clients)])}`;
}

compare.explanations = comparisonExplanations;
