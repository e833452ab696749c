/**
 * Rows as the page knows them across edits.
 */
import type { ResourceRecordSet } from "multivalue";

/** A row's identity on the page: it outlives edits, so that a field keeps its focus and a bar its motion. */
export function keyOf(row: ResourceRecordSet): string {
  const known = keys.get(row) ?? `row-${(lastKey += 1)}`;
  keys.set(row, known);
  return known;
}

/** The copy is the same row to the page. */
export function sameRow(copy: ResourceRecordSet, row: ResourceRecordSet): ResourceRecordSet {
  keys.set(copy, keyOf(row));
  return copy;
}

const keys = new WeakMap<ResourceRecordSet, string>();
let lastKey = 0;
