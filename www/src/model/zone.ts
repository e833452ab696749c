/**
 * A `ZoneSource` as the page reads it: groups, rows and lines.
 *
 * A *group* is all records of one name and type. A *line* is one value of one record: what the table shows and
 * the tally counts. An alias record has no values and is one line.
 */
import type { ResourceRecordSet, RRType, ZoneSource } from "multivalue";

export interface Group {
  name: string;
  type: RRType;
}

export type Policy = "multivalue" | "weighted" | "failover" | "simple";

export interface Line {
  key: string;
  row: ResourceRecordSet;
  nth: number;
  value: string;
}

export function groupsOf(source: ZoneSource): Group[] {
  const groups = new Map<string, Group>();
  for (const row of source.ResourceRecordSets) {
    const { key, name, type } = groupOf(row);
    groups.set(key, { name, type });
  }
  return [...groups.values()];
}

/** The first group with a policy, else the one with the most addresses, else any. */
export function firstGroup(source: ZoneSource): Group | null {
  const groups = groupsOf(source);
  const size = (group: Group) => linesOf(source, group).length;
  const addresses = groups
    .filter(({ type }) => isAddress(type))
    .sort((one, other) => size(other) - size(one));
  return (
    groups.find((group) => policyOf(source, group) !== "simple") ??
    addresses[0] ??
    groups[0] ??
    null
  );
}

export function isAddress(type: RRType): boolean {
  return type === "A" || type === "AAAA";
}

export function rowsOf(source: ZoneSource, group: Group): ResourceRecordSet[] {
  const key = groupKey(group);
  return source.ResourceRecordSets.filter((row) => groupOf(row).key === key);
}

export function linesOf(source: ZoneSource, group: Group): Line[] {
  return rowsOf(source, group).flatMap((row) =>
    valuesOf(row).map((value, nth) => ({ key: `${keyOf(row)}.${nth}`, row, nth, value })),
  );
}

function valuesOf({ AliasTarget, ResourceRecords = [] }: ResourceRecordSet): string[] {
  return AliasTarget
    ? [AliasTarget.DNSName ?? ""]
    : ResourceRecords.map(({ Value }) => Value ?? "");
}

/** An empty group is multivalue. */
export function policyOf(source: ZoneSource, group: Group): Policy {
  const row = source.ResourceRecordSets.find((each) => isIn(each, group));
  if (!row || row.MultiValueAnswer !== undefined) return "multivalue";
  if (row.Weight !== undefined) return "weighted";
  return row.Failover === undefined ? "simple" : "failover";
}

export function isIn(row: ResourceRecordSet, group: Group): boolean {
  return groupOf(row).key === groupKey(group);
}

export function sameGroup(one: Group, other: Group): boolean {
  return groupKey(one) === groupKey(other);
}

export function groupKey(group: Group): string {
  return `${group.name} ${group.type}`;
}

/** The core has accepted the record, so it has name and type. Cached: there are hundreds. */
function groupOf(row: ResourceRecordSet): KnownGroup {
  const { Name = "", Type = "A" } = row;
  const known = GROUPS.get(row);
  if (known?.spelt === Name && known.type === Type) return known;
  const group = { name: absolute(Name), type: Type };
  const fresh = { ...group, key: groupKey(group), spelt: Name };
  GROUPS.set(row, fresh);
  return fresh;
}

interface KnownGroup extends Group {
  key: string;
  /** The name as the record spells it. */
  spelt: string;
}

/** Lower case with the final dot, so that a group has one spelling (RFC 4343, section 3). */
function absolute(name: string): string {
  return name.toLowerCase().replace(/\.?$/, ".");
}

/** `\052.example.com.` becomes `*.example.com`. */
export function readableName(name: string): string {
  const plain = name.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(parseInt(octal, 8)),
  );
  return plain === "." ? plain : plain.replace(/\.$/, "");
}

/** A key that survives edits, so that a field keeps its focus and a bar its transition. */
export function keyOf(row: ResourceRecordSet): string {
  const known = keys.get(row) ?? `row-${(lastKey += 1)}`;
  keys.set(row, known);
  return known;
}

/** Gives a copy the key of its original. */
export function sameRow(copy: ResourceRecordSet, row: ResourceRecordSet): ResourceRecordSet {
  keys.set(copy, keyOf(row));
  return copy;
}

const keys = new WeakMap<ResourceRecordSet, string>();
let lastKey = 0;

const GROUPS = new WeakMap<ResourceRecordSet, KnownGroup>();
