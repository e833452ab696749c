/**
 * Number tables of tally and places.
 */
import { barOf } from "../../model/bars";
import type { Picture } from "../../model/view";
import { readableName } from "../../model/zone";
import { signed } from "../../text/locale";
import { decimal, percentFixed } from "../../text/number-format";
import { lampStrings } from "../../ui/lamp";
import { numberColumn, numberStrings, textColumn, type NumberTable } from "../../ui/number-table";
import { placeStrings } from "./full-strings";
import { placesOf } from "./places";
import { recordStrings } from "./strings";

export function tallyTable({ state, outcome: { tally } }: Picture): NumberTable {
  const { value, identifier, health, counted, share, expected, low, high, sigma } = numberStrings;
  const { show, group } = state;
  const queries = tally?.queries ?? 0;
  const columns = [
    ...[textColumn("value", value), textColumn("set_identifier", identifier), textColumn("health", health)],
    ...[numberColumn(show, counted[show]), numberColumn("share", share, percentFixed), numberColumn("expected", expected, decimal)],
    ...[numberColumn("low", low), numberColumn("high", high), numberColumn("deviation", sigma, signed)],
  ];
  const rows = (tally?.rows ?? []).map((row) => {
    const bar = barOf(row, queries, show);
    return [row.value, row.setIdentifier, lampStrings[row.health], bar.count, bar.count / queries, bar.expected, bar.low, bar.high, bar.deviation];
  });
  return { caption: recordStrings.caption(`${readableName(group.name)} ${group.type}`), columns, rows };
}

/** Null unless only the order is random. */
export function placesTable({ state: { group }, outcome: { tally } }: Picture): NumberTable | null {
  const placed = placesOf(tally);
  if (!placed) return null;
  const { value, identifier } = numberStrings;
  const places = placed[0]?.cells.map((_, at) => at + 1) ?? [];
  const columns = places.flatMap((place) => [numberColumn(`place_${place}`, placeStrings.place(place)), numberColumn(`place_${place}_deviation`, placeStrings.deviation(place), signed)]);
  return {
    caption: placeStrings.caption(`${readableName(group.name)} ${group.type}`),
    columns: [textColumn("value", value), textColumn("set_identifier", identifier), ...columns],
    rows: placed.map((row) => [row.value, row.setIdentifier, ...row.cells.flatMap(({ count, deviation }) => [count, deviation])]),
  };
}
