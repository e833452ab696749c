/**
 * Health checks of a `ZoneSource`: what they say, and which row asks which.
 *
 * A row without a check counts as healthy (Developer Guide, "Multivalue answer
 * routing"); rows may share one check, and then change together.
 */
import type { HealthCheck, HealthCheckConfig, HealthReport, HealthStatus, ResourceRecordSet, ZoneSource } from "multivalue";

import { edited, replaceRow, withRows } from "./rows";
import { isAddress } from "./source";

export type Lamp = "healthy" | "unhealthy" | "unchecked";

/** What the core said of each check, by its ID. */
export type Reports = ReadonlyMap<string, HealthReport>;

export function lampOf(source: ZoneSource, { HealthCheckId: id }: ResourceRecordSet, reports: Reports): Lamp {
  if (!id) return "unchecked";
  return statusOf(source, id, reports) === "Unhealthy" ? "unhealthy" : "healthy";
}

/** What was set by hand is known before the core has said it again. */
export function statusOf(source: ZoneSource, id: string, reports: Reports): HealthStatus {
  return source.Health?.[id] ?? reports.get(id)?.status ?? "Healthy";
}

/** Sets by hand the other of what the check says now; `observed` is what it says of itself. */
export function toggleCheck(source: ZoneSource, id: string, observed: HealthStatus = "Healthy"): ZoneSource {
  const now = source.Health?.[id] ?? observed;
  return { ...source, Health: { ...source.Health, [id]: now === "Unhealthy" ? "Healthy" : "Unhealthy" } };
}

/** The check of an ID; with hundreds of rows each looks one up. */
export function checkOf({ HealthChecks }: ZoneSource, id: string): HealthCheck | undefined {
  if (!HealthChecks) return undefined;
  const known = BY_ID.get(HealthChecks) ?? new Map(HealthChecks.map((check) => [check.Id, check]));
  BY_ID.set(HealthChecks, known);
  return known.get(id);
}

const BY_ID = new WeakMap<HealthCheck[], Map<string | undefined, HealthCheck>>();

/** What a check watches; the address of the record itself goes without saying. */
export function targetOf({ HealthCheckConfig: config }: Pick<HealthCheck, "HealthCheckConfig">, own: string): string {
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

/** Gives each row of a group a check of its own that watches its first value. */
export function attachNewChecks(source: ZoneSource, rows: ResourceRecordSet[]): ZoneSource {
  const [beside, nextId] = [rows[0] && configBeside(source, rows[0]), freshIds(source)];
  const checks = new Map(rows.map((row) => [row, newCheck(nextId(`check-${row.SetIdentifier ?? "record"}`), watching(row, beside))]));
  const asking = withRows(source, (row) => (checks.has(row) ? [edited(row, { HealthCheckId: checks.get(row)?.Id })] : [row]));
  return { ...asking, HealthChecks: [...(source.HealthChecks ?? []), ...checks.values()] };
}

function newCheck(id: string, config: HealthCheckConfig): HealthCheck {
  return { Id: id, CallerReference: id, HealthCheckVersion: 1, HealthCheckConfig: config };
}

/** New rows are checked when the row they follow is. */
export function checkLike(model: ResourceRecordSet | undefined, source: ZoneSource, rows: ResourceRecordSet[]): ZoneSource {
  return model && !model.HealthCheckId ? source : attachNewChecks(source, rows);
}

/** As the group's other checks are, but of this row's own address. */
function watching(row: ResourceRecordSet, beside: HealthCheckConfig | undefined): HealthCheckConfig {
  const value = row.Type && isAddress(row.Type) ? row.ResourceRecords?.[0]?.Value : undefined;
  // What is no address is refused as the record's value, which says more than the check's.
  const address = value !== undefined && isLiteral(value) ? value : undefined;
  if (beside && address !== undefined) return { ...beside, IPAddress: address };
  const host = address ? { IPAddress: address } : { FullyQualifiedDomainName: row.Name?.replace(/\.$/, "") };
  return { Type: "TCP", ...host, Port: 443, RequestInterval: 30, FailureThreshold: 3 };
}

/** Whether a text is an IP address, by the rules of URLs (WHATWG URL, "host parsing"). */
function isLiteral(text: string): boolean {
  const isV6 = text.includes(":");
  if (!isV6 && !/^[\d.]+$/.test(text)) return false;
  if (isV6) return URL.canParse(`http://[${text}]/`);
  return URL.canParse(`http://${text}/`) && new URL(`http://${text}/`).hostname === text;
}

function configBeside(source: ZoneSource, { Name, Type }: ResourceRecordSet): HealthCheckConfig | undefined {
  const ids = new Set(
    source.ResourceRecordSets.filter((row) => row.Name === Name && row.Type === Type).map((row) => row.HealthCheckId),
  );
  const configs = (source.HealthChecks ?? []).filter(({ Id }) => ids.has(Id)).map((check) => check.HealthCheckConfig);
  return configs.find((config) => config?.IPAddress !== undefined);
}

export function freshId(source: ZoneSource, stem: string): string {
  return freshIds(source)(stem);
}

function freshIds({ HealthChecks }: ZoneSource): (stem: string) => string {
  const taken = new Set(HealthChecks?.map((check) => check.Id));
  return (stem) => {
    let id = stem;
    for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
    taken.add(id);
    return id;
  };
}
