/**
 * Which row asks which check: one that is there, none, or a new one like those beside it.
 *
 * Nothing is judged here: the core accepts or refuses the outcome.
 */
import type { HealthCheck, HealthCheckConfig, ResourceRecordSet, ZoneSource } from "multivalue";

import { edited, replaceRow, withRows } from "./rows";
import { isAddress } from "./source";

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
