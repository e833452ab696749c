// An answer as dig prints one, and below it what became of every row.

import type { Answer, AnswerRecord, RowOutcome } from "../types.js";
import { aligned } from "./columns.js";

/** The lines of an answer. */
export function answerLines(answer: Answer, seed: bigint): string[] {
  const { rcode, name, type, rows } = answer;
  const answered = rows.filter(({ outcome }) => outcome === "answered").length;
  return [
    `; ${name} ${type}, seed ${seed}`,
    `;; status: ${rcode}${policyOf(answer)}, rows answered: ${answered} of ${rows.length}`,
    ...section("ANSWER", answer.answer),
    ...section("AUTHORITY", answer.authority),
    ...(rows.length > 0 ? ["", ";; ROWS:", ...aligned(rows.map(rowCells))] : []),
  ];
}

function policyOf({ policy, failOpen }: Answer): string {
  if (policy === null) return "";
  return `, policy: ${policy}${failOpen ? ", fail-open: every row is unhealthy, so all are eligible" : ""}`;
}

/** Records in the fields of a master file. Source: RFC 1035, section 5.1. */
function section(title: string, records: AnswerRecord[]): string[] {
  if (records.length === 0) return [];
  return [
    "",
    `;; ${title} SECTION:`,
    ...records.map(({ name, ttl, type, data }) => [name, ttl, "IN", type, data].join("\t")),
  ];
}

function rowCells({ setIdentifier, values, outcome, reason, target }: RowOutcome): string[] {
  const data = target === undefined ? valuesShown(values) : `alias ${target.name}`;
  return [`; ${outcome}`, setIdentifier ?? "-", data, reason];
}

function valuesShown(values: string[]): string {
  const [first = "-", ...more] = values;
  return more.length > 0 ? `${first} and ${more.length} more` : first;
}
