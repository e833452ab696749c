/**
 * Edits of a `ZoneSource`: functions from one source to the next. They do not validate; the core does.
 *
 * Loaded with the first edit.
 */
import type { HealthCheck, HealthCheckConfig, ResourceRecordSet, ZoneSource } from "multivalue";

import { type Group, isAddress, isIn, type Line, policyOf, rowsOf, sameRow } from "./zone";

export type FailoverRole = "PRIMARY" | "SECONDARY";

export function setValue(source: ZoneSource, line: Line, value: string): ZoneSource {
  const records = (line.row.ResourceRecords ?? []).map((record, nth) =>
    nth === line.nth ? { Value: value } : record,
  );
  return replaceRow(source, line.row, edited(line.row, { ResourceRecords: records }));
}

export function setIdentifier(
  source: ZoneSource,
  row: ResourceRecordSet,
  identifier: string,
): ZoneSource {
  return replaceRow(source, row, edited(row, { SetIdentifier: identifier }));
}

/** An RRset has one TTL (RFC 2181, section 5.2). An alias has none. */
export function setTtl(source: ZoneSource, group: Group, text: string): ZoneSource {
  const TTL = numberIn(text);
  return withRows(source, (row) =>
    isIn(row, group) && !row.AliasTarget ? [edited(row, { TTL })] : [row],
  );
}

export function setWeight(source: ZoneSource, row: ResourceRecordSet, text: string): ZoneSource {
  return replaceRow(source, row, edited(row, { Weight: numberIn(text) }));
}

/** The core refuses what is not a number. */
export function numberIn(text: string): number {
  return /^[-+]?\d+$/.test(text) ? Number(text) : (text as unknown as number);
}

export function removeLine(source: ZoneSource, line: Line): ZoneSource {
  const records = (line.row.ResourceRecords ?? []).filter((_, nth) => nth !== line.nth);
  const rest = records.length === 0 ? [] : [edited(line.row, { ResourceRecords: records })];
  return withRows(source, (row) => (row === line.row ? rest : [row]));
}

/** Adds values: one record each, or more values of one record, depending on the policy. */
export function addValues(
  source: ZoneSource,
  group: Group,
  values: string[],
  role: FailoverRole,
): ZoneSource {
  switch (policyOf(source, group)) {
    case "multivalue":
      return addOwnRows(source, group, values, { MultiValueAnswer: true });
    case "weighted":
      return addOwnRows(source, group, values, { Weight: weightOf(source, group) });
    case "failover":
      return addToRow(
        source,
        group,
        values,
        (row) => row.Failover === role,
        failoverRow(source, group, role),
      );
    case "simple":
      return addToRow(source, group, values, () => true, {});
  }
}

function addOwnRows(
  source: ZoneSource,
  group: Group,
  values: string[],
  policy: Partial<ResourceRecordSet>,
): ZoneSource {
  const rows = rowsOf(source, group);
  const model = rows.at(-1);
  const nextIdentifier = identifiersAfter(rows);
  const added = values.map((Value) => ({
    Name: group.name,
    Type: group.type,
    SetIdentifier: nextIdentifier(),
    ...policy,
    TTL: model?.TTL ?? DEFAULT_TTL,
    ResourceRecords: [{ Value }],
  }));
  return checkLike(model, appendRows(source, added), added);
}

function addToRow(
  source: ZoneSource,
  group: Group,
  values: string[],
  wanted: (row: ResourceRecordSet) => boolean,
  otherwise: Partial<ResourceRecordSet>,
): ZoneSource {
  const records = values.map((Value) => ({ Value }));
  const row = rowsOf(source, group).find(wanted);
  if (row)
    return replaceRow(
      source,
      row,
      edited(row, { ResourceRecords: [...(row.ResourceRecords ?? []), ...records] }),
    );
  const fresh = { Name: group.name, Type: group.type, TTL: DEFAULT_TTL, ResourceRecords: records };
  return appendRows(source, [{ ...fresh, ...otherwise }]);
}

/** The weight of the last record, so that a new one gets answers. */
function weightOf(source: ZoneSource, group: Group): number {
  return rowsOf(source, group).at(-1)?.Weight ?? 1;
}

function failoverRow(
  source: ZoneSource,
  group: Group,
  role: FailoverRole,
): Partial<ResourceRecordSet> {
  const TTL = rowsOf(source, group)[0]?.TTL ?? DEFAULT_TTL;
  return { SetIdentifier: role.toLowerCase(), Failover: role, TTL };
}

