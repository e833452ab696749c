/**
 * The share of clients lost in each step, the events, and one moment of them.
 */
import type { Timeline } from "multivalue";

import type { AnswerFrom, ClientResults } from "../../model/outcome";
import type { Scenario } from "../../model/state";
import type { Picture } from "../../model/view";
import { readableName } from "../../model/zone";
import { integer } from "../../text/locale";
import { percentFixed } from "../../text/number-format";
import type { NumberColumn, NumberTable } from "../../ui/number-table";
import { isDead, nameOf, type PolicyOrBalancer } from "../compare/model";
import { compareStrings } from "../compare/strings";
import { timelineStrings } from "./strings";

/** One policy's numbers. */
export interface PolicyTimeline {
  contender: PolicyOrBalancer;
  /** Share of clients in each step: found no working address; hit a dead address first. */
  lost: number[];
  retried: number[];
  /** All clients of each step. */
  requests: number[];
  /** Totals: share lost; seconds from the death to the last client lost. */
  share: number;
  outageDuration: number;
  lostClients: number;
  clients: number;
  /** The core's errors where Route 53 rejects the records, else null. */
  refused: string[] | null;
}

/** Seconds from the start. */
export interface OutageEvent {
  at: number;
  kind: "dies" | "lives" | "noticed" | "cleared";
}

export function timelinesOf({ runs, balancer }: ClientResults): PolicyTimeline[] {
  const timelines = runs.map(({ policy, timeline, refused }) =>
    timeline ? timelineOf(policy, timeline) : refusedTimeline(policy, refused),
  );
  return balancer ? [...timelines, timelineOf("balancer", balancer)] : timelines;
}

/** Death and recovery, and when the record's own check noticed them. */
export function eventsOf(clients: ClientResults, { at, lasts }: Scenario): OutageEvent[] {
  const id = clients.endpoints.find(({ value }) => value === clients.fails)?.healthCheckId;
  const notices = clients.runs.find(({ timeline }) => timeline)?.timeline?.health ?? [];
  const own = notices.filter((notice) => notice.id === id);
  const noticed = own.map(
    (notice): OutageEvent => ({
      at: notice.at,
      kind: notice.status === "Unhealthy" ? "noticed" : "cleared",
    }),
  );
  const truth: OutageEvent[] = [
    { at, kind: "dies" },
    { at: at + lasts, kind: "lives" },
  ];
  return [...truth, ...noticed].sort((one, other) => one.at - other.at);
}

export function failedName({ endpoints, fails }: ClientResults): string {
  const endpoint = endpoints.find(({ value }) => value === fails);
  return endpoint ? nameOf(endpoint) : "";
}

/** Other endpoints that are dead throughout. */
export function alwaysDead({ endpoints, fails }: ClientResults): number {
  return endpoints.filter((endpoint) => isDead(endpoint) && endpoint.value !== fails).length;
}

/** Seconds: the whole run, and one step. */
export function spanOf({ runs }: ClientResults): { duration: number; step: number } {
  const timeline = runs.find((run) => run.timeline)?.timeline;
  const [step, steps] = [timeline?.step ?? 1, timeline?.time.length ?? 1];
  return { duration: step * steps, step };
}

/** The end of the axis. A policy that loses everybody is left out, or the others would be flat. */
export function ceilingOf(timelines: PolicyTimeline[]): number {
  const peaks = timelines.map(peakOf).filter((peak) => peak > 0 && peak < CUT_OFF_FROM);
  const most = peaks.length > 0 ? Math.max(...peaks) * 1.25 : 1;
  return ROUND.find((share) => share >= most) ?? 1;
}

export function peakOf({ lost, retried }: PolicyTimeline): number {
  return Math.max(...lost, ...retried, 0);
}

