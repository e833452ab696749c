/**
 * Where a number of the map of places comes from.
 */
import { percent } from "../text/locale";
import { explanationStrings } from "../strings/explain";
import type { View, Explanations } from "./view";
import { placesOf, type Placed } from "./places";
import { placeStrings } from "../strings/records-page";

export const placeExplanations: Explanations = { placed };

function placed({ picture }: View, key: string): string {
  const tally = picture?.outcome.tally ?? null;
  const [row = 0, place = 0] = key.split(" ").map(Number);
  const of = placesOf(tally)?.[row];
  return of && tally ? ofCell(of, place, tally.queries) : "";
}

function ofCell({ setIdentifier, value, cells }: Placed, place: number, queries: number): string {
  const cell = cells[place];
  if (!cell) return "";
  const { count, expected, interval: [low, high], deviation } = cell;
  const parts = [placeStrings.placed(setIdentifier ?? value, place + 1, count, queries), explanationStrings.expected(expected, queries, percent(expected / queries))];
  if (deviation === null) return [...parts, explanationStrings.certain].join(" ");
  const sigma = Math.sqrt(expected * (1 - expected / queries));
  return [...parts, explanationStrings.interval(low, high, queries, expected / queries), explanationStrings.deviation(deviation, count, expected, sigma)].join(" ");
}
