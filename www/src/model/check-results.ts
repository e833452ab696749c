/**
 * Results of health checks: those entered by hand, and how many more a check needs to change its status.
 *
 * Results are part of the state and of its link, one letter each, oldest first. Each run replays them, so a changed
 * threshold applies to all of them.
 */
import type { HealthCheck, HealthCheckConfig, HealthReport, ZoneSource } from "multivalue";

import type { Change, Observations } from "./state";

/** Where results come from. A calculated check has none of its own. */
export type Feed = "probe" | "metric" | "control" | null;

export interface CheckLine {
  id: string;
  /** Absent if the settings were not imported. */
  check: HealthCheck | undefined;
  /** Records with this check. */
  askedBy: string[];
}

export interface Countdown {
  left: number;
  threshold: number;
  streak: number;
  /** Health by results alone, before inversion. Null under a manual status. */
  isHealthy: boolean | null;
}

/** Computed once for a zone, which can have hundreds. */
export function checkLines(source: ZoneSource): CheckLine[] {
  const known = LINES.get(source) ?? linesOf(source);
  LINES.set(source, known);
  return known;
}

function linesOf({ HealthChecks = [], ResourceRecordSets }: ZoneSource): CheckLine[] {
  const lines = new Map(
    HealthChecks.map((check) => [check.Id ?? "", lineOf(check.Id ?? "", check)]),
  );
  for (const { HealthCheckId: id, SetIdentifier, Name } of ResourceRecordSets) {
    if (!id) continue;
    const line = lines.get(id) ?? lineOf(id, undefined);
    line.askedBy.push(SetIdentifier ?? Name ?? "");
    lines.set(id, line);
  }
  return [...lines.values()];
}

export function feedOf(config: HealthCheckConfig | undefined): Feed {
  switch (config?.Type) {
    case "CALCULATED":
      return null;
    case "CLOUDWATCH_METRIC":
      return "metric";
    case "RECOVERY_CONTROL":
      return "control";
    default:
      return "probe";
  }
}

/** Results in a row until an endpoint check changes its status. */
export function countdownOf(
  config: HealthCheckConfig | undefined,
  report: HealthReport | undefined,
): Countdown | null {
  if (!report || feedOf(config) !== "probe" || config?.Disabled) return null;
  const threshold = config?.FailureThreshold ?? DEFAULT_THRESHOLD;
  const streak = report.streak ?? 0;
  const isHealthy =
    report.source === "override"
      ? null
      : (report.status === "Healthy") !== (config?.Inverted ?? false);
  return { left: threshold - streak, threshold, streak, isHealthy };
}

function lineOf(id: string, check: HealthCheck | undefined): CheckLine {
  return { id, check, askedBy: [] };
}

/** Defaults (API reference, HealthCheckConfig). */
export const DEFAULT_THRESHOLD = 3;
export const DEFAULT_INTERVAL = 30;

/** Passed, failed, insufficient data (metrics only). */
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

export function replay(
  observations: Observations,
  observe: (id: string, ok: boolean | null) => void,
): void {
  for (const [id, results] of Object.entries(observations)) {
    for (const result of results) observe(id, RESULTS[result as Result]);
  }
}

export function isObserved(
  { HealthChecks }: ZoneSource,
  observations: Observations,
  id: string,
): boolean {
  const config = HealthChecks?.find(({ Id }) => Id === id)?.HealthCheckConfig;
  return id in observations || config?.Inverted === true || config?.Type === "CALCULATED";
}

/** Results before a full run of equal results have no effect. */
function shortened(results: string): string {
  const start = Math.max(
    results.lastIndexOf("p".repeat(MOST_IN_A_ROW)),
    results.lastIndexOf("f".repeat(MOST_IN_A_ROW)),
    0,
  );
  return results.slice(start).replace(/n+/g, "n").slice(-MOST_RESULTS);
}

/** The highest failure threshold (API reference, HealthCheckConfig, FailureThreshold). */
const MOST_IN_A_ROW = 10;
export const MOST_RESULTS = 1_000;

const LINES = new WeakMap<ZoneSource, CheckLine[]>();
