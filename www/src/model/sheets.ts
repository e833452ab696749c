/**
 * Pictures as sheets of numbers: one for the table that unfolds and for the file that is saved.
 */
import type { Clients } from "../engine/protocol";
import { decimal, tenths } from "../figures";
import { signed, whole } from "../format";
import { words as records } from "../strings/records";
import { words } from "../strings/clients";
import type { Picture } from "../views/view";
import { barOf } from "./bars";
import { columnsOf, equalShare, type Contender } from "./comparison";
import { coursesOf, spanOf } from "./course";
import { placesOf } from "./places";
import { readableName } from "./source";

export interface Sheet {
  caption: string;
  columns: SheetColumn[];
  /** Null where there is nothing to say. */
  rows: (string | number | null)[][];
}

export interface SheetColumn {
  /** What programs call it. */
  id: string;
  /** What people call it. */
  label: string;
  /** How people write its numbers. */
  spelt(value: number): string;
}

export function sheetOfComparison({ state }: Picture, clients: Clients): Sheet {
  const columns = columnsOf(clients).filter(({ counts }) => counts);
  const equal = equalShare(clients);
  const { value, identifier, health } = words.numbers;
  return {
    caption: words.compare.caption(`${readableName(state.group.name)} ${state.group.type}`),
    columns: [text("value", value), text("set_identifier", identifier), text("health", health), ...columns.flatMap(({ contender }) => measured(contender))],
    rows: clients.endpoints.map((endpoint) => [
      ...[endpoint.value, endpoint.name, words.health[endpoint.health]],
      ...columns.flatMap(({ counts, clients: all }) => {
        const count = counts?.get(endpoint.value) ?? 0;
        return [count, count / all, equal > 0 && endpoint.health !== "unhealthy" ? count / all / equal : null];
      }),
    ]),
  };
}

export function sheetOfTally({ state, outcome: { tally } }: Picture): Sheet {
  const { value, identifier, health, counted, share, expected, low, high, sigma } = words.numbers;
  const { show, group } = state;
  const queries = tally?.queries ?? 0;
  const columns = [
    ...[text("value", value), text("set_identifier", identifier), text("health", health)],
    ...[number(show, counted[show]), number("share", share, tenths), number("expected", expected, decimal)],
    ...[number("low", low), number("high", high), number("deviation", sigma, signed)],
  ];
  const rows = (tally?.rows ?? []).map((row) => {
    const bar = barOf(row, queries, show);
    return [row.value, row.setIdentifier, words.health[row.health], bar.count, bar.count / queries, bar.expected, bar.low, bar.high, bar.deviation];
  });
  return { caption: records.caption(`${readableName(group.name)} ${group.type}`), columns, rows };
}

/** Null where chance does not only order. */
export function sheetOfPlaces({ state: { group }, outcome: { tally } }: Picture): Sheet | null {
  const placed = placesOf(tally);
  if (!placed) return null;
  const { value, identifier } = words.numbers;
  const places = placed[0]?.cells.map((_, at) => at + 1) ?? [];
  const columns = places.flatMap((place) => [number(`place_${place}`, words.places.place(place)), number(`place_${place}_deviation`, words.places.deviation(place), signed)]);
  return {
    caption: words.places.caption(`${readableName(group.name)} ${group.type}`),
    columns: [text("value", value), text("set_identifier", identifier), ...columns],
    rows: placed.map((row) => [row.value, row.setIdentifier, ...row.cells.flatMap(({ count, deviation }) => [count, deviation])]),
  };
}

export function sheetOfTimeline({ state }: Picture, clients: Clients): Sheet {
  const courses = coursesOf(clients).filter(({ refused }) => !refused);
  const { step } = spanOf(clients);
  const steps = Math.max(...courses.map(({ lost }) => lost.length), 0);
  return {
    caption: `${words.timeline.caption}: ${readableName(state.group.name)} ${state.group.type}`,
    columns: [{ id: "time", label: words.timeline.time, spelt: whole }, ...courses.flatMap(({ contender }) => timed(contender))],
    rows: Array.from({ length: steps }, (_, at) => [at * step, ...courses.flatMap(({ lost, stumbled }) => [lost[at] ?? 0, stumbled[at] ?? 0])]),
  };
}

function timed(contender: Contender): SheetColumn[] {
  const name = words.contenders[contender];
  return [
    { id: `${contender}_lost`, label: words.timeline.lost(name), spelt: tenths },
    { id: `${contender}_first_dead`, label: words.timeline.stumbled(name), spelt: tenths },
  ];
}

function measured(contender: Contender): SheetColumn[] {
  const name = words.contenders[contender];
  return [
    { id: `${contender}_clients`, label: words.numbers.clients(name), spelt: whole },
    { id: `${contender}_share`, label: words.numbers.shareOf(name), spelt: tenths },
    { id: `${contender}_of_equal_share`, label: words.numbers.deviation(name), spelt: (ratio) => decimal(ratio, 2) },
  ];
}

function number(id: string, label: string, spelt: (value: number) => string = whole): SheetColumn {
  return { id, label, spelt };
}

function text(id: string, label: string): SheetColumn {
  return { id, label, spelt: String };
}
