/**
 * Edits of a `ZoneSource`, each a function from one source to the next.
 *
 * Nothing is judged here: the core accepts or refuses the outcome.
 */
import type { ResourceRecordSet, ZoneSource } from "multivalue";

import { checkLike } from "./attached-checks";
import { appendRows, edited, replaceRow, withRows } from "./rows";
import { isIn, policyOf, rowsOf, type Group, type Line } from "./source";

export { attachCheck, attachNewChecks, detachCheck } from "./attached-checks";

export type FailoverRole = "PRIMARY" | "SECONDARY";

export function setValue(source: ZoneSource, line: Line, value: string): ZoneSource {
  const records = (line.row.ResourceRecords ?? []).map((record, nth) => (nth === line.nth ? { Value: value } : record));
  return replaceRow(source, line.row, edited(line.row, { ResourceRecords: records }));
}

export function setIdentifier(source: ZoneSource, row: ResourceRecordSet, identifier: string): ZoneSource {
  return replaceRow(source, row, edited(row, { SetIdentifier: identifier }));
}

/**
 * One TTL for the whole group: DNS has one TTL per RRset (RFC 2181, section 5.2).
 * An alias has none of its own.
 */
export function setTtl(source: ZoneSource, group: Group, text: string): ZoneSource {
  const TTL = numberIn(text);
  return withRows(source, (row) => (isIn(row, group) && !row.AliasTarget ? [edited(row, { TTL })] : [row]));
}

export function setWeight(source: ZoneSource, row: ResourceRecordSet, text: string): ZoneSource {
  return replaceRow(source, row, edited(row, { Weight: numberIn(text) }));
}

/** What is no number is the core's to refuse. */
export function numberIn(text: string): number {
  return /^[-+]?\d+$/.test(text) ? Number(text) : (text as unknown as number);
}

export function removeLine(source: ZoneSource, line: Line): ZoneSource {
  const records = (line.row.ResourceRecords ?? []).filter((_, nth) => nth !== line.nth);
  const rest = records.length === 0 ? [] : [edited(line.row, { ResourceRecords: records })];
  return withRows(source, (row) => (row === line.row ? rest : [row]));
}

/** Adds values as the group's policy has them: a row each, or more values of the one row. */
export function addValues(source: ZoneSource, group: Group, values: string[], role: FailoverRole): ZoneSource {
  switch (policyOf(source, group)) {
    case "multivalue":
      return addOwnRows(source, group, values, { MultiValueAnswer: true });
    case "weighted":
      return addOwnRows(source, group, values, { Weight: weightOf(source, group) });
    case "failover":
      return addToRow(source, group, values, (row) => row.Failover === role, failoverRow(source, group, role));
    case "simple":
      return addToRow(source, group, values, () => true, {});
  }
}

function addOwnRows(source: ZoneSource, group: Group, values: string[], policy: Partial<ResourceRecordSet>): ZoneSource {
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
  if (row) return replaceRow(source, row, edited(row, { ResourceRecords: [...(row.ResourceRecords ?? []), ...records] }));
  const fresh = { Name: group.name, Type: group.type, TTL: DEFAULT_TTL, ResourceRecords: records };
  return appendRows(source, [{ ...fresh, ...otherwise }]);
}

/** As much as the row before it, so that it takes part. */
function weightOf(source: ZoneSource, group: Group): number {
  return rowsOf(source, group).at(-1)?.Weight ?? 1;
}

function failoverRow(source: ZoneSource, group: Group, role: FailoverRole): Partial<ResourceRecordSet> {
  const TTL = rowsOf(source, group)[0]?.TTL ?? DEFAULT_TTL;
  return { SetIdentifier: role.toLowerCase(), Failover: role, TTL };
}

/** `web-12` is followed by `web-13`; names without a number by `record-N`. */
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

/** At most 60 seconds is recommended for rows with health checks (API reference, ResourceRecordSet, TTL). */
const DEFAULT_TTL = 60;
