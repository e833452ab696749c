/**
 * Explanations of the numbers of the timeline.
 */
import { DEFAULT_INTERVAL, DEFAULT_THRESHOLD } from "../../model/check-results";
import { checkOf } from "../../model/checks";
import type { ClientResults } from "../../model/outcome";
import type { Scenario } from "../../model/state";
import type { Explain, Explanations, TimelineKind, View } from "../../model/view";
import { clientExplanations } from "../compare/explanations";
import { compareStrings } from "../compare/strings";
import {
  alwaysDead,
  answeredAt,
  ceilingOf,
  eventsOf,
  failedName,
  momentOf,
  type OutageEvent,
  type PolicyTimeline,
  peakOf,
  spanOf,
  timelinesOf,
} from "./model";
import { timelineExplanationStrings } from "./strings";

const EXPLANATIONS = {
  story: (view: View) =>
    withTimeline(view, ({ clients, story }) =>
      timelineExplanationStrings.story(
        failedName(clients),
        story.at,
        story.lasts,
        spanOf(clients).duration,
      ),
    ),
  course: (view: View, key: string) => ofTimeline(view, key, (timeline, of) => cost(timeline, of)),
  ceiling: (view: View, key: string) =>
    ofTimeline(view, key, (timeline, of) => ceiling(timeline, of)),
  moment: (view: View) => withTimeline(view, (of) => atMoment(view, of)),
  event: (view: View, key: string) => withTimeline(view, (of) => happened(view, of, Number(key))),
  retries: ({ state }: View) => timelineExplanationStrings.retries(state.story.retries),
  at: ({ state }: View) => timelineExplanationStrings.at(state.story.at),
  lasts: ({ state }: View) => timelineExplanationStrings.lasts(state.story.lasts),
} satisfies Record<TimelineKind, Explain>;

export const timelineExplanations: Explanations = { ...clientExplanations, ...EXPLANATIONS };

interface ExplainedTimeline {
  clients: ClientResults;
  timelines: PolicyTimeline[];
  /** Of the result; the state can be newer. */
  story: Scenario;
}

function withTimeline({ picture }: View, say: (of: ExplainedTimeline) => string): string {
  const clients = picture?.outcome.clients;
  if (!picture || !clients || clients.endpoints.length === 0) return "";
  return say({ clients, timelines: timelinesOf(clients), story: picture.state.story });
}

function ofTimeline(
  view: View,
  contender: string,
  say: (timeline: PolicyTimeline, of: ExplainedTimeline) => string,
): string {
  return withTimeline(view, (of) => {
    const timeline = of.timelines.find((each) => each.contender === contender);
    return timeline && !timeline.refused ? say(timeline, of) : "";
  });
}

/** With records that are always dead, the longest wait can be for one of those. */
function cost(
  { share, lostClients, clients, outageDuration }: PolicyTimeline,
  { clients: of, story }: ExplainedTimeline,
): string {
  const said = timelineExplanationStrings.course(share, lostClients, clients);
  if (lostClients === 0) return said;
  return `${said} ${alwaysDead(of) > 0 ? timelineExplanationStrings.longest(outageDuration) : timelineExplanationStrings.window(outageDuration, story.at)}`;
}

function ceiling(timeline: PolicyTimeline, { clients, timelines }: ExplainedTimeline): string {
  const [end, peak] = [ceilingOf(timelines), peakOf(timeline)];
  const said = timelineExplanationStrings.ceiling(end, spanOf(clients).step);
  return peak > end ? `${said} ${timelineExplanationStrings.cutOff(peak)}` : said;
}

/** For the zone's own policy, at the moment being read. */
function atMoment({ ui, picture }: View, { clients, timelines, story }: ExplainedTimeline): string {
  const moment = momentOf(clients, ui.moment ?? story.at);
  const timeline = timelines.find(({ contender }) => contender === picture?.outcome.answer.policy);
  if (!timeline || timeline.refused) return "";
  const all = timeline.requests[moment.nth] ?? 0;
  const answered = answeredAt(clients, timeline, moment);
  const said = timelineExplanationStrings.moment(
    moment.at,
    moment.step,
    Math.round((timeline.lost[moment.nth] ?? 0) * all),
    all,
    compareStrings.contenders[timeline.contender],
  );
  return answered
    ? `${said} ${timelineExplanationStrings.answered(answered.held, answered.eligible.length, failedName(clients), answered.eligible.includes(clients.fails ?? ""))}`
    : said;
}

function happened(view: View, { clients, story }: ExplainedTimeline, nth: number): string {
  const events = eventsOf(clients, story);
  const event = events[nth];
  return event
    ? HAPPENED[event.kind](event, story, checkOfDead(view, clients), failedName(clients))
    : "";
}

const HAPPENED: Record<
  OutageEvent["kind"],
  (event: OutageEvent, story: Scenario, check: Pace, name: string) => string
> = {
  dies: ({ at }, _, __, name) => timelineExplanationStrings.dies(name, at),
  lives: ({ at }, { lasts }, _, name) => timelineExplanationStrings.lives(name, at, lasts),
  noticed: ({ at }, story, { threshold, interval }) =>
    timelineExplanationStrings.noticed(at - story.at, threshold, interval),
  cleared: ({ at }, story, { threshold, interval }) =>
    timelineExplanationStrings.cleared(at - story.at - story.lasts, threshold, interval),
};

interface Pace {
  threshold: number;
  interval: number;
}

function checkOfDead({ picture, state }: View, { endpoints, fails }: ClientResults): Pace {
  const id = endpoints.find(({ value }) => value === fails)?.healthCheckId ?? "";
  const { FailureThreshold, RequestInterval } =
    checkOf((picture?.state ?? state).source, id)?.HealthCheckConfig ?? {};
  return {
    threshold: FailureThreshold ?? DEFAULT_THRESHOLD,
    interval: RequestInterval ?? DEFAULT_INTERVAL,
  };
}
