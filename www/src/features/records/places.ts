/**
 * Places in the answer as a heat map, and number tables of tally and places.
 *
 * The heat map applies where every answer holds every record: only the order is random.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Tally, TallyPlace } from "multivalue";

import { barOf, deviationOf } from "../../model/bars";
import type { Explanations, Picture, View } from "../../model/view";
import { readableName } from "../../model/zone";
import { integer, percent, signed } from "../../text/locale";
import { decimal, percentFixed } from "../../text/number-format";
import { lampStrings } from "../../ui/lamp";
import { type NumberTable, numberColumn, numberStrings, textColumn } from "../../ui/number-table";
import { explanationStrings } from "../explanations/strings";
import { placeStrings } from "./full-strings";
import { recordStrings } from "./strings";

/** Only where every answer holds every record. */
export function heatMap({ picture }: View): TemplateResult | typeof nothing {
  const placed = placesOf(picture?.outcome.tally ?? null);
  if (!placed || !picture) return nothing;
  const places = placed[0]?.cells.length ?? 0;
  return html`<section class="places">
    <h2 id="places-heading">${placeStrings.heading}</h2>
    <p class="hint">${summaryOfPlaces(placed)}</p>
    <div class="scrolled" role="group" aria-labelledby="places-heading" tabindex="0">
      <table class="heat" data-walk aria-labelledby="places-heading">
        <thead>
          <tr><th scope="col">${placeStrings.record}</th>${Array.from({ length: places }, (_, at) => html`<th scope="col">${integer(at + 1)}</th>`)}</tr>
        </thead>
        <tbody>${placed.map((each, at) => line(each, at))}</tbody>
      </table>
    </div>
  </section>`;
}

function line({ setIdentifier, value, cells }: Placed, row: number): TemplateResult {
  return html`<tr>
    <th scope="row">${setIdentifier ?? value}</th>
    ${cells.map((each, place) => cell(each, row, place))}
  </tr>`;
}

/** Colour = distance, sign = direction, frame = rare. The first cell is the only tab stop; arrow keys move on. */
function cell(of: Cell, row: number, place: number): TemplateResult {
  const { count, deviation } = of;
  const kind = `${(deviation ?? 0) < 0 ? "below" : "above"} ${isRare(of) ? "rare" : ""}`;
  return html`<td class=${kind} .style=${`--heat: ${(heatOf(of) * 100).toFixed(1)}%`} tabindex=${row + place === 0 ? 0 : -1} data-column=${place} data-explain="placed" data-key=${`${row} ${place}`}>
    ${integer(count)}<small>${deviation === null ? "" : `${signed(deviation)} \u03c3`}</small>
  </td>`;
}

export interface Placed {
  setIdentifier: string | null;
  value: string;
  cells: Cell[];
}

export interface Cell extends TallyPlace {
  /** In standard deviations of a fair draw. Null where the place is certain. */
  deviation: number | null;
}

/** Null where places were not counted, or there is only one. */
export function placesOf(tally: Tally | null): Placed[] | null {
  const rows = tally?.rows.filter(({ returned, places }) => places && returned > 0) ?? [];
  if (!tally || rows.length < 2 || tally.perAnswer < 2) return null;
  return rows.map(({ setIdentifier, value, places = [] }) => ({
    setIdentifier,
    value,
    cells: places.map((place) => ({
      ...place,
      deviation: deviationOf(place.count, place.expected, tally.queries),
    })),
  }));
}

/** The expectation of a cell, and how many cells are outside of the 99 % interval. */
export function summaryOfPlaces(placed: Placed[]): string {
  const cells = placed.flatMap((each) => each.cells);
  const [first] = cells;
  return first
    ? placeStrings.summary(
        first.expected,
        first.interval,
        cells.filter(isRare).length,
        cells.length,
      )
    : "";
}

export function isRare({ count, interval: [low, high] }: Cell): boolean {
  return count < low || count > high;
}

/** Opacity of a cell's colour, 0 to 0.4, so that its text stays readable. */
export function heatOf({ deviation }: Cell): number {
  return Math.min(Math.abs(deviation ?? 0) / FAR, 1) * DEEPEST;
}

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
  const {
    count,
    expected,
    interval: [low, high],
    deviation,
  } = cell;
  const parts = [
    placeStrings.placed(setIdentifier ?? value, place + 1, count, queries),
    explanationStrings.expected(expected, queries, percent(expected / queries)),
  ];
  if (deviation === null) return [...parts, explanationStrings.certain].join(" ");
  const sigma = Math.sqrt(expected * (1 - expected / queries));
  return [
    ...parts,
    explanationStrings.interval(low, high, queries, expected / queries),
    explanationStrings.deviation(deviation, count, expected, sigma),
  ].join(" ");
}

/** Standard deviations at full opacity, and that opacity. */
const [FAR, DEEPEST] = [4, 0.4];

export function tallyTable({ state, outcome: { tally } }: Picture): NumberTable {
  const { value, identifier, health, counted, share, expected, low, high, sigma } = numberStrings;
  const { show, group } = state;
  const queries = tally?.queries ?? 0;
  const columns = [
    ...[
      textColumn("value", value),
      textColumn("set_identifier", identifier),
      textColumn("health", health),
    ],
    ...[
      numberColumn(show, counted[show]),
      numberColumn("share", share, percentFixed),
      numberColumn("expected", expected, decimal),
    ],
    ...[
      numberColumn("low", low),
      numberColumn("high", high),
      numberColumn("deviation", sigma, signed),
    ],
  ];
  const rows = (tally?.rows ?? []).map((row) => {
    const bar = barOf(row, queries, show);
    return [
      row.value,
      row.setIdentifier,
      lampStrings[row.health],
      bar.count,
      bar.count / queries,
      bar.expected,
      bar.low,
      bar.high,
      bar.deviation,
    ];
  });
  return {
    caption: recordStrings.caption(`${readableName(group.name)} ${group.type}`),
    columns,
    rows,
  };
}

/** Null unless only the order is random. */
export function placesTable({ state: { group }, outcome: { tally } }: Picture): NumberTable | null {
  const placed = placesOf(tally);
  if (!placed) return null;
  const { value, identifier } = numberStrings;
  const places = placed[0]?.cells.map((_, at) => at + 1) ?? [];
  const columns = places.flatMap((place) => [
    numberColumn(`place_${place}`, placeStrings.place(place)),
    numberColumn(`place_${place}_deviation`, placeStrings.deviation(place), signed),
  ]);
  return {
    caption: placeStrings.caption(`${readableName(group.name)} ${group.type}`),
    columns: [textColumn("value", value), textColumn("set_identifier", identifier), ...columns],
    rows: placed.map((row) => [
      row.value,
      row.setIdentifier,
      ...row.cells.flatMap(({ count, deviation }) => [count, deviation]),
    ]),
  };
}
