/**
 * Rows as edits handle them, in their place in a source.
 */
import type { ResourceRecordSet, ZoneSource } from "multivalue";

import { sameRow } from "./row-keys";

/** A copy of the row with some members changed, which is still the same row to the page. */
export function edited(row: ResourceRecordSet, members: Partial<ResourceRecordSet>): ResourceRecordSet {
  return sameRow({ ...row, ...members }, row);
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
