// The query of `multivalue resolve`: name, type, seed, and the health checks that `--down` makes unhealthy.
//
// `--down` takes IDs of checks, and SetIdentifiers of records, which select their check. Other records may share it.

import { parseSeed } from "../engine/arguments.js";
import type { ResourceRecordSet, RRType } from "../types.js";
import type { Zone } from "../zone.js";
import type { Value } from "./command.js";
import { asUsage, InputError, UsageError } from "./errors.js";

/** A query, and all else that decides its answer. */
export interface Query extends Question {
  seed: bigint;
  /** IDs of the health checks that are forced down. */
  down: string[];
}

/** The question of a query. */
export interface Question {
  name: string;
  type: RRType;
}

/** The question of the positional arguments. */
export function parseQuestion(positionals: string[]): Question {
  const [name, type, ...more] = positionals;
  if (name === undefined || type === undefined)
    throw new UsageError("expected NAME and TYPE, such as www.example.com A");
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one argument too many`);
  return { name, type: type.toUpperCase() as RRType };
}

/** The seed of `--seed`, if any. */
export function parseSeedOption(seed: Value): bigint | undefined {
  return seed === undefined ? undefined : asUsage(() => parseSeed(seed));
}

/** A random seed. The output shows it, so that every run can be repeated. */
export function randomSeed(): bigint {
  return crypto.getRandomValues(new BigUint64Array(1))[0]!;
}

/** The IDs of the checks in lists such as `web-1,web-2`, each once. An unknown name is an InputError. */
export function overrides(zone: Zone, question: Question, lists: string[]): string[] {
  const checks = new Set(zone.healthChecks().map(({ Id }) => Id!));
  const rows = askedFirst(zone.resourceRecordSets(), question);
  const words = lists.flatMap((list) => (names(list, checks, rows) ? [list] : list.split(",")));
  return [...new Set(words.map((word) => checkOf(word, checks, rows)))];
}

/** Identifiers may contain commas: a list that equals an identifier is not split. */
function names(word: string, checks: Set<string>, rows: ResourceRecordSet[]): boolean {
  return checks.has(word) || rows.some(({ SetIdentifier }) => SetIdentifier === word);
}

function checkOf(word: string, checks: Set<string>, rows: ResourceRecordSet[]): string {
  if (checks.has(word)) return word;
  const row = rows.find(({ SetIdentifier }) => SetIdentifier === word);
  if (!row) throw new InputError(`--down: the zone has neither a health check nor a row "${word}"`);
  if (row.HealthCheckId === undefined)
    throw new InputError(
      `--down: ${row.Name} ${row.Type} "${word}" has no health check, so Route 53 counts it as healthy whatever happens`,
    );
  return row.HealthCheckId;
}

/** Records of the question first: identifiers are unique in an RRset, not in a zone. */
function askedFirst(rows: ResourceRecordSet[], { name, type }: Question): ResourceRecordSet[] {
  const wanted = `${name.toLowerCase().replace(/\.$/, "")}.`;
  const isAsked = ({ Name, Type }: ResourceRecordSet) => Name === wanted && Type === type;
  return [...rows.filter(isAsked), ...rows.filter((row) => !isAsked(row))];
}
