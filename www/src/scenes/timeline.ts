/**
 * What happens to clients over time when a record dies, under each policy and at an ideal balancer.
 */
import { html, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";

import { courseExplanations } from "../model/explain-courses";
import { clientChoices } from "../views/client-choices";
import { unfit } from "../views/comparison";
import { courseNotes, courseSentence } from "../views/course-words";
import { coursesChart } from "../views/courses";
import { explainer } from "../ui/explained";
import { numberTables } from "../ui/number-table";
import { outageLine } from "../views/outage-line";
import type { Actions, View, Region } from "../model/view";
import { sheetOfTimeline } from "../model/timeline-sheet";
import { told } from "../model/course";

export function timeline(view: View, act: Actions): Region[] {
  return [() => content(view, act)];
}

function content(view: View, act: Actions): TemplateResult {
  const { picture } = view;
  const clients = picture?.outcome.clients;
  if (!picture || !clients || clients.endpoints.length === 0) return unfit(view);
  const of = told(picture, clients);
  return html`${outageLine(view, act)}
    <div class="rule"><p class="sentence">${courseSentence(of)}</p>${explainer("story")}</div>
    ${guard([picture, view.busy, view.asides.moment], () => coursesChart(of, view, act))}
    <div class="stats">${clientChoices(view, act)}</div>
    ${guard([picture], () => courseNotes(of))} ${numberTables(view, act, () => [sheetOfTimeline(picture, clients)])}`;
}

timeline.explanations = courseExplanations;
