// `--down`: which health checks are forced to be unhealthy.
//
// A check goes by its ID; a row goes by its SetIdentifier and stands for its check, which other rows may share.

import type { ResourceRecordSet } from "../types.js";
import type { Zone } from "../zone.js";
import { InputError } from "./errors.js";

/** The IDs of the checks that lists such as `web-1,web-2` name, each once; what names nothing is an error. */
export function overrides(
  zone: Zone,
  question: { name: string; type: string },
  lists: string[],
): string[] {
  const checks = new Set(zone.healthChecks().map(({ Id }) => Id!));
  const rows = askedFirst(zone.resourceRecordSets(), question);
  const words = lists.flatMap((list) => (names(list, checks, rows) ? [list] : list.split(",")));
  return [...new Set(words.map((word) => checkOf(word, checks, rows)))];
}

/** An identifier may hold a comma, so a list that is one as a whole is not taken apart. */
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

/** The group that is asked comes first: identifiers are unique in a group, not in a zone. */
function askedFirst(
  rows: ResourceRecordSet[],
  { name, type }: { name: string; type: string },
): ResourceRecordSet[] {
  const wanted = `${name.toLowerCase().replace(/\.$/, "")}.`;
  const isAsked = ({ Name, Type }: ResourceRecordSet) => Name === wanted && Type === type;
  return [...rows.filter(isAsked), ...rows.filter((row) => !isAsked(row))];
}
