// `multivalue resolve --repeat`: a tally in pieces with a progress bar, and its report.
//
// The report has bars beside their expectation on a terminal, tab-separated fields in a pipe.

import { setImmediate } from "node:timers/promises";
import type { Tally, TallyOptions, TallyRow } from "../entrypoints/api.js";
import type { Zone } from "../zone.js";
import { asUsage } from "./errors.js";
import type { Query } from "./query.js";
import { bar, formatColumns } from "./table.js";
import type { Terminal } from "./terminal.js";

/** Counts in pieces, so that progress shows. The result is that of `Zone.tally`. */
export async function runTally(
  zone: Zone,
  { name, type }: Query,
  options: TallyOptions & { queries: number },
  { status }: Terminal,
): Promise<Tally> {
  const tally = asUsage(() => zone.startTally(name, type, options));
  try {
    let drawn = -Infinity;
    let left = options.queries;
    while (left > 0) {
      left = tally.advance(PIECE);
      const now = performance.now();
      if (left === 0 || now - drawn < REDRAW_MS) continue;
      drawn = now;
      status?.(progress(options.queries - left, options.queries));
      // Lets signals and the output through.
      await setImmediate();
    }
    return tally.tally();
  } finally {
    status?.("");
    tally.free();
  }
}

/** `counting  [#####     ]  2,000,000 of 12,000,000  (Ctrl+C ends)` */
function progress(counted: number, queries: number): string {
  const bar = "#".repeat(Math.floor((counted / queries) * PROGRESS_WIDTH)).padEnd(PROGRESS_WIDTH);
  return `counting  [${bar}]  ${number(counted)} of ${number(queries)}  (Ctrl+C ends)`;
}

/** The lines of a tally. */
export function tallyLines(
  tally: Tally,
  query: Query,
  options: TallyOptions,
  terminal: Terminal,
): string[] {
  const measure = measureOf(tally, options);
  const rows =
    terminal.width === undefined
      ? plainRows(tally)
      : barRows(tally, measure, terminal.width, terminal.unicode);
  return [...heading(tally, query, measure), "", ...rows, "", ...verdict(tally, measure)];
}

/** The counts that the bars show: in answers, or, if that is certain or a client picks, first or picked. */
interface Measure {
  title: string;
  of(row: TallyRow): { count: number; expected: number; interval: [number, number] };
}

function measureOf({ chiSquare }: Tally, { pick }: TallyOptions): Measure {
  if (pick === undefined && chiSquare?.of !== "first") {
    return {
      title: "in the answer",
      of: (row) => ({
        count: row.returned,
        expected: row.expectedReturned,
        interval: row.returnedInterval,
      }),
    };
  }
  const title =
    pick === undefined || pick === "first"
      ? "first in the answer"
      : `picked by the client (${pick})`;
  return {
    title,
    of: (row) => ({
      count: row.picked,
      expected: row.expectedPicked,
      interval: row.pickedInterval,
    }),
  };
}

function heading(tally: Tally, { name, type, down }: Query, { title }: Measure): string[] {
  const { queries, seed, policy, eligible, perAnswer, failOpen } = tally;
  const lines = [
    `; ${name} ${type}, ${number(queries)} queries, seed ${seed}`,
    `; ${policy}: ${perAnswer} of ${eligible} eligible records in each answer${failOpen ? "; fail-open: every row is unhealthy" : ""}`,
    `; counted: ${title}`,
  ];
  return down.length > 0 ? [...lines, `; down: ${down.join(", ")}`] : lines;
}

function barRows(tally: Tally, measure: Measure, width: number, unicode: boolean): string[] {
  const cells = tally.rows.map((row) => numberCells(row, measure));
  const lines = formatColumns([COLUMNS, ...cells], FIRST_NUMBER);
  const widest = Math.max(...lines.map((line) => line.length));
  const space = width - widest - GAP.length;
  const max = Math.max(
    ...tally.rows.flatMap((row) => [measure.of(row).count, measure.of(row).expected]),
    1,
  );
  const bars = tally.rows.map((row) =>
    space < MIN_BAR ? "" : bar(measure.of(row), max, Math.min(space, MAX_BAR), unicode),
  );
  return [
    lines[0]!,
    ...bars.map((drawn, i) => `${lines[i + 1]!.padEnd(widest)}${GAP}${drawn}`.trimEnd()),
  ];
}

function numberCells(row: TallyRow, measure: Measure): string[] {
  const { count, expected, interval } = measure.of(row);
  const label = row.setIdentifier ?? "-";
  const mark = isOutside({ count, interval }) ? "!" : " ";
  return [
    shortened(label),
    shortened(row.value),
    row.health,
    number(count),
    number(Math.round(expected)),
    `${interval.map(number).join("-")} ${mark}`,
  ];
}

/** All numbers of the tally, a line for each row. */
function plainRows({ rows }: Tally): string[] {
  const lines = rows.map((row) => {
    const {
      setIdentifier,
      value,
      health,
      returned,
      expectedReturned,
      returnedInterval,
      first,
      picked,
      expectedPicked,
      pickedInterval,
    } = row;
    return [
      setIdentifier ?? "-",
      value,
      health,
      returned,
      expectedReturned.toFixed(2),
      ...returnedInterval,
      first,
      picked,
      expectedPicked.toFixed(2),
      ...pickedInterval,
    ];
  });
  return [FIELDS, ...lines].map((fields) => fields.join("\t"));
}

function verdict({ chiSquare, rows }: Tally, measure: Measure): string[] {
  const outside = rows.filter((row) => isOutside(measure.of(row))).length;
  const intervals = `; outside the range that holds 99 % of fair runs: ${outside} of ${rows.length}`;
  if (!chiSquare) return [intervals, "; chi-square: none, as nothing here is left to chance"];
  const { of, statistic, degreesOfFreedom, pValue } = chiSquare;
  const counted = of === "returned" ? "in the answer" : "first in the answer";
  const meaning =
    pValue < UNUSUAL ? "rarer than one fair run in a thousand" : "as fair runs come out";
  return [
    intervals,
    `; chi-square (${counted}): ${statistic.toFixed(2)} on ${degreesOfFreedom} degrees of freedom, p = ${significant(pValue)}: ${meaning}`,
  ];
}

function isOutside({ count, interval }: { count: number; interval: [number, number] }): boolean {
  return count < interval[0] || count > interval[1];
}

function significant(pValue: number): string {
  return pValue >= UNUSUAL ? pValue.toFixed(3) : pValue.toExponential(1);
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function shortened(text: string): string {
  return text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL - 3)}...` : text;
}

/** A few milliseconds of work. */
const PIECE = 50_000;
const REDRAW_MS = 100;
const PROGRESS_WIDTH = 30;

const COLUMNS = ["row", "value", "health", "counted", "expected", "99 % of runs "];
const FIRST_NUMBER = COLUMNS.indexOf("counted");
const FIELDS = [
  "row",
  "value",
  "health",
  "returned",
  "expected",
  "from",
  "to",
  "first",
  "picked",
  "expected",
  "from",
  "to",
];
const GAP = "  ";
const MIN_BAR = 8;
const MAX_BAR = 60;
const MAX_LABEL = 24;

/** A p-value this small needs an explanation. */
const UNUSUAL = 0.001;
