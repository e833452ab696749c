/**
 * Strings of the timeline.
 */
import { integer, percent } from "../../text/locale";
import { clock, percentFixed } from "../../text/number-format";

const records = (count: number) => `${integer(count)} ${count === 1 ? "record" : "records"}`;
const clients = (count: number) => `${integer(count)} ${count === 1 ? "client" : "clients"}`;
const seconds = (count: number) => `${integer(count)} s`;

export const timelineStrings = {
  caption: "Share of clients lost over time, under each policy",
  who: "Record that fails",
  dies: "goes down",
  at: "at",
  when: "Outage start",
  lasts: "for",
  howLong: "Outage duration",
  death: (name: string, from: string, to: string) => `${name} is down from ${from} to ${to}.`,
  noticed: (after: string, caches: boolean) =>
    `Its check notices after ${after}${caches ? "; cached answers expire one TTL later" : ""}.`,
  unnoticed: "No check notices.",
  cost: (contender: string, share: number) =>
    share === 0
      ? `${contender} loses no clients.`
      : `${contender} loses ${percentFixed(share)} of all clients.`,
  lostOver: (window: string) => `lost, the last after ${window}`,
  lostIs: "lost",
  moment: "Time to read",
  atMoment: (time: string, panels: string[]) => `${time}: ${panels.join("; ")}.`,
  answers: (held: number, eligible: number) =>
    held === eligible
      ? `, answers all ${integer(held)}`
      : `, answers ${integer(held)} of ${integer(eligible)}`,
  answersOne: (name: string) => `, answers ${name}`,
  noneLost: "none lost",
  cutOff: (peak: number, ceiling: number) =>
    `${percentFixed(peak)}, cut off at ${percentFixed(ceiling)}`,
  mark: { dies: "down", lives: "up", noticed: "noticed", cleared: "noticed" },
  event: {
    dies: (name: string) => `${name} goes down.`,
    lives: (name: string) => `${name} recovers.`,
    noticed: (name: string) => `The check of ${name} becomes unhealthy.`,
    cleared: (name: string) => `The check of ${name} becomes healthy.`,
  },
  events: "Events",
  alwaysDead: (count: number) =>
    `${count === 1 ? "One other record is" : `${integer(count)} other records are`} down all the time.`,
  how: "Lost: clients that found no working address. Lighter: clients that hit a dead address first, then succeeded. A check notices after as many failed probes in a row as its threshold; after that, resolvers keep cached answers for up to one TTL.",
  time: "Time (s)",
  lost: (contender: string) => `${contender}, lost`,
  retried: (contender: string) => `${contender}, hit a dead address first`,
};

export const timelineExplanationStrings = {
  story: (name: string, from: number, lasts: number, end: number) =>
    `${name} is down for ${clock(lasts)}, starting at ${clock(from)}; the simulation goes on for ${clock(end - from - lasts)} more. Shares are of all clients from ${clock(0)} to ${clock(end)}.`,
  course: (share: number, lost: number, all: number) =>
    `${percentFixed(share)} = ${integer(lost)} of ${clients(all)} found no working address.`,
  window: (window: number, from: number) =>
    `${clock(window)} is the time from the outage at ${clock(from)} to the last client lost to it, at ${clock(from + window)}.`,
  longest: (window: number) =>
    `${clock(window)} is the longest time from the start of a record's outage to the last client lost to it. A record that is down from the start counts too.`,
  ceiling: (ceiling: number, step: number) =>
    `All panels share one axis. It ends at ${percent(ceiling)} of the clients of a step of ${seconds(step)}.`,
  cutOff: (peak: number) =>
    `This one reaches ${percent(peak)} and is cut off, because it would flatten the others.`,

  moment: (at: number, step: number, lost: number, all: number, contender: string) =>
    `From ${clock(at)} to ${clock(at + step)}, ${percent(all > 0 ? lost / all : 0)} = ${integer(lost)} of ${clients(all)} of ${contender} found no working address.`,
  answered: (held: number, eligible: number, name: string, isIn: boolean) =>
    `Of the ${records(eligible)} that are eligible, an answer contains ${integer(held)}; ${name} is ${isIn ? "still" : "not"} among them${isIn ? "" : ", but may be in cached answers"}.`,

  dies: (name: string, at: number) =>
    `${name} goes down ${clock(at)} after the start, as chosen above.`,
  lives: (name: string, at: number, lasts: number) =>
    `${name} recovers after ${clock(lasts)}, ${clock(at)} after the start.`,
  noticed: (after: number, threshold: number, interval: number) =>
    `${clock(after)} after it goes down: its check fails ${integer(threshold)} times in a row, once every ${seconds(interval)} (API reference, HealthCheckConfig, FailureThreshold and RequestInterval).`,
  cleared: (after: number, threshold: number, interval: number) =>
    `${clock(after)} after it recovers: its check passes ${integer(threshold)} times in a row, once every ${seconds(interval)}.`,

  retries: (count: number) =>
    count === 0
      ? "A client that hits a dead address gives up."
      : `A client that hits a dead address tries up to ${integer(count)} more from its answer, in order. It is lost if all of them are dead.`,
  at: (at: number) => `The record goes down ${clock(at)} after the start, when caches have filled.`,
  lasts: (lasts: number) =>
    `The record is down for ${clock(lasts)}. A check needs several failures in a row to notice, and caches keep the old answer for up to one TTL.`,
};
