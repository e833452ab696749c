/**
 * Places in the answer, a line a record: where every answer holds all, chance only orders them.
 */
import type { Tally, TallyPlace } from "multivalue";

import { deviationOf } from "./bars";

export interface Placed {
  setIdentifier: string | null;
  value: string;
  cells: Cell[];
}

export interface Cell extends TallyPlace {
  /** In standard deviations of a fair draw; null where the place is certain. */
  deviation: number | null;
}

/** Null where places were not counted, or there is but one. */
export function placesOf(tally: Tally | null): Placed[] | null {
  const rows = tally?.rows.filter(({ returned, places }) => places && returned > 0) ?? [];
  if (!tally || rows.length < 2 || tally.perAnswer < 2) return null;
  return rows.map(({ setIdentifier, value, places = [] }) => ({
    setIdentifier,
    value,
    cells: places.map((place) => ({ ...place, deviation: deviationOf(place.count, place.expected, tally.queries) })),
  }));
}