/** `web-12` is followed by `web-13`; without a number, `record-N`. */
function identifiersAfter(rows: ResourceRecordSet[]): () => string {
  const parts = /^(.*?)\d+$/.exec(rows.at(-1)?.SetIdentifier ?? "");
  const prefix = parts?.[1] ?? "record-";
  const taken = new Set(rows.map((row) => row.SetIdentifier));
  let number = 0;
  return () => {
    do number += 1;
    while (taken.has(`${prefix}${number}`));
    return `${prefix}${number}`;
  };
}

export function attachCheck(source: ZoneSource, row: ResourceRecordSet, id: string): ZoneSource {
  return replaceRow(source, row, edited(row, { HealthCheckId: id }));
}

export function detachCheck(source: ZoneSource, row: ResourceRecordSet): ZoneSource {
  const next = edited(row, {});
  delete next.HealthCheckId;
  return replaceRow(source, row, next);
}

/** Gives each record a new check of its first value. */
export function attachNewChecks(source: ZoneSource, rows: ResourceRecordSet[]): ZoneSource {
  const [beside, nextId] = [rows[0] && configBeside(source, rows[0]), freshIds(source)];
  const checks = new Map(
    rows.map((row) => [
      row,
      newCheck(nextId(`check-${row.SetIdentifier ?? "record"}`), watching(row, beside)),
    ]),
  );
  const asking = withRows(source, (row) =>
    checks.has(row) ? [edited(row, { HealthCheckId: checks.get(row)?.Id })] : [row],
  );
  return { ...asking, HealthChecks: [...(source.HealthChecks ?? []), ...checks.values()] };
}

function newCheck(id: string, config: HealthCheckConfig): HealthCheck {
  return { Id: id, CallerReference: id, HealthCheckVersion: 1, HealthCheckConfig: config };
}

/** New records get a check if the one before them has one. */
export function checkLike(
  model: ResourceRecordSet | undefined,
  source: ZoneSource,
  rows: ResourceRecordSet[],
): ZoneSource {
  return model && !model.HealthCheckId ? source : attachNewChecks(source, rows);
}

/** Settings of the group's other checks, with this record's address. */
function watching(
  row: ResourceRecordSet,
  beside: HealthCheckConfig | undefined,
): HealthCheckConfig {
  const value = row.Type && isAddress(row.Type) ? row.ResourceRecords?.[0]?.Value : undefined;
  // the core's error about the record's value says more than one about the check
  const address = value !== undefined && isLiteral(value) ? value : undefined;
  if (beside && address !== undefined) return { ...beside, IPAddress: address };
  const host = address
    ? { IPAddress: address }
    : { FullyQualifiedDomainName: row.Name?.replace(/\.$/, "") };
  return { Type: "TCP", ...host, Port: 443, RequestInterval: 30, FailureThreshold: 3 };
}

/** Whether a text is an IP address, by the URL parser (WHATWG URL, "host parsing"). */
function isLiteral(text: string): boolean {
  const isV6 = text.includes(":");
  if (!isV6 && !/^[\d.]+$/.test(text)) return false;
  if (isV6) return URL.canParse(`http://[${text}]/`);
  return URL.canParse(`http://${text}/`) && new URL(`http://${text}/`).hostname === text;
}

function configBeside(
  source: ZoneSource,
  { Name, Type }: ResourceRecordSet,
): HealthCheckConfig | undefined {
  const ids = new Set(
    source.ResourceRecordSets.filter((row) => row.Name === Name && row.Type === Type).map(
      (row) => row.HealthCheckId,
    ),
  );
  const configs = (source.HealthChecks ?? [])
    .filter(({ Id }) => ids.has(Id))
    .map((check) => check.HealthCheckConfig);
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

/** A changed copy that keeps the key of the record. */
export function edited(
  row: ResourceRecordSet,
  members: Partial<ResourceRecordSet>,
): ResourceRecordSet {
  return sameRow({ ...row, ...members }, row);
}

export function replaceRow(
  source: ZoneSource,
  row: ResourceRecordSet,
  next: ResourceRecordSet,
): ZoneSource {
  return withRows(source, (each) => (each === row ? [next] : [each]));
}

export function appendRows(source: ZoneSource, rows: ResourceRecordSet[]): ZoneSource {
  return { ...source, ResourceRecordSets: [...source.ResourceRecordSets, ...rows] };
}

export function withRows(
  source: ZoneSource,
  change: (row: ResourceRecordSet) => ResourceRecordSet[],
): ZoneSource {
  return { ...source, ResourceRecordSets: source.ResourceRecordSets.flatMap(change) };
}

/** Seconds. AWS recommends at most 60 for records with checks (API reference, ResourceRecordSet, TTL). */
const DEFAULT_TTL = 60;
