/**
 * A check as the panel shows it: how results reach it, who asks it, and how far it is from turning.
 */
import type { HealthCheck, HealthCheckConfig, HealthReport, ZoneSource } from "multivalue";

/** How a check comes by its results; a calculated one has none of its own. */
export type Feed = "probe" | "metric" | "control" | null;

export interface CheckLine {
  id: string;
  /** Absent where rows name a check whose settings were not imported. */
  check: HealthCheck | undefined;
  /** The rows that ask it. */
  askedBy: string[];
}

export interface Countdown {
  left: number;
  threshold: number;
  streak: number;
  /** What the last results made of it, before inversion: healthy or not. Null beneath what is set by hand. */
  opinion: boolean | null;
}

/** Worked out once for a zone, which may have hundreds. */
export function checkLines(source: ZoneSource): CheckLine[] {
  const known = LINES.get(source) ?? linesOf(source);
  LINES.set(source, known);
  return known;
}

const LINES = new WeakMap<ZoneSource, CheckLine[]>();

function linesOf({ HealthChecks = [], ResourceRecordSets }: ZoneSource): CheckLine[] {
  const lines = new Map(HealthChecks.map((check) => [check.Id ?? "", lineOf(check.Id ?? "", check)]));
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

/** Results in a row that are still needed to turn an endpoint's check. */
export function countdownOf(config: HealthCheckConfig | undefined, report: HealthReport | undefined): Countdown | null {
  if (!report || feedOf(config) !== "probe" || config?.Disabled) return null;
  const threshold = config?.FailureThreshold ?? USUAL_THRESHOLD;
  const streak = report.streak ?? 0;
  const opinion = report.source === "override" ? null : (report.status === "Healthy") !== (config?.Inverted ?? false);
  return { left: threshold - streak, threshold, streak, opinion };
}

function lineOf(id: string, check: HealthCheck | undefined): CheckLine {
  return { id, check, askedBy: [] };
}

/** Where a check does not say (API reference, HealthCheckConfig, FailureThreshold). */
export const USUAL_THRESHOLD = 3;
export const USUAL_INTERVAL = 30;
