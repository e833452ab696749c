// `multivalue simulate`: what routing does to clients over time, beside an ideal balancer.

import { parseSeed } from "../arguments.js";
import type { Scenario, Timeline } from "../types.js";
import type { Call, Command, Value } from "./commands.js";
import { asUsage, InputError, UsageError } from "./errors.js";
import { readDocument } from "./input.js";
import { placeOf, type ReadFile } from "./place.js";
import type { Screen } from "./screen.js";
import { timelineLines } from "./timeline-lines.js";
import { chosenZone, requireZone, ZONE_OPTIONS } from "./zone-choice.js";

export const simulate: Command = {
  name: "simulate",
  synopsis: "SCENARIO.json --zone FILE|--corefile FILE [options]",
  summary: "runs clients, caches and failures over time, beside an ideal load balancer",
  options: [
    ...ZONE_OPTIONS,
    { name: "seed", value: "S", help: "fixes the run, in place of the scenario's own seed: an integer from 0 to 2^64-1" },
    { name: "json", help: "prints JSON: a Timeline, its numbers as lists" },
  ],
  run: runSimulate,
};

function runSimulate({ values, positionals }: Call, screen: Screen): void {
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError(`expected one SCENARIO.json, got ${positionals.length}`);
  requireZone(values);
  const file = readDocument(name);
  const scenario = withSeed(file, values.seed);
  const { zone } = chosenZone(values, String(scenario.name), screen);
  const timeline = placed(file, () => zone.simulate(scenario));
  screen.print(values.json ? JSON.stringify(timeline, listed, 2) : timelineLines(timeline, scenario, screen).join("\n"));
}

/** The scenario with a seed that can be shown, so that every run can be had again. */
function withSeed(file: ReadFile, seed: Value): Scenario {
  const scenario = file.document as Scenario;
  const given = seed === undefined ? undefined : asUsage(() => parseSeed(seed));
  const own = given ?? scenario?.seed ?? crypto.getRandomValues(new BigUint64Array(1))[0]!;
  return { ...scenario, seed: own };
}

/** The core names members as `scenario.events[0].at: ...`; a person wants the place in the file. */
function placed(file: ReadFile, run: () => Timeline): Timeline {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    const message = error.message.replace(/^scenario(?:\.|: )/, "");
    throw new InputError(`${placeOf(message, [file])}: ${message}`);
  }
}

/** JSON has no typed arrays. */
function listed(_name: string, value: unknown): unknown {
  return value instanceof Float64Array ? [...value] : value;
}
