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
  who: "Record that dies",
  dies: "dies",
  at: "at",
  when: "When it dies",
  lasts: "for",
  howLong: "For how long it is dead",
  death: (name: string, from: string, to: string) => `${name} is dead from ${from} to ${to}.`,
  noticed: (after: string, caches: boolean) =>
    `Its check notices after ${after}${caches ? "; caches forget it one TTL later" : ""}.`,
  unnoticed: "No check notices.",
  cost: (contender: string, share: number) =>
    share === 0
      ? `${contender} loses nobody.`
      : `${contender} loses ${percentFixed(share)} of all clients.`,
  lostOver: (window: string) => `lost, the last after ${window}`,
  lostIs: "lost",
  moment: "Moment to read",
  atMoment: (time: string, panels: string[]) => `${time}: ${panels.join("; ")}.`,
  answers: (held: number, eligible: number) =>
    held === eligible
      ? `, answers all ${integer(held)}`
      : `, answers ${integer(held)} of ${integer(eligible)}`,
  answersOne: (name: string) => `, answers ${name}`,
  noneLost: "nobody lost",
  cutOff: (peak: number, ceiling: number) =>
    `${percentFixed(peak)}, cut off at ${percentFixed(ceiling)}`,
  mark: { dies: "dies", lives: "lives", noticed: "noticed", cleared: "noticed" },
  event: {
    dies: (name: string) => `${name} dies.`,
    lives: (name: string) => `${name} lives again.`,
    noticed: (name: string) => `The check of ${name} says Unhealthy.`,
    cleared: (name: string) => `The check of ${name} says Healthy.`,
  },
  events: "What happened",
  alwaysDead: (count: number) =>
    `${count === 1 ? "One other record is" : `${integer(count)} other records are`} dead all the time.`,
  how: "Lost is who finds no living address; the paler area is who meets a dead one first and tries on. A check notices after as many failures in a row as its threshold says, one an interval; then a resolver that asked before keeps its answer up to one TTL.",
  time: "Time (s)",
  lost: (contender: string) => `${contender}, lost`,
  retried: (contender: string) => `${contender}, met a dead one first`,
};

export const timelineExplanationStrings = {
  story: (name: string, from: number, lasts: number, end: number) =>
    `${name} is dead for ${clock(lasts)}, from ${clock(from)} on; ${clock(end - from - lasts)} more are looked at. Shares are of all clients from ${clock(0)} to ${clock(end)}.`,
  course: (share: number, lost: number, all: number) =>
    `${percentFixed(share)} = ${integer(lost)} of ${clients(all)} found no living address.`,
  window: (window: number, from: number) =>
    `${clock(window)} is from the death at ${clock(from)} to the last client lost to it, at ${clock(from + window)}.`,
  longest: (window: number) =>
    `${clock(window)} is the longest time from the death of a record, be it dead from the beginning, to the last client lost to it.`,
  ceiling: (ceiling: number, step: number) =>
    `All panels share one axis: its end is ${percent(ceiling)} of the clients of a step, which is ${seconds(step)} long.`,
  cutOff: (peak: number) =>
    `This one goes up to ${percent(peak)}, and is torn off where it would leave the others flat.`,

  moment: (at: number, step: number, lost: number, all: number, contender: string) =>
    `From ${clock(at)} to ${clock(at + step)}, ${percent(all > 0 ? lost / all : 0)} = ${integer(lost)} of ${clients(all)} of ${contender} found no living address.`,
  answered: (held: number, eligible: number, name: string, isIn: boolean) =>
    `Of the ${records(eligible)} that its checks leave, an answer of Route 53 holds ${integer(held)}; ${name} is ${isIn ? "still" : "not"} among them${isIn ? "" : ", but may be in answers that caches keep"}.`,

  dies: (name: string, at: number) =>
    `${name} stops answering ${clock(at)} after the beginning, as was chosen above.`,
  lives: (name: string, at: number, lasts: number) =>
    `${name} answers again after ${clock(lasts)}, ${clock(at)} after the beginning.`,
  noticed: (after: number, threshold: number, interval: number) =>
    `${clock(after)} after the death: its check fails ${integer(threshold)} times in a row, once in ${seconds(interval)} (API reference, HealthCheckConfig, FailureThreshold and RequestInterval).`,
  cleared: (after: number, threshold: number, interval: number) =>
    `${clock(after)} after it lives again: its check passes ${integer(threshold)} times in a row, once in ${seconds(interval)}.`,

  retries: (count: number) =>
    count === 0
      ? "A client that takes a dead address gives up."
      : `A client that takes a dead address tries up to ${integer(count)} more of its answer, in order, and is lost when all of them are dead.`,
  at: (at: number) => `The record dies ${clock(at)} after the beginning, when caches have filled.`,
  lasts: (lasts: number) =>
    `The record is dead for ${clock(lasts)}. A check needs some failures in a row to notice, and caches keep the old answer for up to a TTL.`,
};
