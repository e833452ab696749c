// `multivalue resolve`: asks a zone once and explains the answer, or asks it many times and counts.

import type { RRType, TallyOptions } from "../api.js";
import { parseSeed } from "../arguments.js";
import { answerLines } from "./answer.js";
import type { Call, Command, Value } from "./commands.js";
import { overrides } from "./down.js";
import { asUsage, UsageError } from "./errors.js";
import type { LoadedZone } from "./input.js";
import type { Screen } from "./screen.js";
import { runTally } from "./tally.js";
import { tallyLines } from "./tally-lines.js";
import { chosenZone, ZONE_OPTIONS } from "./zone-choice.js";

export const resolve: Command = {
  name: "resolve",
  synopsis: "NAME TYPE --zone FILE|--corefile FILE [options]",
  summary: "answers a query and says of every row why it is in or out; with --repeat, counts",
  options: [
    ...ZONE_OPTIONS,
    {
      name: "down",
      value: "ID,...",
      multiple: true,
      help: "counts these as unhealthy: health checks by their ID, or rows by their SetIdentifier",
    },
    { name: "repeat", value: "N", help: "asks N times and counts what was answered" },
    {
      name: "pick",
      value: "P",
      help: "which address a client uses: first (default), random or rfc6724",
    },
    { name: "source", value: "ADDR", help: "the client's address, for --pick rfc6724" },
    { name: "seed", value: "S", help: "fixes the draw: an integer from 0 to 2^64-1" },
    { name: "json", help: "prints JSON: an Answer, or with --repeat a Tally" },
  ],
  run: runResolve,
};

/** What is asked, with all that the answer depends on. */
export interface Query {
  name: string;
  type: RRType;
  seed: bigint;
  /** IDs of the health checks that are forced down. */
  down: string[];
}

async function runResolve({ values, positionals }: Call, screen: Screen): Promise<void> {
  const question = readQuestion(positionals);
  const given = values.seed === undefined ? undefined : asUsage(() => parseSeed(values.seed));
  const loaded = chosenZone(values, question.name, screen);
  const seed = given ?? ownSeed(loaded);
  const down = overrides(loaded.zone, question, lists(values.down));
  for (const id of down) loaded.zone.setHealth(id, "Unhealthy");
  const query = { ...question, seed, down };
  if (values.repeat !== undefined) return repeat(loaded, query, values, screen);
  for (const name of ["pick", "source"])
    if (values[name] !== undefined) throw new UsageError(`--${name} goes with --repeat`);
  const answer = asUsage(() => loaded.zone.resolve(query.name, query.type, { seed }));
  screen.print(
    values.json ? JSON.stringify(answer, undefined, 2) : answerLines(answer, seed).join("\n"),
  );
}

async function repeat(
  loaded: LoadedZone,
  query: Query,
  values: Call["values"],
  screen: Screen,
): Promise<void> {
  const options: TallyOptions = { seed: query.seed, queries: readCount(values.repeat) };
  if (values.pick !== undefined) options.pick = values.pick as NonNullable<TallyOptions["pick"]>;
  if (values.source !== undefined) options.source = values.source as string;
  const tally = await runTally(loaded, query, options, screen);
  screen.print(
    values.json
      ? JSON.stringify(tally, undefined, 2)
      : tallyLines(tally, query, options, screen).join("\n"),
  );
}

function readQuestion(positionals: string[]): { name: string; type: RRType } {
  const [name, type, ...more] = positionals;
  if (name === undefined || type === undefined)
    throw new UsageError("expected NAME and TYPE, such as www.example.com A");
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one argument too many`);
  return { name, type: type.toUpperCase() as RRType };
}

/** The seed that the zone fixes, or one that can be shown, so that every run can be had again. */
function ownSeed({ zone }: LoadedZone): bigint {
  return parseSeed(zone.export().Seed) ?? crypto.getRandomValues(new BigUint64Array(1))[0]!;
}

function readCount(text: Value): number {
  if (!/^\d+$/.test(String(text)))
    throw new UsageError(`--repeat: expected a whole number, got "${String(text)}"`);
  return Number(text);
}

function lists(down: Value): string[] {
  return (down ?? []) as string[];
}
