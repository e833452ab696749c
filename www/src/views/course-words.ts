/**
 * The timeline in words: what happened, and what it cost under each policy.
 */
import { html, type TemplateResult } from "lit/html.js";

import { clock } from "../text/number-format";
import { alwaysDead, failedName, type Told } from "../model/course";
import { walked } from "../ui/explained";
import { compareStrings } from "../strings/compare";
import { timelineStrings } from "../strings/timeline";

export function courseSentence({ clients, courses, events, picture }: Told): string {
  const { at, lasts, resolvers } = picture.state.story;
  const noticed = events.find(({ kind, at: when }) => kind === "noticed" && when >= at && when <= at + lasts);
  const own = courses.find(({ contender }) => contender === picture.outcome.answer.policy) ?? courses[0];
  const parts = [
    timelineStrings.death(failedName(clients), clock(at), clock(at + lasts)),
    noticed ? timelineStrings.noticed(clock(noticed.at - at), resolvers > 0) : timelineStrings.unnoticed,
    ...(own ? [timelineStrings.cost(compareStrings.contenders[own.contender], own.share)] : []),
  ];
  return parts.join(" ");
}

export function courseNotes({ clients, events }: Told): TemplateResult {
  const dead = alwaysDead(clients);
  return html`<ol class="happenings" data-walk aria-label=${timelineStrings.happenings}>
      ${events.map(({ at, kind }, nth) => html`<li class=${kind}><i class="sign"></i><b>${walked("event", clock(at), String(nth), nth === 0)}</b> ${timelineStrings.event[kind](failedName(clients))}</li>`)}
    </ol>
    <p class="hint how">${timelineStrings.how} ${dead > 0 ? timelineStrings.alwaysDead(dead) : ""} ${compareStrings.compare.how}</p>`;
}
