// `multivalue resolve`: answers a query and explains the answer, or counts many answers.

import { parseSeed } from "../engine/arguments.js";
import type { TallyOptions } from "../entrypoints/api.js";
import type { Answer, AnswerRecord, RowOutcome } from "../types.js";
import type { Zone } from "../zone.js";
import type { Call, Command, Value } from "./command.js";
import { asUsage, UsageError } from "./errors.js";
import { overrides, parseQuestion, parseSeedOption, type Query, randomSeed } from "./query.js";
import { formatColumns } from "./table.js";
import { runTally, tallyLines } from "./tally.js";
import type { Terminal } from "./terminal.js";
import { chosenZone, ZONE_OPTIONS } from "./zones.js";

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

async function runResolve({ values, positionals }: Call, terminal: Terminal): Promise<void> {
  const question = parseQuestion(positionals);
  const given = parseSeedOption(values.seed);
  const zone = chosenZone(values, question.name, terminal);
  const seed = given ?? parseSeed(zone.export().Seed) ?? randomSeed();
  const down = overrides(zone, question, lists(values.down));
  for (const id of down) zone.setHealth(id, "Unhealthy");
  const query = { ...question, seed, down };
  if (values.repeat !== undefined) return repeat(zone, query, values, terminal);
  for (const name of ["pick", "source"])
    if (values[name] !== undefined) throw new UsageError(`--${name} goes with --repeat`);
  const answer = asUsage(() => zone.resolve(query.name, query.type, { seed }));
  terminal.print(
    values.json ? JSON.stringify(answer, undefined, 2) : answerLines(answer, seed).join("\n"),
  );
}

async function repeat(
  zone: Zone,
  query: Query,
  values: Call["values"],
  terminal: Terminal,
): Promise<void> {
  const options: TallyOptions & { queries: number } = {
    seed: query.seed,
    queries: readCount(values.repeat),
  };
  if (values.pick !== undefined) options.pick = values.pick as NonNullable<TallyOptions["pick"]>;
  if (values.source !== undefined) options.source = values.source as string;
  const tally = await runTally(zone, query, options, terminal);
  terminal.print(
    values.json
      ? JSON.stringify(tally, undefined, 2)
      : tallyLines(tally, query, options, terminal).join("\n"),
  );
}

function readCount(text: Value): number {
  if (!/^\d+$/.test(String(text)))
    throw new UsageError(`--repeat: expected a whole number, got "${String(text)}"`);
  return Number(text);
}

function lists(down: Value): string[] {
  return (down ?? []) as string[];
}

/** An answer in the format of dig, and the outcome of each row. */
function answerLines(answer: Answer, seed: bigint): string[] {
  const { rcode, name, type, rows } = answer;
  const answered = rows.filter(({ outcome }) => outcome === "answered").length;
  return [
    `; ${name} ${type}, seed ${seed}`,
    `;; status: ${rcode}${policyOf(answer)}, rows answered: ${answered} of ${rows.length}`,
    ...section("ANSWER", answer.answer),
    ...section("AUTHORITY", answer.authority),
    ...(rows.length > 0 ? ["", ";; ROWS:", ...formatColumns(rows.map(rowCells))] : []),
  ];
}

function policyOf({ policy, failOpen }: Answer): string {
  if (policy === null) return "";
  return `, policy: ${policy}${failOpen ? ", fail-open: every row is unhealthy, so all are eligible" : ""}`;
}

/** Records as lines of a zone file. Source: RFC 1035, section 5.1. */
function section(title: string, records: AnswerRecord[]): string[] {
  if (records.length === 0) return [];
  return [
    "",
    `;; ${title} SECTION:`,
    ...records.map(({ name, ttl, type, data }) => [name, ttl, "IN", type, data].join("\t")),
  ];
}

function rowCells({ setIdentifier, values, outcome, reason, target }: RowOutcome): string[] {
  const data = target === undefined ? formatValues(values) : `alias ${target.name}`;
  return [`; ${outcome}`, setIdentifier ?? "-", data, reason];
}

function formatValues(values: string[]): string {
  const [first = "-", ...more] = values;
  return more.length > 0 ? `${first} and ${more.length} more` : first;
}
