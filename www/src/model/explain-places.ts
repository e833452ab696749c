/**
 * Where a number of the map of places comes from.
 */
import { percent } from "../format";
import { words } from "../strings/clients";
import { words as said } from "../strings/explain";
import type { View } from "../views/view";
import type { Explanations } from "./explain";
import { placesOf, type Placed } from "./places";

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
  const parts = [words.places.placed(setIdentifier ?? value, place + 1, count, queries), said.expected(expected, queries, percent(expected / queries))];
  if (deviation === null) return [...parts, said.certain].join(" ");
  const sigma = Math.sqrt(expected * (1 - expected / queries));
  return [...parts, said.interval(low, high, queries, expected / queries), said.deviation(deviation, count, expected, sigma)].join(" ");
}
