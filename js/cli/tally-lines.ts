// A tally in lines: bars beside their expectation on a terminal, tab-separated fields to a pipe.

import type { Tally, TallyOptions, TallyRow } from "../api.js";
import { bar } from "./bar.js";
import { aligned } from "./columns.js";
import type { Query } from "./resolve.js";
import type { Screen } from "./screen.js";

/** The lines of a tally. */
export function tallyLines(
  tally: Tally,
  query: Query,
  options: TallyOptions,
  screen: Screen,
): string[] {
  const measure = measureOf(tally, options);
  const rows =
    screen.width === undefined
      ? plainRows(tally)
      : barRows(tally, measure, screen.width, screen.unicode);
  return [...heading(tally, query, measure), "", ...rows, "", ...verdict(tally, measure)];
}

/** What the bars show: how often a value was in an answer, or, where that is certain or a client is asked for, how often it was used. */
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
  const lines = aligned([COLUMNS, ...cells], FIRST_NUMBER);
  const widest = Math.max(...lines.map((line) => line.length));
  const room = width - widest - GAP.length;
  const most = Math.max(
    ...tally.rows.flatMap((row) => [measure.of(row).count, measure.of(row).expected]),
    1,
  );
  const bars = tally.rows.map((row) =>
    room < LEAST_BAR ? "" : bar(measure.of(row), most, Math.min(room, MOST_BAR), unicode),
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

/** Every number of the tally: one row a line, its fields apart by tabs. */
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
  return text.length > MOST_LABEL ? `${text.slice(0, MOST_LABEL - 3)}...` : text;
}

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
const LEAST_BAR = 8;
const MOST_BAR = 60;
const MOST_LABEL = 24;

/** A p-value that asks for an explanation. */
const UNUSUAL = 0.001;
