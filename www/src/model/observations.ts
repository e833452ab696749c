/**
 * Results of checks, made by hand: by check, one letter a result, oldest first.
 *
 * They are part of the state and of its link, so that a link shows the same countdown to
 * everybody. A check starts with them anew for each picture: with another threshold, the
 * results are judged by that one.
 */
import type { ZoneSource } from "multivalue";

import type { Change, Observations } from "./state";

/** Passed, failed, or too few data, which only metrics know. */
export const RESULTS = { p: true, f: false, n: null } as const;
export type Result = keyof typeof RESULTS;

export const withResult =
  (id: string, result: Result): Change =>
  (state) => {
    const results = shortened(`${state.observations[id] ?? ""}${result}`);
    return { ...state, observations: { ...state.observations, [id]: results }, ask: 1 };
  };

export const withoutResults =
  (id: string): Change =>
  (state) => {
    const { [id]: _, ...observations } = state.observations;
    return { ...state, observations };
  };

/** Feeds all results to a zone's checks. */
export function replay(observations: Observations, observe: (id: string, ok: boolean | null) => void): void {
  for (const [id, results] of Object.entries(observations)) {
    for (const result of results) observe(id, RESULTS[result as Result]);
  }
}

export function isObserved({ HealthChecks }: ZoneSource, observations: Observations, id: string): boolean {
  const config = HealthChecks?.find(({ Id }) => Id === id)?.HealthCheckConfig;
  return id in observations || config?.Inverted === true || config?.Type === "CALCULATED";
}

/** After as many equal results as the highest threshold asks for, nothing before them counts. */
function shortened(results: string): string {
  const start = Math.max(results.lastIndexOf("p".repeat(MOST_IN_A_ROW)), results.lastIndexOf("f".repeat(MOST_IN_A_ROW)), 0);
  return results.slice(start).replace(/n+/g, "n").slice(-MOST_RESULTS);
}

/** The highest failure threshold (API reference, HealthCheckConfig, FailureThreshold). */
const MOST_IN_A_ROW = 10;
export const MOST_RESULTS = 1_000;