function timelineOf(
  contender: PolicyOrBalancer,
  timeline: Omit<Timeline, "balancer">,
): PolicyTimeline {
  const loads = Object.values(timeline.load);
  const requests = timeline.failedAfterRetries.map((failed, step) =>
    loads.reduce((sum, load) => sum + (load[step] ?? 0), failed),
  );
  const shares = (counts: Float64Array) =>
    Array.from(counts, (count, step) => count / Math.max(requests[step] ?? 0, 1));
  return {
    contender,
    requests: Array.from(requests),
    lost: shares(timeline.failedAfterRetries),
    retried: shares(timeline.failed),
    share: 1 - timeline.availability,
    outageDuration: timeline.errorWindow,
    lostClients: timeline.failedAfterRetries.reduce((sum, each) => sum + each, 0),
    clients: timeline.requests,
    refused: null,
  };
}

function refusedTimeline(contender: PolicyOrBalancer, refused: string[]): PolicyTimeline {
  return {
    contender,
    lost: [],
    retried: [],
    requests: [],
    share: 0,
    outageDuration: 0,
    lostClients: 0,
    clients: 0,
    refused,
  };
}

export interface TimelineData {
  picture: Picture;
  clients: ClientResults;
  timelines: PolicyTimeline[];
  events: OutageEvent[];
  duration: number;
  ceiling: number;
}

/** Computed once for each result. */
export function timelineData(picture: Picture, clients: ClientResults): TimelineData {
  const of = CACHE.get(picture) ?? computeTimelineData(picture, clients);
  CACHE.set(picture, of);
  return of;
}

function computeTimelineData(picture: Picture, clients: ClientResults): TimelineData {
  const timelines = timelinesOf(clients);
  return {
    picture,
    clients,
    timelines,
    events: eventsOf(clients, picture.state.story),
    duration: spanOf(clients).duration,
    ceiling: ceilingOf(timelines),
  };
}

/** A step of the simulation; `at` in seconds. */
export interface Moment {
  nth: number;
  at: number;
  step: number;
}

/** The step of a second; the last step beyond the end. */
export function momentOf(clients: ClientResults, second: number): Moment {
  const { duration, step } = spanOf(clients);
  const nth = Math.min(Math.max(Math.floor(second / step), 0), Math.round(duration / step) - 1);
  return { nth, at: nth * step, step };
}

/** The answer under a policy at a moment. Null for the balancer and for rejected records. */
export function answeredAt(
  { runs }: ClientResults,
  { contender }: PolicyTimeline,
  { at }: Moment,
): AnswerFrom | null {
  const { answers = [] } = runs.find(({ policy }) => policy === contender) ?? {};
  return answers.filter((answered) => answered.at <= at).at(-1) ?? null;
}

export function timelineTable({ state }: Picture, clients: ClientResults): NumberTable {
  const timelines = timelinesOf(clients).filter(({ refused }) => !refused);
  const { step } = spanOf(clients);
  const steps = Math.max(...timelines.map(({ lost }) => lost.length), 0);
  return {
    caption: `${timelineStrings.caption}: ${readableName(state.group.name)} ${state.group.type}`,
    columns: [
      { id: "time", label: timelineStrings.time, format: integer },
      ...timelines.flatMap(({ contender }) => timed(contender)),
    ],
    rows: Array.from({ length: steps }, (_, at) => [
      at * step,
      ...timelines.flatMap(({ lost, retried }) => [lost[at] ?? 0, retried[at] ?? 0]),
    ]),
  };
}

function timed(contender: PolicyOrBalancer): NumberColumn[] {
  const name = compareStrings.contenders[contender];
  return [
    { id: `${contender}_lost`, label: timelineStrings.lost(name), format: percentFixed },
    { id: `${contender}_first_dead`, label: timelineStrings.retried(name), format: percentFixed },
  ];
}

/** A greater share is cut off. */
const CUT_OFF_FROM = 0.6;
const ROUND = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

const CACHE = new WeakMap<Picture, TimelineData>();
