/**
 * The share of clients lost in each step, the events, and one moment of them.
 */
import type { Timeline } from "multivalue";

import type { Answered, Clients } from "../../model/outcome";
import type { Story } from "../../model/state";
import type { Picture } from "../../model/view";
import { readableName } from "../../model/zone";
import { whole } from "../../text/locale";
import { tenths } from "../../text/number-format";
import type { Sheet, SheetColumn } from "../../ui/number-table";
import { isDead, nameOf, type Contender } from "../compare/model";
import { compareStrings } from "../compare/strings";
import { timelineStrings } from "./strings";

/** One policy's course. */
export interface Course {
  contender: Contender;
  /** Of each step, the share of clients that found no living address, and that met a dead one first. */
  lost: number[];
  stumbled: number[];
  /** All of them. */
  requests: number[];
  /** Of the whole run: the share lost, and seconds from a death to the last client lost to it. */
  share: number;
  window: number;
  lostClients: number;
  clients: number;
  /** Null where Route 53 takes no such rows. */
  refused: string[] | null;
}

/** Something that happened, in seconds from the start. */
export interface OutageEvent {
  at: number;
  kind: "dies" | "lives" | "noticed" | "cleared";
}

export function coursesOf({ runs, balancer }: Clients): Course[] {
  const courses = runs.map(({ policy, timeline, refused }) => (timeline ? courseOf(policy, timeline) : refusedCourse(policy, refused)));
  return balancer ? [...courses, courseOf("balancer", balancer)] : courses;
}

/** The death, and when the dead record's own check noticed; where nothing watches it, nobody does. */
export function eventsOf(clients: Clients, { at, lasts }: Story): OutageEvent[] {
  const id = clients.endpoints.find(({ value }) => value === clients.fails)?.healthCheckId;
  const notices = clients.runs.find(({ timeline }) => timeline)?.timeline?.health ?? [];
  const own = notices.filter((notice) => notice.id === id);
  const noticed = own.map((notice): OutageEvent => ({ at: notice.at, kind: notice.status === "Unhealthy" ? "noticed" : "cleared" }));
  const truth: OutageEvent[] = [{ at, kind: "dies" }, { at: at + lasts, kind: "lives" }];
  return [...truth, ...noticed].sort((one, other) => one.at - other.at);
}

export function failedName({ endpoints, fails }: Clients): string {
  const endpoint = endpoints.find(({ value }) => value === fails);
  return endpoint ? nameOf(endpoint) : "";
}

/** Those that are dead from beginning to end. */
export function alwaysDead({ endpoints, fails }: Clients): number {
  return endpoints.filter((endpoint) => isDead(endpoint) && endpoint.value !== fails).length;
}

/** Seconds from the start to the end, and of one step. */
export function spanOf({ runs }: Clients): { duration: number; step: number } {
  const timeline = runs.find((run) => run.timeline)?.timeline;
  const [step, steps] = [timeline?.step ?? 1, timeline?.time.length ?? 1];
  return { duration: step * steps, step };
}

/** The greatest share that is drawn to scale: a policy that loses everybody would leave the others flat. */
export function ceilingOf(courses: Course[]): number {
  const peaks = courses.map(peakOf).filter((peak) => peak > 0 && peak < FLOOD);
  const most = peaks.length > 0 ? Math.max(...peaks) * 1.25 : 1;
  return ROUND.find((share) => share >= most) ?? 1;
}

/** The greatest share of a step that met a dead one. */
export function peakOf({ lost, stumbled }: Course): number {
  return Math.max(...lost, ...stumbled, 0);
}

function courseOf(contender: Contender, timeline: Omit<Timeline, "balancer">): Course {
  const loads = Object.values(timeline.load);
  const requests = timeline.failedAfterRetries.map((failed, step) => loads.reduce((sum, load) => sum + (load[step] ?? 0), failed));
  const shares = (counts: Float64Array) => Array.from(counts, (count, step) => count / Math.max(requests[step] ?? 0, 1));
  return {
    contender,
    requests: Array.from(requests),
    lost: shares(timeline.failedAfterRetries),
    stumbled: shares(timeline.failed),
    share: 1 - timeline.availability,
    window: timeline.errorWindow,
    lostClients: timeline.failedAfterRetries.reduce((sum, each) => sum + each, 0),
    clients: timeline.requests,
    refused: null,
  };
}

function refusedCourse(contender: Contender, refused: string[]): Course {
  return { contender, lost: [], stumbled: [], requests: [], share: 0, window: 0, lostClients: 0, clients: 0, refused };
}

/** From this share on, all is lost, whatever the scale. */
const FLOOD = 0.6;
const ROUND = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

export interface Told {
  picture: Picture;
  clients: Clients;
  courses: Course[];
  events: OutageEvent[];
  duration: number;
  ceiling: number;
}

/** Worked out once for a picture, however often it is read. */
export function told(picture: Picture, clients: Clients): Told {
  const of = TOLD.get(picture) ?? toldAnew(picture, clients);
  TOLD.set(picture, of);
  return of;
}

const TOLD = new WeakMap<Picture, Told>();

function toldAnew(picture: Picture, clients: Clients): Told {
  const courses = coursesOf(clients);
  return { picture, clients, courses, events: eventsOf(clients, picture.state.story), duration: spanOf(clients).duration, ceiling: ceilingOf(courses) };
}

/** A step of the simulation, from `at` on, in seconds. */
export interface Moment {
  nth: number;
  at: number;
  step: number;
}

/** The step that a second lies in; the last one where it lies beyond. */
export function momentOf(clients: Clients, second: number): Moment {
  const { duration, step } = spanOf(clients);
  const nth = Math.min(Math.max(Math.floor(second / step), 0), Math.round(duration / step) - 1);
  return { nth, at: nth * step, step };
}

/** What Route 53 answers under a course's policy; null for a balancer, and where it takes no such rows. */
export function answeredAt({ runs }: Clients, { contender }: Course, { at }: Moment): Answered | null {
  const { answers = [] } = runs.find(({ policy }) => policy === contender) ?? {};
  return answers.filter((answered) => answered.at <= at).at(-1) ?? null;
}

export function sheetOfTimeline({ state }: Picture, clients: Clients): Sheet {
  const courses = coursesOf(clients).filter(({ refused }) => !refused);
  const { step } = spanOf(clients);
  const steps = Math.max(...courses.map(({ lost }) => lost.length), 0);
  return {
    caption: `${timelineStrings.caption}: ${readableName(state.group.name)} ${state.group.type}`,
    columns: [{ id: "time", label: timelineStrings.time, spelt: whole }, ...courses.flatMap(({ contender }) => timed(contender))],
    rows: Array.from({ length: steps }, (_, at) => [at * step, ...courses.flatMap(({ lost, stumbled }) => [lost[at] ?? 0, stumbled[at] ?? 0])]),
  };
}

function timed(contender: Contender): SheetColumn[] {
  const name = compareStrings.contenders[contender];
  return [
    { id: `${contender}_lost`, label: timelineStrings.lost(name), spelt: tenths },
    { id: `${contender}_first_dead`, label: timelineStrings.stumbled(name), spelt: tenths },
  ];
}
