// `multivalue simulate`: clients, caches and failures over time, beside an ideal balancer.
//
// The report has metrics, events, and the load of each endpoint: bars on a terminal, every step in a pipe.

import type { Seed } from "../engine/arguments.js";
import type { Scenario, Timeline } from "../types.js";
import type { Call, Command, Value } from "./command.js";
import { UsageError } from "./errors.js";
import { parseJson, readFile, withLocations } from "./files.js";
import { parseSeedOption, randomSeed } from "./query.js";
import { bar, formatColumns } from "./table.js";
import type { Terminal } from "./terminal.js";
import { chosenZone, requireZone, ZONE_OPTIONS } from "./zones.js";

export const simulate: Command = {
  name: "simulate",
  synopsis: "SCENARIO.json --zone FILE|--corefile FILE [options]",
  summary: "runs clients, caches and failures over time, beside an ideal load balancer",
  options: [
    ...ZONE_OPTIONS,
    {
      name: "seed",
      value: "S",
      help: "fixes the run, in place of the scenario's own seed: an integer from 0 to 2^64-1",
    },
    { name: "json", help: "prints JSON: a Timeline, its numbers as lists" },
  ],
  run: runSimulate,
};

function runSimulate({ values, positionals }: Call, terminal: Terminal): void {
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new UsageError(`expected one SCENARIO.json, got ${positionals.length}`);
  requireZone(values);
  const file = readFile(name);
  const scenario = parseJson(file) as Scenario | null;
  const seed = seedOf(scenario, values.seed);
  const zone = chosenZone(values, String(scenario?.name), terminal);
  const timeline = withLocations([file], () => zone.simulate(file.text, { seed }));
  terminal.print(
    values.json
      ? JSON.stringify(timeline, listed, 2)
      : timelineLines(timeline, { ...scenario!, seed }, terminal).join("\n"),
  );
}

/** The seed of the option, of the scenario, or a random one. */
function seedOf(scenario: Scenario | null, seed: Value): Seed {
  return parseSeedOption(seed) ?? scenario?.seed ?? randomSeed();
}

/** JSON has no typed arrays. */
function listed(_name: string, value: unknown): unknown {
  return value instanceof Float64Array ? [...value] : value;
}

/** The lines of a timeline. */
function timelineLines(timeline: Timeline, scenario: Scenario, terminal: Terminal): string[] {
  const load =
    terminal.width === undefined
      ? plainSteps(timeline)
      : loadBars(timeline, terminal.width, terminal.unicode);
  return [
    ...heading(timeline, scenario),
    "",
    ...metrics(timeline),
    "",
    ...eventLines(timeline, scenario),
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

function metrics({ balancer, ...dns }: Timeline): string[] {
  const runs = [dns, balancer];
  return formatColumns(
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

/** Events and changes of status, in order of time. */
function eventLines({ health }: Timeline, { events }: Scenario): string[] {
  const outages = events.map(({ at, endpoint, up }) => ({
    at,
    line: [endpoint, up ? "lives again" : "dies"],
  }));
  const changes = health.map(({ at, id, status }) => ({ at, line: [`check ${id}`, status] }));
  const all = [...outages, ...changes].sort((one, other) => one.at - other.at);
  if (all.length === 0) return ["; nothing happens"];
  return formatColumns(all.map(({ at, line }) => [`; at ${number(at)} s`, ...line]));
}

/** Requests served by each endpoint, with a mark at the balancer's load. */
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
  const lines = formatColumns(
    [
      ["endpoint", "served", "share"],
      ...cells,
      ["lost", number(sum(failedAfterRetries)), percent(sum(failedAfterRetries) / requests)],
    ],
    1,
  );
  const widest = Math.max(...lines.map((line) => line.length));
  const space = Math.min(width - widest - GAP.length, MAX_BAR);
  const max = Math.max(...rows.flatMap(({ count, expected }) => [count, expected]), 1);
  const bars = rows.map((row) => (space < MIN_BAR ? "" : bar(row, max, space, unicode)));
  return lines.map((line, i) => `${line.padEnd(widest)}${GAP}${bars[i - 1] ?? ""}`.trimEnd());
}

/** Every step: time, requests served by each endpoint, failed requests. */
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
const MIN_BAR = 8;
const MAX_BAR = 60;
