/**
 * A group's records rewritten into each policy, row by row as Route 53 would have them.
 *
 * A simple row holds all values and no check; a multivalue row one value and its check. Failover has one
 * primary and one secondary row: the first record becomes the primary, all others together the secondary, which
 * has no check, since a row has but one. (Developer Guide, "Choosing a routing policy".)
 */
import type { Answer, ResourceRecordSet, ZoneSource } from "multivalue";

import { isIn, rowsOf, type Group, type Policy } from "./source";
import type { Endpoint } from "../engine/outcome";

/** Each distinct value once; where rows share one, a row that lives stands for it. */
export function endpointsOf({ rows }: Answer): Endpoint[] {
  const endpoints = new Map<string, Endpoint>();
  for (const { values, setIdentifier: name, health, healthCheckId } of rows) {
    for (const value of values) {
      if (endpoints.get(value)?.health !== "unhealthy" && endpoints.has(value)) continue;
      endpoints.set(value, { value, name, health, healthCheckId });
    }
  }
  return [...endpoints.values()];
}

/** The policies to compare: those that any group may have, and weights where they were given. */
export function policiesFor(own: Policy): Policy[] {
  return own === "weighted" ? ["simple", "failover", "multivalue", "weighted"] : ["simple", "failover", "multivalue"];
}

/** The zone with the group under a policy; as it stands where that is its own. */
export function underPolicy(source: ZoneSource, group: Group, endpoints: Endpoint[], own: Policy, policy: Policy): ZoneSource {
  if (policy === own || policy === "weighted") return source;
  const others = source.ResourceRecordSets.filter((row) => !isIn(row, group));
  const [model] = rowsOf(source, group);
  const base = { Name: model?.Name ?? group.name, Type: group.type, TTL: model?.TTL ?? 0 };
  return { ...source, ResourceRecordSets: [...others, ...ROWS[policy](endpoints).map((row) => ({ ...base, ...row }))] };
}

/** With every check of the zone saying what it says now, whatever is observed later. */
export function withStatuses(source: ZoneSource, health: { id: string; status: "Healthy" | "Unhealthy" }[]): ZoneSource {
  return { ...source, Health: Object.fromEntries(health.map(({ id, status }) => [id, status])) };
}

/** With every answer good for one client alone. */
export function withoutCaching(source: ZoneSource, group: Group): ZoneSource {
  return { ...source, ResourceRecordSets: source.ResourceRecordSets.map((row) => (isIn(row, group) ? { ...row, TTL: 0 } : row)) };
}

const ROWS: Record<Exclude<Policy, "weighted">, (endpoints: Endpoint[]) => Partial<ResourceRecordSet>[]> = {
  simple: (endpoints) => [{ ResourceRecords: recordsOf(endpoints) }],

  failover([first, ...others]) {
    if (!first) return [];
    const primary = { SetIdentifier: "primary", Failover: "PRIMARY" as const, ...checkOf(first), ResourceRecords: recordsOf([first]) };
    const secondary = { SetIdentifier: "secondary", Failover: "SECONDARY" as const, ResourceRecords: recordsOf(others) };
    return others.length > 0 ? [primary, secondary] : [primary];
  },

  multivalue: (endpoints) =>
    endpoints.map((endpoint, at) => ({
      SetIdentifier: `record-${at + 1}`,
      MultiValueAnswer: true,
      ...checkOf(endpoint),
      ResourceRecords: recordsOf([endpoint]),
    })),
};

function checkOf({ healthCheckId }: Endpoint): Partial<ResourceRecordSet> {
  return healthCheckId === null ? {} : { HealthCheckId: healthCheckId };
}

function recordsOf(endpoints: Endpoint[]): { Value: string }[] {
  return endpoints.map(({ value }) => ({ Value: value }));
}
