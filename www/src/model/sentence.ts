/**
 * The rule in force, chosen from what the core answered; the words are in `strings.ts`.
 */
import type { Answer, RowOutcome, Tally } from "multivalue";

import { strings } from "../strings";
import { rowsOf } from "./source";
import type { Show, State } from "./state";

export function sentenceOf(state: State, answer: Answer, tally: Tally | null): string {
  switch (answer.policy) {
    case "multivalue":
      return tally ? multivalue(answer, tally, state.show) : "";
    case "failover":
      return failover(answer, roleIn(state));
    case "simple":
      return strings.sentence.simple(tally?.perAnswer ?? answer.answer.length);
    default:
      return strings.sentence.nobody(answer.rcode);
  }
}

function multivalue(answer: Answer, tally: Tally, show: Show): string {
  return `${whoIsEligible(answer, tally)} ${whatIsRandom(tally, show)}`;
}

function whoIsEligible(answer: Answer, { eligible }: Tally): string {
  const unchecked = answer.rows.filter((row) => row.health === "unchecked");
  const down = answer.rows.filter((row) => row.health === "unhealthy").length;
  if (answer.failOpen) return strings.sentence.failOpen(down);
  if (down > 0 && unchecked.length === eligible) return strings.sentence.onlyUnchecked(unchecked.map(identifierOf));
  return strings.sentence.eligible(eligible - unchecked.length, unchecked.length);
}

function whatIsRandom({ eligible, perAnswer }: Tally, show: Show): string {
  if (eligible === 1) return strings.sentence.nothingRandom;
  if (show === "first") return strings.sentence.firstPlace(eligible);
  if (perAnswer < eligible) return strings.sentence.someOf(perAnswer, eligible);
  return strings.sentence.allOf(eligible);
}

function failover({ rows, failOpen }: Answer, roleOf: RoleOf): string {
  const answered = rows.find((row) => row.outcome === "answered");
  const other = rows.find((row) => row !== answered);
  if (!answered) return "";
  const role = strings.table.role[roleOf(answered)];
  if (!other) return strings.sentence.failoverAlone(role);
  if (failOpen) return strings.sentence.failoverOpen;
  if (roleOf(answered) === "PRIMARY") return strings.sentence.primaryHealthy;
  return answered.health === "unchecked" ? strings.sentence.secondaryUnchecked : strings.sentence.secondaryHealthy;
}

function roleIn({ source, group }: State): RoleOf {
  const rows = rowsOf(source, group);
  return ({ setIdentifier }) => {
    const row = rows.find(({ SetIdentifier }) => SetIdentifier === setIdentifier);
    return row?.Failover === "SECONDARY" ? "SECONDARY" : "PRIMARY";
  };
}

function identifierOf(row: RowOutcome): string {
  return row.setIdentifier ?? row.values.join(", ");
}

type RoleOf = (row: RowOutcome) => "PRIMARY" | "SECONDARY";
