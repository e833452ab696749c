/**
 * Reads the timeline at one moment: by a slider on its axis, or by a pointer over a panel.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import type { Actions, View } from "../../model/view";
import { clock, percentFixed } from "../../text/number-format";
import { hasValue } from "../../ui/select";
import { nameOf } from "../compare/model";
import { compareStrings } from "../compare/strings";
import { answeredAt, momentOf, type Moment, type PolicyTimeline, type TimelineData } from "./model";
import { timelineStrings } from "./strings";

/** The moment being read, or null. */
export function readAt({ ui }: View, { clients }: TimelineData): Moment | null {
  return ui.moment === null ? null : momentOf(clients, ui.moment);
}

/** A pointer reads what it is over; touch keeps the last position. */
export function pointerReading(act: Actions, { duration, clients }: TimelineData): Reading {
  const second = (event: PointerEvent, stage: Element) => momentOf(clients, placeIn(stage, event.clientX) * duration).at;
  const read = (event: PointerEvent) => {
    const stage = (event.target as Element).closest(".stage");
    if (stage) act.readMoment(second(event, stage));
    else if (event.pointerType !== "touch") act.readMoment(null);
  };
  return { read, leave: ({ pointerType }) => pointerType !== "touch" && act.readMoment(null) };
}

/** Starts at the beginning of the outage. */
export function slider(act: Actions, of: TimelineData, moment: Moment | null): TemplateResult {
  const { step, at } = moment ?? momentOf(of.clients, of.picture.state.story.at);
  const read = (event: Event) => act.readMoment(Number((event.target as HTMLInputElement).value));
  return html`<input type="range" class="moment" aria-label=${timelineStrings.moment} data-explain="moment" min="0" max=${of.duration - step} step=${step}
    .style=${`--wide: ${share(step / of.duration)}`} ${hasValue(String(at))} aria-valuetext=${readOut(of, momentOf(of.clients, at))} @input=${read} @focus=${read} @blur=${() => act.readMoment(null)} />`;
}

/** A cursor through a panel, one step wide; on the axis with its time. */
export function cursor({ duration }: TimelineData, moment: Moment | null, withTime = false): TemplateResult | typeof nothing {
  if (!moment) return nothing;
  const place = `--at: ${share(moment.at / duration)}; --wide: ${share(moment.step / duration)}`;
  return html`<i class="cursor" .style=${place}></i>${withTime ? html`<span class="hour now" .style=${place}>${clock(moment.at)}</span>` : nothing}`;
}

/** The loss at the moment, in place of the total. */
export function lossAtMoment(of: TimelineData, timeline: PolicyTimeline, moment: Moment): TemplateResult {
  const lost = timeline.lost[moment.nth] ?? 0;
  return html`<span class="now">${lost > 0 ? html`<b>${percentFixed(lost)}</b> ${timelineStrings.lostIs}` : timelineStrings.noneLost}${answers(of, timeline, moment)}</span>`;
}

/** All panels, for screen readers. */
function readOut(of: TimelineData, moment: Moment): string {
  const panels = of.timelines.filter(({ refused }) => !refused).map((timeline) => {
    const lost = timeline.lost[moment.nth] ?? 0;
    return `${compareStrings.contenders[timeline.contender]} ${lost > 0 ? `${percentFixed(lost)} ${timelineStrings.lostIs}` : timelineStrings.noneLost}${answers(of, timeline, moment)}`;
  });
  return timelineStrings.atMoment(clock(moment.at), panels);
}

function answers({ clients }: TimelineData, timeline: PolicyTimeline, moment: Moment): string {
  const answered = answeredAt(clients, timeline, moment);
  if (!answered) return "";
  const [only] = answered.eligible;
  const one = clients.endpoints.find(({ value }) => value === only);
  return answered.held === 1 && answered.eligible.length === 1 && one ? timelineStrings.answersOne(nameOf(one)) : timelineStrings.answers(answered.held, answered.eligible.length);
}

/** 0 at the start of the axis, 1 at its end, in both directions of writing. */
function placeIn(stage: Element, x: number): number {
  const { left, right, width } = stage.getBoundingClientRect();
  return (getComputedStyle(stage).direction === "rtl" ? right - x : x - left) / width;
}

function share(value: number): string {
  return `${(value * 100).toFixed(3)}%`;
}

interface Reading {
  read(event: PointerEvent): void;
  leave(event: PointerEvent): void;
}
