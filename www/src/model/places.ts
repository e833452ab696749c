/**
 * Places in the answer, a line a record: where every answer holds all, chance only orders them.
 */
import type { Tally, TallyPlace } from "multivalue";

import { deviationOf } from "./bars";
import { placeStrings } from "../strings/records-page";

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

/** What was expected of all cells, and how many came out as rarely as one run in a hundred does. */
export function verdictOfPlaces(placed: Placed[]): string {
  const cells = placed.flatMap((each) => each.cells);
  const [first] = cells;
  return first ? placeStrings.verdict(first.expected, first.interval, cells.filter(isRare).length, cells.length) : "";
}

export function isRare({ count, interval: [low, high] }: Cell): boolean {
  return count < low || count > high;
}

/** How deep the colour of a cell is, so that text stays readable on it: 0 to 0.4. */
export function heatOf({ deviation }: Cell): number {
  return Math.min(Math.abs(deviation ?? 0) / FAR, 1) * DEEPEST;
}

/** Standard deviations of the deepest colour, and its share in what is seen. */
const [FAR, DEEPEST] = [4, 0.4];
