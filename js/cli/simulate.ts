// `multivalue simulate`: what routing does to clients over time, beside an ideal balancer.

import { parseSeed, type Seed } from "../arguments.js";
import type { Scenario } from "../types.js";
import type { Call, Command, Value } from "./commands.js";
import { asUsage, UsageError } from "./errors.js";
import { parseJson, withPlaces } from "./faults.js";
import { readFile } from "./input.js";
import type { Screen } from "./screen.js";
import { timelineLines } from "./timeline-lines.js";
import { chosenZone, requireZone, ZONE_OPTIONS } from "./zone-choice.js";

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

function runSimulate({ values, positionals }: Call, screen: Screen): void {
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new UsageError(`expected one SCENARIO.json, got ${positionals.length}`);
  requireZone(values);
  const file = readFile(name);
  const scenario = parseJson(file) as Scenario | null;
  const seed = seedOf(scenario, values.seed);
  const { zone } = chosenZone(values, String(scenario?.name), screen);
  const timeline = withPlaces([file], () => zone.simulate(file.text, { seed }));
  screen.print(
    values.json
      ? JSON.stringify(timeline, listed, 2)
      : timelineLines(timeline, { ...scenario!, seed }, screen).join("\n"),
  );
}

/** A seed that can be shown, so that every run can be had again. */
function seedOf(scenario: Scenario | null, seed: Value): Seed {
  const given = seed === undefined ? undefined : asUsage(() => parseSeed(seed));
  return given ?? scenario?.seed ?? crypto.getRandomValues(new BigUint64Array(1))[0]!;
}

/** JSON has no typed arrays. */
function listed(_name: string, value: unknown): unknown {
  return value instanceof Float64Array ? [...value] : value;
}
