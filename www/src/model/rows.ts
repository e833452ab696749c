/**
 * Rows as the page handles them: their identity across edits, and their place in a source.
 */
import type { ResourceRecordSet, ZoneSource } from "multivalue";

/** A row's identity on the page: it outlives edits, so that a field keeps its focus and a bar its motion. */
export function keyOf(row: ResourceRecordSet): string {
  const known = keys.get(row) ?? `row-${(lastKey += 1)}`;
  keys.set(row, known);
  return known;
}

/** A copy of the row with some members changed, which is still the same row to the page. */
export function edited(row: ResourceRecordSet, members: Partial<ResourceRecordSet>): ResourceRecordSet {
  const copy = { ...row, ...members };
  keys.set(copy, keyOf(row));
  return copy;
}

export function replaceRow(source: ZoneSource, row: ResourceRecordSet, next: ResourceRecordSet): ZoneSource {
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

const keys = new WeakMap<ResourceRecordSet, string>();
let lastKey = 0;
