/**
 * The timeline: the share of clients lost over time, a panel for each policy, and one moment of it, read by a slider or a
 * pointer.
 */
import { guard } from "lit/directives/guard.js";
import { html, nothing, svg, type TemplateResult } from "lit/html.js";

import type { Actions, Section, View } from "../../model/view";
import { clock, percentFixed } from "../../text/number-format";
import { explainer, rovingExplained } from "../../ui/explained";
import { numberTables } from "../../ui/number-table";
import { hasValue, option } from "../../ui/select";
import { nameOf } from "../compare/model";
import { compareStrings } from "../compare/strings";
import { clientChoices, notComparable, numberChoice, setScenario } from "../compare/view";
import { timelineExplanations } from "./explanations";
import {
  alwaysDead,
  answeredAt,
  failedName,
  type Moment,
  momentOf,
  type OutageEvent,
  type PolicyTimeline,
  peakOf,
  type TimelineData,
  timelineData,
  timelineTable,
} from "./model";
import { timelineStrings } from "./strings";

export function timeline(view: View, act: Actions): Section[] {
  return [() => content(view, act)];
}

function content(view: View, act: Actions): TemplateResult {
  const { picture } = view;
  const clients = picture?.outcome.clients;
  if (!picture || !clients || clients.endpoints.length === 0) return notComparable(view);
  const of = timelineData(picture, clients);
  return html`${outageForm(view, act)}
    <div class="rule"><p class="sentence">${timelineSentence(of)}</p>${explainer("story")}</div>
    ${guard([picture, view.busy, view.ui.moment], () => timelineChart(of, view, act))}
    <div class="stats">${clientChoices(view, act)}</div>
    ${guard([picture], () => eventList(of))} ${numberTables(view, act, () => [timelineTable(picture, clients)])}`;
}

timeline.explanations = timelineExplanations;

export function timelineChart(of: TimelineData, view: View, act: Actions): TemplateResult {
  const [moment, { read, leave }] = [readAt(view, of), pointerReading(act, of)];
  return html`<figure class="courses" data-walk role="group" aria-label=${timelineStrings.caption} aria-busy=${view.busy ? "true" : "false"}
    @pointermove=${read} @pointerdown=${read} @pointerleave=${leave}>
    ${marks(of)} ${of.timelines.map((timeline) => panel(timeline, of, moment))} ${hours(of, slider(act, of, moment), cursor(of, moment, true))}
  </figure>`;
}

/** Event labels above the first panel. */
function marks({ events, duration }: TimelineData): TemplateResult {
  return html`<div class="course marks drawn" aria-hidden="true"><span></span><div class="stage">
    ${events.map(({ at, kind }, index) => html`<span class=${`mark-of ${kind} row-${index % 2}`} .style=${`--at: ${share(at / duration)}`}><i class="sign"></i>${timelineStrings.mark[kind]}</span>`)}
  </div></div>`;
}

function panel(timeline: PolicyTimeline, of: TimelineData, moment: Moment | null): TemplateResult {
  const { contender, refused, share: lost, outageDuration } = timeline;
  const own = of.picture.outcome.answer.policy === contender;
  const figures =
    lost > 0
      ? html`<b>${percentFixed(lost)}</b> ${timelineStrings.lostOver(clock(outageDuration))}`
      : timelineStrings.noneLost;
  return html`<div class=${`course ${contender}`}>
    <p class="about"><span class="name">${compareStrings.contenders[contender]}</span>${own ? html` <small>${compareStrings.asItStands}</small>` : nothing}
      <span class=${moment && !refused ? "figures read" : "figures"}>${refused ? refused.join(" ") : rovingExplained("course", figures, contender, timeline === of.timelines.find((each) => !each.refused))}${moment && !refused ? lossAtMoment(of, timeline, moment) : nothing}</span></p>
    <div class="stage">${refused ? nothing : guard([of], () => area(timeline, of))}${cursor(of, moment)}</div>
  </div>`;
}

/** A step chart. Values above the ceiling are cut off. */
function area(
  timeline: PolicyTimeline,
  { events, duration, ceiling }: TimelineData,
): TemplateResult {
  const { contender, lost, retried } = timeline;
  const steps = lost.length;
  const peak = peakOf(timeline);
  const top = peak > ceiling ? timelineStrings.cutOff(peak, ceiling) : percentFixed(ceiling);
  return html`<svg class=${`plot ${peak > ceiling ? "torn" : ""}`} aria-hidden="true" viewBox=${`0 0 ${steps} 100`} preserveAspectRatio="none">
      ${outage(events, duration, steps)}
      <path class="stumbled" d=${outline(retried, ceiling)} />
      <path class="lost" d=${outline(lost, ceiling)} />
      ${events.map(({ at, kind }) => svg`<line class=${`when ${kind}`} x1=${(at / duration) * steps} x2=${(at / duration) * steps} y1="0" y2="100" />`)}
    </svg>
    ${rovingExplained("ceiling", top, contender, false, "top")}`;
}

function outage(events: OutageEvent[], duration: number, steps: number): TemplateResult<2> {
  const at = (kind: OutageEvent["kind"]) =>
    ((events.find((event) => event.kind === kind)?.at ?? 0) / duration) * steps;
  return svg`<rect class="outage" x=${at("dies")} width=${Math.max(at("lives") - at("dies"), 0)} y="0" height="100" />`;
}

function outline(shares: number[], ceiling: number): string {
  const height = (value: number) => (100 - Math.min(value / ceiling, 1) * 100).toFixed(2);
  return `M0 100${shares.map((value, step) => `V${height(value)}H${step + 1}`).join("")}V100Z`;
}

