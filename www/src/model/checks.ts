/**
 * Status and target of health checks.
 *
 * A record without a check counts as healthy (Developer Guide, "Multivalue answer routing"). Records that share a
 * check change together.
 */
import type {
  HealthCheck,
  HealthReport,
  HealthStatus,
  ResourceRecordSet,
  ZoneSource,
} from "multivalue";

export type Lamp = "healthy" | "unhealthy" | "unchecked";

/** The core's reports by check ID. */
export type Reports = ReadonlyMap<string, HealthReport>;

export function lampOf(
  source: ZoneSource,
  { HealthCheckId: id }: ResourceRecordSet,
  reports: Reports,
): Lamp {
  if (!id) return "unchecked";
  return statusOf(source, id, reports) === "Unhealthy" ? "unhealthy" : "healthy";
}

/** A manual status is known before the core reports it. */
export function statusOf(source: ZoneSource, id: string, reports: Reports): HealthStatus {
  return source.Health?.[id] ?? reports.get(id)?.status ?? "Healthy";
}

/** Sets the opposite of the current status manually. `observed`: status by results. */
export function toggleCheck(
  source: ZoneSource,
  id: string,
  observed: HealthStatus = "Healthy",
): ZoneSource {
  const now = source.Health?.[id] ?? observed;
  return {
    ...source,
    Health: { ...source.Health, [id]: now === "Unhealthy" ? "Healthy" : "Unhealthy" },
  };
}

/** By ID. Indexed once: each of hundreds of records looks one up. */
export function checkOf({ HealthChecks }: ZoneSource, id: string): HealthCheck | undefined {
  if (!HealthChecks) return undefined;
  const known = BY_ID.get(HealthChecks) ?? new Map(HealthChecks.map((check) => [check.Id, check]));
  BY_ID.set(HealthChecks, known);
  return known.get(id);
}

/** The check's target, without the address if that is the record's own. */
export function targetOf(
  { HealthCheckConfig: config }: Pick<HealthCheck, "HealthCheckConfig">,
  own: string,
): string {
  const { Type = "", IPAddress, FullyQualifiedDomainName, Port, ResourcePath = "" } = config ?? {};
  const address = IPAddress?.includes(":")
    ? `[${IPAddress}]`
    : (IPAddress ?? FullyQualifiedDomainName ?? "");
  const host = IPAddress === own ? "" : address;
  return `${Type} ${host}${Port ? `:${Port}` : ""}${ResourcePath}`;
}

const BY_ID = new WeakMap<HealthCheck[], Map<string | undefined, HealthCheck>>();
