/**
 * The example zones: files of `examples/`, and variants of the first one.
 */
import type { ZoneSource } from "multivalue";

import dualStack from "../../../examples/dual-stack.json";
import failover from "../../../examples/failover.json";
import simple from "../../../examples/simple.json";
import weighted from "../../../examples/weighted.json";

import { isObserved } from "./check-results";
import { FIRST_PRESET, servers } from "./example";
import { type Change, type Observations, type PresetId, type State, withSource } from "./state";

const ten = withOnly(servers, 10);

export const PRESETS: Record<PresetId, ZoneSource> = {
  [FIRST_PRESET]: servers,
  "ten-healthy": ten,
  "two-down": withDown(ten, "web-3", "web-7"),
  "eight-or-fewer": withOnly(servers, 5),
  "all-down": withDown(ten, ...identifiers(ten)),
  unchecked: withDown(withoutCheck(ten, "web-4"), ...identifiers(ten)),
  "dual-stack": dualStack as unknown as ZoneSource,
  weighted: weighted as unknown as ZoneSource,
  failover: failover as unknown as ZoneSource,
  simple: simple as unknown as ZoneSource,
};

export const PRESET_IDS = Object.keys(PRESETS) as PresetId[];

export const withPreset =
  (preset: PresetId): Change =>
  (state) => ({ ...withSource(PRESETS[preset])(state), preset });

/** Whether the zone is the unchanged example. A check toggled twice counts as unchanged. */
export function isPreset(
  { source, observations }: Pick<State, "source" | "observations">,
  preset: PresetId,
): boolean {
  const example = PRESETS[preset];
  return (
    source.ResourceRecordSets.length === example.ResourceRecordSets.length &&
    zoneText(source, observations) === zoneText(example)
  );
}

/** Equal for zones that give equal answers. */
export function zoneText({ Health, ...zone }: ZoneSource, observations: Observations = {}): string {
  const up = Object.entries(Health ?? {}).filter(
    ([check, status]) => status === "Healthy" && isObserved(zone, observations, check),
  );
  return JSON.stringify([
    zone,
    checksDown({ Health }).sort(),
    up.sort(),
    Object.entries(observations).sort(),
  ]);
}

export function checksDown({ Health }: Pick<ZoneSource, "Health">): string[] {
  return Object.entries(Health ?? {})
    .filter(([, status]) => status === "Unhealthy")
    .map(([check]) => check);
}

function withOnly(source: ZoneSource, count: number): ZoneSource {
  const kept = new Set(Array.from({ length: count }, (_, at) => `web-${at + 1}`));
  const rows = source.ResourceRecordSets.filter(
    ({ SetIdentifier }) => !SetIdentifier || kept.has(SetIdentifier),
  );
  const checks = new Set(rows.map(({ HealthCheckId }) => HealthCheckId));
  return {
    ...source,
    ResourceRecordSets: rows,
    HealthChecks: source.HealthChecks?.filter(({ Id }) => checks.has(Id)),
  };
}

function withDown(source: ZoneSource, ...names: string[]): ZoneSource {
  const rows = source.ResourceRecordSets.filter(({ SetIdentifier }) =>
    names.includes(SetIdentifier ?? ""),
  );
  const checks = rows.flatMap(({ HealthCheckId }) => HealthCheckId ?? []);
  return {
    ...source,
    Health: Object.fromEntries(checks.map((check) => [check, "Unhealthy" as const])),
  };
}

function withoutCheck(source: ZoneSource, name: string): ZoneSource {
  const rows = source.ResourceRecordSets.map(({ HealthCheckId, ...row }) =>
    row.SetIdentifier === name || !HealthCheckId ? row : { ...row, HealthCheckId },
  );
  return { ...source, ResourceRecordSets: rows };
}

function identifiers({ ResourceRecordSets }: ZoneSource): string[] {
  return ResourceRecordSets.flatMap(({ SetIdentifier }) => SetIdentifier ?? []);
}