/** Tick times of the axis. */
export function hoursOf(duration: number): number[] {
  const step = STEPS.find((seconds) => duration / seconds <= MOST_TICKS) ?? duration;
  return Array.from({ length: Math.floor(duration / step) + 1 }, (_, at) => at * step);
}

function hours(
  { duration }: TimelineData,
  slider: TemplateResult,
  cursor: unknown,
): TemplateResult {
  return html`<div class="course hours"><span></span><div class="stage">
    <div aria-hidden="true">
      ${hoursOf(duration).map((at) => html`<span class=${at === duration ? "hour end" : "hour"} .style=${`--at: ${share(at / duration)}`}>${clock(at)}</span>`)} ${cursor}
    </div>
    ${slider}
  </div></div>`;
}

function share(value: number): string {
  return `${(value * 100).toFixed(3)}%`;
}

export function timelineSentence({ clients, timelines, events, picture }: TimelineData): string {
  const { at, lasts, resolvers } = picture.state.story;
  const noticed = events.find(
    ({ kind, at: when }) => kind === "noticed" && when >= at && when <= at + lasts,
  );
  const own =
    timelines.find(({ contender }) => contender === picture.outcome.answer.policy) ?? timelines[0];
  const parts = [
    timelineStrings.death(failedName(clients), clock(at), clock(at + lasts)),
    noticed
      ? timelineStrings.noticed(clock(noticed.at - at), resolvers > 0)
      : timelineStrings.unnoticed,
    ...(own ? [timelineStrings.cost(compareStrings.contenders[own.contender], own.share)] : []),
  ];
  return parts.join(" ");
}

export function eventList({ clients, events }: TimelineData): TemplateResult {
  const dead = alwaysDead(clients);
  return html`<ol class="happenings" data-walk aria-label=${timelineStrings.events}>
      ${events.map(({ at, kind }, nth) => html`<li class=${kind}><i class="sign"></i><b>${rovingExplained("event", clock(at), String(nth), nth === 0)}</b> ${timelineStrings.event[kind](failedName(clients))}</li>`)}
    </ol>
    <p class="hint how">${timelineStrings.how} ${dead > 0 ? timelineStrings.alwaysDead(dead) : ""} ${compareStrings.how}</p>`;
}

export function outageForm(view: View, act: Actions): TemplateResult {
  const { story } = view.state;
  return html`<div class="outage-line">
    ${failsChoice(view, act)}
    ${numberChoice(act, timelineStrings.at, "at", STARTS, story.at, clock, timelineStrings.when)}
    ${numberChoice(act, timelineStrings.lasts, "lasts", LENGTHS, story.lasts, clock, timelineStrings.howLong)}
  </div>`;
}

function failsChoice({ picture }: View, act: Actions): TemplateResult {
  const { endpoints = [], fails = null } = picture?.outcome.clients ?? {};
  const choose = (event: Event) =>
    setScenario(act, { fails: (event.target as HTMLSelectElement).value });
  return html`<span class="pair"
    ><select aria-label=${timelineStrings.who} @change=${choose}>
      ${endpoints.map((endpoint) => option(endpoint.value, nameOf(endpoint), endpoint.value === fails))}
    </select>
    <span aria-hidden="true">${timelineStrings.dies}</span></span
  >`;
}

/** The moment being read, or null. */
export function readAt({ ui }: View, { clients }: TimelineData): Moment | null {
  return ui.moment === null ? null : momentOf(clients, ui.moment);
}

/** A pointer reads what it is over; touch keeps the last position. */
export function pointerReading(act: Actions, { duration, clients }: TimelineData): Reading {
  const second = (event: PointerEvent, stage: Element) =>
    momentOf(clients, placeIn(stage, event.clientX) * duration).at;
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
export function cursor(
  { duration }: TimelineData,
  moment: Moment | null,
  withTime = false,
): TemplateResult | typeof nothing {
  if (!moment) return nothing;
  const place = `--at: ${share(moment.at / duration)}; --wide: ${share(moment.step / duration)}`;
  return html`<i class="cursor" .style=${place}></i>${withTime ? html`<span class="hour now" .style=${place}>${clock(moment.at)}</span>` : nothing}`;
}

/** The loss at the moment, in place of the total. */
export function lossAtMoment(
  of: TimelineData,
  timeline: PolicyTimeline,
  moment: Moment,
): TemplateResult {
  const lost = timeline.lost[moment.nth] ?? 0;
  return html`<span class="now">${lost > 0 ? html`<b>${percentFixed(lost)}</b> ${timelineStrings.lostIs}` : timelineStrings.noneLost}${answers(of, timeline, moment)}</span>`;
}

/** All panels, for screen readers. */
function readOut(of: TimelineData, moment: Moment): string {
  const panels = of.timelines
    .filter(({ refused }) => !refused)
    .map((timeline) => {
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
  return answered.held === 1 && answered.eligible.length === 1 && one
    ? timelineStrings.answersOne(nameOf(one))
    : timelineStrings.answers(answered.held, answered.eligible.length);
}

/** 0 at the start of the axis, 1 at its end, in both directions of writing. */
function placeIn(stage: Element, x: number): number {
  const { left, right, width } = stage.getBoundingClientRect();
  return (getComputedStyle(stage).direction === "rtl" ? right - x : x - left) / width;
}

interface Reading {
  read(event: PointerEvent): void;
  leave(event: PointerEvent): void;
}

const STARTS = [0, 30, 60, 120, 300];
const LENGTHS = [60, 300, 900, 3_600, 21_600];

/** Seconds. */
const STEPS = [10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400];
const MOST_TICKS = 6;
