/**
 * Counts, expectation and deviation of each line, and the axis that all bars share.
 *
 * Counts, expectation and interval come from the core. Only the deviation is computed here:
 * (count - expected) / sqrt(N p (1 - p)), in binomial standard deviations.
 */
import type { Tally, TallyRow } from "multivalue";

import type { Scale, Show, State } from "./state";
import type { Line } from "./zone";

export interface Bar {
  count: number;
  expected: number;
  low: number;
  high: number;
  /** In standard deviations. Null: the count is certain. */
  deviation: number | null;
}

export interface Axis {
  scale: Scale;
  from: number;
  to: number;
  ticks: number[];
}

/** By line key. A line that was not counted has none. */
export function barsOf(tally: Tally | null, lines: Line[], show: Show): Map<string, Bar> {
  const counted = new Map<string, TallyRow[]>();
  for (const row of tally?.rows ?? []) {
    const identifier = row.setIdentifier ?? "";
    counted.set(identifier, [...(counted.get(identifier) ?? []), row]);
  }
  const bars = new Map<string, Bar>();
  for (const line of lines) {
    const row = counted.get(line.row.SetIdentifier ?? "")?.[line.nth];
    if (row && tally) bars.set(line.key, barOf(row, tally.queries, show));
  }
  return bars;
}

export function barOf(row: TallyRow, queries: number, show: Show): Bar {
  const inAnswer = show === "returned";
  const expected = inAnswer ? row.expectedReturned : row.expectedPicked;
  const [low, high] = inAnswer ? row.returnedInterval : row.pickedInterval;
  const count = row[show];
  return { count, expected, low, high, deviation: deviationOf(count, expected, queries) };
}

export function deviationOf(count: number, expected: number, queries: number): number | null {
  const variance = expected * (1 - expected / queries);
  return variance < MIN_VARIANCE ? null : (count - expected) / Math.sqrt(variance);
}

export function axisOf(
  { show, scale }: State,
  queries: number,
  bars: ReadonlyMap<string, Bar>,
): Axis {
  if (scale === "deviation") return deviationAxis(bars.values());
  const share = shareAbove(queries, bars.values());
  const to = show === "returned" && share > WHOLE_AXIS_FROM ? 1 : share;
  return { scale, from: 0, to, ticks: ticksTo(to) };
}

/** Position on the axis, 0 to 1; outside if it does not fit. */
export function placeOn(axis: Axis, value: number): number {
  return (value - axis.from) / (axis.to - axis.from);
}

/** The smallest round share that fits all bars and intervals. */
function shareAbove(queries: number, bars: Iterable<Bar>): number {
  const most = Math.max(...[...bars].map((bar) => Math.max(bar.count, bar.high)), 0) / queries;
  return ROUND_SHARES.find((share) => share >= most) ?? 1;
}

function ticksTo(share: number): number[] {
  return [0, 1, 2, 3, 4].map((quarter) => (share * quarter) / 4);
}

function deviationAxis(bars: Iterable<Bar>): Axis {
  const most = Math.max(...[...bars].map((bar) => Math.abs(bar.deviation ?? 0)), 0);
  const to = Math.max(4, 2 * Math.ceil(most / 2));
  return { scale: "deviation", from: -to, to, ticks: [-to, -to / 2, 0, to / 2, to] };
}

/** Below this share the whole axis stays, so that a toggled lamp visibly moves the bars. */
const WHOLE_AXIS_FROM = 0.24;
const ROUND_SHARES = [
  0.004, 0.008, 0.02, 0.04, 0.08, 0.12, 0.16, 0.2, 0.24, 0.32, 0.4, 0.6, 0.8, 1,
];
/** A smaller variance is a rounding error. */
const MIN_VARIANCE = 1e-9;
