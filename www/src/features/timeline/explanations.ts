/**
 * Explanations of the numbers of the timeline.
 */
import { USUAL_INTERVAL, USUAL_THRESHOLD } from "../../model/check-results";
import { checkOf } from "../../model/checks";
import type { Clients } from "../../model/outcome";
import type { Story } from "../../model/state";
import type { Explain, Explanations, TimelineKind, View } from "../../model/view";
import { clientExplanations } from "../compare/explanations";
import { compareStrings } from "../compare/strings";
import { alwaysDead, answeredAt, ceilingOf, coursesOf, eventsOf, failedName, momentOf, peakOf, spanOf, type Course, type OutageEvent } from "./model";
import { timelineExplanationStrings } from "./strings";

const EXPLANATIONS = {
  story: (view: View) => told(view, ({ clients, story }) => timelineExplanationStrings.story(failedName(clients), story.at, story.lasts, spanOf(clients).duration)),
  course: (view: View, key: string) => ofCourse(view, key, (course, of) => cost(course, of)),
  ceiling: (view: View, key: string) => ofCourse(view, key, (course, of) => ceiling(course, of)),
  moment: (view: View) => told(view, (of) => standing(view, of)),
  event: (view: View, key: string) => told(view, (of) => happened(view, of, Number(key))),
  retries: ({ state }: View) => timelineExplanationStrings.retries(state.story.retries),
  at: ({ state }: View) => timelineExplanationStrings.at(state.story.at),
  lasts: ({ state }: View) => timelineExplanationStrings.lasts(state.story.lasts),
} satisfies Record<TimelineKind, Explain>;

export const courseExplanations: Explanations = { ...clientExplanations, ...EXPLANATIONS };

interface Told {
  clients: Clients;
  courses: Course[];
  /** Of the picture, which the state may be ahead of. */
  story: Story;
}

function told({ picture }: View, say: (of: Told) => string): string {
  const clients = picture?.outcome.clients;
  if (!picture || !clients || clients.endpoints.length === 0) return "";
  return say({ clients, courses: coursesOf(clients), story: picture.state.story });
}

function ofCourse(view: View, contender: string, say: (course: Course, of: Told) => string): string {
  return told(view, (of) => {
    const course = of.courses.find((each) => each.contender === contender);
    return course && !course.refused ? say(course, of) : "";
  });
}

/** Where others are dead all the time, the longest wait may be for one of them. */
function cost({ share, lostClients, clients, window }: Course, { clients: of, story }: Told): string {
  const said = timelineExplanationStrings.course(share, lostClients, clients);
  if (lostClients === 0) return said;
  return `${said} ${alwaysDead(of) > 0 ? timelineExplanationStrings.longest(window) : timelineExplanationStrings.window(window, story.at)}`;
}

function ceiling(course: Course, { clients, courses }: Told): string {
  const [end, peak] = [ceilingOf(courses), peakOf(course)];
  const said = timelineExplanationStrings.ceiling(end, spanOf(clients).step);
  return peak > end ? `${said} ${timelineExplanationStrings.cutOff(peak)}` : said;
}

/** Of the zone as it stands, at the moment that is read. */
function standing({ asides, picture }: View, { clients, courses, story }: Told): string {
  const moment = momentOf(clients, asides.moment ?? story.at);
  const course = courses.find(({ contender }) => contender === picture?.outcome.answer.policy);
  if (!course || course.refused) return "";
  const all = course.requests[moment.nth] ?? 0;
  const answered = answeredAt(clients, course, moment);
  const said = timelineExplanationStrings.moment(moment.at, moment.step, Math.round((course.lost[moment.nth] ?? 0) * all), all, compareStrings.contenders[course.contender]);
  return answered ? `${said} ${timelineExplanationStrings.answered(answered.held, answered.eligible.length, failedName(clients), answered.eligible.includes(clients.fails ?? ""))}` : said;
}

/** What happened `nth`, and after what. */
function happened(view: View, { clients, story }: Told, nth: number): string {
  const events = eventsOf(clients, story);
  const event = events[nth];
  return event ? HAPPENED[event.kind](event, story, checkOfDead(view, clients), failedName(clients)) : "";
}

const HAPPENED: Record<OutageEvent["kind"], (event: OutageEvent, story: Story, check: Pace, name: string) => string> = {
  dies: ({ at }, _, __, name) => timelineExplanationStrings.dies(name, at),
  lives: ({ at }, { lasts }, _, name) => timelineExplanationStrings.lives(name, at, lasts),
  noticed: ({ at }, story, { threshold, interval }) => timelineExplanationStrings.noticed(at - story.at, threshold, interval),
  cleared: ({ at }, story, { threshold, interval }) => timelineExplanationStrings.cleared(at - story.at - story.lasts, threshold, interval),
};

interface Pace {
  threshold: number;
  interval: number;
}

function checkOfDead({ picture, state }: View, { endpoints, fails }: Clients): Pace {
  const id = endpoints.find(({ value }) => value === fails)?.healthCheckId ?? "";
  const { FailureThreshold, RequestInterval } = checkOf((picture?.state ?? state).source, id)?.HealthCheckConfig ?? {};
  return { threshold: FailureThreshold ?? USUAL_THRESHOLD, interval: RequestInterval ?? USUAL_INTERVAL };
}
