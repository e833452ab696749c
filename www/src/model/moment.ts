import { spanOf, type Course } from "./course";
import type { Answered, Clients } from "./outcome";

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
