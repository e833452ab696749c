/**
 * Health checks of a `ZoneSource`: what they say, and which row asks which.
 *
 * A row without a check counts as healthy (Developer Guide, "Multivalue answer
 * routing"); rows may share one check, and then change together.
 */
import type { HealthCheck, HealthCheckConfig, ResourceRecordSet, ZoneSource } from "multivalue";

import { edited, replaceRow } from "./rows";
import { isAddress } from "./source";

export type Lamp = "healthy" | "unhealthy" | "unchecked";

export function lampOf(source: ZoneSource, row: ResourceRecordSet): Lamp {
  if (!row.HealthCheckId) return "unchecked";
  return source.Health?.[row.HealthCheckId] === "Unhealthy" ? "unhealthy" : "healthy";
}

export function toggleCheck(source: ZoneSource, id: string): ZoneSource {
  const down = source.Health?.[id] === "Unhealthy";
  return { ...source, Health: { ...source.Health, [id]: down ? "Healthy" : "Unhealthy" } };
}

/** What a check watches; the address of the record itself goes without saying. */
export function targetOf({ HealthCheckConfig: config }: HealthCheck, own: string): string {
  const { Type = "", IPAddress, FullyQualifiedDomainName, Port, ResourcePath = "" } = config ?? {};
  const address = IPAddress?.includes(":") ? `[${IPAddress}]` : (IPAddress ?? FullyQualifiedDomainName ?? "");
  const host = IPAddress === own ? "" : address;
  return `${Type} ${host}${Port ? `:${Port}` : ""}${ResourcePath}`;
}

export function attachCheck(source: ZoneSource, row: ResourceRecordSet, id: string): ZoneSource {
  return replaceRow(source, row, edited(row, { HealthCheckId: id }));
}

export function detachCheck(source: ZoneSource, row: ResourceRecordSet): ZoneSource {
  const next = edited(row, {});
  delete next.HealthCheckId;
  return replaceRow(source, row, next);
}

/** Gives the row a check of its own that watches its first value. */
export function attachNewCheck(source: ZoneSource, row: ResourceRecordSet): ZoneSource {
  const id = freshId(source, row);
  const check: HealthCheck = {
    Id: id,
    CallerReference: id,
    HealthCheckVersion: 1,
    HealthCheckConfig: watching(source, row),
  };
  return attachCheck({ ...source, HealthChecks: [...(source.HealthChecks ?? []), check] }, row, id);
}

/** A new row is checked when the row it follows is. */
export function checkLike(model: ResourceRecordSet | undefined, source: ZoneSource, row: ResourceRecordSet): ZoneSource {
  return model && !model.HealthCheckId ? source : attachNewCheck(source, row);
}

/** As the group's other checks are, but of this row's own address. */
function watching(source: ZoneSource, row: ResourceRecordSet): HealthCheckConfig {
  const address = row.Type && isAddress(row.Type) ? row.ResourceRecords?.[0]?.Value : undefined;
  const model = address === undefined ? undefined : configBeside(source, row);
  if (model) return { ...model, IPAddress: address };
  const host = address ? { IPAddress: address } : { FullyQualifiedDomainName: row.Name?.replace(/\.$/, "") };
  return { Type: "TCP", ...host, Port: 443, RequestInterval: 30, FailureThreshold: 3 };
}

function configBeside(source: ZoneSource, { Name, Type }: ResourceRecordSet): HealthCheckConfig | undefined {
  const ids = new Set(
    source.ResourceRecordSets.filter((row) => row.Name === Name && row.Type === Type).map((row) => row.HealthCheckId),
  );
  const configs = (source.HealthChecks ?? []).filter(({ Id }) => ids.has(Id)).map((check) => check.HealthCheckConfig);
  return configs.find((config) => config?.IPAddress !== undefined);
}

function freshId(source: ZoneSource, row: ResourceRecordSet): string {
  const taken = new Set(source.HealthChecks?.map((check) => check.Id));
  const stem = `check-${row.SetIdentifier ?? "record"}`;
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}
