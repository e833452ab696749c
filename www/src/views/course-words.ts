/**
 * The timeline in words: what happened, and what it cost under each policy.
 */
import { html, type TemplateResult } from "lit/html.js";

import { clock } from "../figures";
import { alwaysDead, failedName } from "../model/course";
import { words } from "../strings/clients";
import type { Told } from "./courses";
import { walked } from "./walked";

const said = words.timeline;

export function courseSentence({ clients, courses, events, picture }: Told): string {
  const { at, lasts, resolvers } = picture.state.story;
  const noticed = events.find(({ kind, at: when }) => kind === "noticed" && when >= at && when <= at + lasts);
  const own = courses.find(({ contender }) => contender === picture.outcome.answer.policy) ?? courses[0];
  const parts = [
    said.death(failedName(clients), clock(at), clock(at + lasts)),
    noticed ? said.noticed(clock(noticed.at - at), resolvers > 0) : said.unnoticed,
    ...(own ? [said.cost(words.contenders[own.contender], own.share)] : []),
  ];
  return parts.join(" ");
}

export function courseNotes({ clients, events }: Told): TemplateResult {
  const dead = alwaysDead(clients);
  return html`<ol class="happenings" data-walk aria-label=${said.happenings}>
      ${events.map(({ at, kind }, nth) => html`<li class=${kind}><i class="sign"></i><b>${walked("event", clock(at), String(nth), nth === 0)}</b> ${said.event[kind](failedName(clients))}</li>`)}
    </ol>
    <p class="hint how">${said.how} ${dead > 0 ? said.alwaysDead(dead) : ""} ${words.compare.how}</p>`;
}
