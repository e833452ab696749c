/**
 * Values derived from the state or a result for the store.
 */
import type { Reports } from "../model/checks";
import type { State } from "../model/state";
import type { Picture } from "../model/view";
import { readableName } from "../model/zone";
import { commonStrings } from "../text/strings";

export function reportsOf(picture: Picture | null): Reports {
  const known = picture ? REPORTS.get(picture) : undefined;
  const reports =
    known ?? new Map((picture?.outcome.health ?? []).map((report) => [report.id, report]));
  if (picture) REPORTS.set(picture, reports);
  return reports;
}

/** The state that reset returns to: an example as in its file, or a zone as it was opened. */
export async function originOf(state: State): Promise<State> {
  if (!state.preset) return state;
  const { FIRST_PRESET, withFirstPreset } = await import("../model/example");
  return state.preset === FIRST_PRESET
    ? withFirstPreset(state)
    : (await import("../model/presets")).withPreset(state.preset)(state);
}

/** Loads the examples only when one is needed; the first one has a module of its own. */
export async function initialStateLazily(): Promise<State> {
  return (await import("../model/example")).initialState();
}

/** Names the answer after "Ask once", else the counts. */
export function statusOf({ state, outcome }: Picture, before: Picture | null): string {
  const name = `${readableName(state.group.name)} ${state.group.type}`;
  const { tally, answer } = outcome;
  const values = answer.answer.map(({ data }) => data);
  if (before && state.ask === before.state.ask + 1)
    return commonStrings.status.once(state.ask, values);
  if (!tally) return commonStrings.nobody(answer.rcode);
  const { oneByWeight, areEligible } = commonStrings.status;
  const summary =
    answer.policy === "weighted"
      ? oneByWeight(answer.rows.length)
      : areEligible(tally.eligible, tally.perAnswer);
  return commonStrings.status.done(tally.queries, name, summary);
}

export function memoizeLast<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { args: A; outcome: R } | null = null;
  return (...args) => {
    if (last?.args.every((each, at) => each === args[at])) return last.outcome;
    last = { args, outcome: make(...args) };
    return last.outcome;
  };
}

/** One map for each result, however often it is rendered. */
const REPORTS = new WeakMap<Picture, Reports>();
