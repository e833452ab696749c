/**
 * Number tables of tally and places.
 */
import { barOf } from "../../model/bars";
import type { Picture } from "../../model/view";
import { readableName } from "../../model/zone";
import { signed } from "../../text/locale";
import { decimal, tenths } from "../../text/number-format";
import { lampStrings } from "../../ui/lamp";
import { number, numberStrings, text, type Sheet } from "../../ui/number-table";
import { placeStrings } from "./full-strings";
import { placesOf } from "./places";
import { recordStrings } from "./strings";

export function sheetOfTally({ state, outcome: { tally } }: Picture): Sheet {
  const { value, identifier, health, counted, share, expected, low, high, sigma } = numberStrings;
  const { show, group } = state;
  const queries = tally?.queries ?? 0;
  const columns = [
    ...[text("value", value), text("set_identifier", identifier), text("health", health)],
    ...[number(show, counted[show]), number("share", share, tenths), number("expected", expected, decimal)],
    ...[number("low", low), number("high", high), number("deviation", sigma, signed)],
  ];
  const rows = (tally?.rows ?? []).map((row) => {
    const bar = barOf(row, queries, show);
    return [row.value, row.setIdentifier, lampStrings[row.health], bar.count, bar.count / queries, bar.expected, bar.low, bar.high, bar.deviation];
  });
  return { caption: recordStrings.caption(`${readableName(group.name)} ${group.type}`), columns, rows };
}

/** Null where chance does not only order. */
export function sheetOfPlaces({ state: { group }, outcome: { tally } }: Picture): Sheet | null {
  const placed = placesOf(tally);
  if (!placed) return null;
  const { value, identifier } = numberStrings;
  const places = placed[0]?.cells.map((_, at) => at + 1) ?? [];
  const columns = places.flatMap((place) => [number(`place_${place}`, placeStrings.place(place)), number(`place_${place}_deviation`, placeStrings.deviation(place), signed)]);
  return {
    caption: placeStrings.caption(`${readableName(group.name)} ${group.type}`),
    columns: [text("value", value), text("set_identifier", identifier), ...columns],
    rows: placed.map((row) => [row.value, row.setIdentifier, ...row.cells.flatMap(({ count, deviation }) => [count, deviation])]),
  };
}
