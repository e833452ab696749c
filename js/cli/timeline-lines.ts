// A timeline in lines: figures beside those of a balancer, what happened when, and the load of each endpoint, as bars
// on a terminal and as every step's numbers, tab-separated, to a pipe.

import type { Scenario, Timeline } from "../types.js";
import { bar } from "./bar.js";
import { aligned } from "./columns.js";
import type { Screen } from "./screen.js";

/** The lines of a timeline. */
export function timelineLines(timeline: Timeline, scenario: Scenario, screen: Screen): string[] {
  const load =
    screen.width === undefined
      ? plainSteps(timeline)
      : loadBars(timeline, screen.width, screen.unicode);
  return [
    ...heading(timeline, scenario),
    "",
    ...figures(timeline),
    "",
    ...happenings(timeline, scenario),
    "",
    ...load,
  ];
}

function heading(
  { requests }: Timeline,
  { name, type, duration, seed, resolvers, pick = "first", retries = 0 }: Scenario,
): string[] {
  const between = resolvers === undefined ? "" : `, resolvers ${number(resolvers)}`;
  return [
    `; ${name} ${type}, ${number(duration)} s, ${number(requests)} requests, seed ${seed}`,
    `; pick ${pick}, retries ${retries}${between}`,
  ];
}

function figures({ balancer, ...dns }: Timeline): string[] {
  const runs = [dns, balancer];
  return aligned(
    [
      ["", "DNS", "balancer"],
      ["availability", ...runs.map(({ availability }) => percent(availability))],
      ["error window", ...runs.map(({ errorWindow }) => `${errorWindow.toFixed(1)} s`)],
      ["busiest over mean", ...runs.map(({ maxOverMean }) => maxOverMean.toFixed(2))],
      ["idle endpoints", ...runs.map(({ idleShare }) => percent(idleShare))],
    ],
    1,
  );
}

/** Events and what checks made of them, in order of time. */
function happenings({ health }: Timeline, { events }: Scenario): string[] {
  const truths = events.map(({ at, endpoint, up }) => ({
    at,
    line: [endpoint, up ? "lives again" : "dies"],
  }));
  const notices = health.map(({ at, id, status }) => ({ at, line: [`check ${id}`, status] }));
  const all = [...truths, ...notices].sort((one, other) => one.at - other.at);
  if (all.length === 0) return ["; nothing happens"];
  return aligned(all.map(({ at, line }) => [`; at ${number(at)} s`, ...line]));
}

/** Requests served in all, each bar with a mark where the balancer's load lies. */
function loadBars(
  { load, balancer, failedAfterRetries, requests }: Timeline,
  width: number,
  unicode: boolean,
): string[] {
  const rows = Object.keys(load).map((endpoint) => ({
    endpoint,
    count: sum(load[endpoint]!),
    expected: sum(balancer.load[endpoint]!),
  }));
  const cells = rows.map(({ endpoint, count }) => [
    endpoint,
    number(count),
    percent(count / requests),
  ]);
  const lines = aligned(
    [
      ["endpoint", "served", "share"],
      ...cells,
      ["lost", number(sum(failedAfterRetries)), percent(sum(failedAfterRetries) / requests)],
    ],
    1,
  );
  const widest = Math.max(...lines.map((line) => line.length));
  const room = Math.min(width - widest - GAP.length, MOST_BAR);
  const most = Math.max(...rows.flatMap(({ count, expected }) => [count, expected]), 1);
  const bars = rows.map((row) => (room < LEAST_BAR ? "" : bar(row, most, room, unicode)));
  return lines.map((line, i) => `${line.padEnd(widest)}${GAP}${bars[i - 1] ?? ""}`.trimEnd());
}

/** Every step: its time, what each endpoint served, and what failed. */
function plainSteps({ time, load, failed, failedAfterRetries }: Timeline): string[] {
  const endpoints = Object.values(load);
  const steps = [...time].map((at, step) => [
    at,
    ...endpoints.map((served) => served[step]),
    failed[step],
    failedAfterRetries[step],
  ]);
  return [["time", ...Object.keys(load), "failed", "failedAfterRetries"], ...steps].map((fields) =>
    fields.join("\t"),
  );
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

const GAP = "  ";
const LEAST_BAR = 8;
const MOST_BAR = 60;
