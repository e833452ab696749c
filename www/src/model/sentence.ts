/**
 * The rule in force where it is multivalue, or where there is none, chosen from what the core answered.
 */
import type { Answer, RowOutcome, Tally } from "multivalue";

import { strings } from "../strings";
import { words } from "../strings/sentence";
import type { Show, State } from "./state";

export function sentenceOf({ show }: State, answer: Answer, tally: Tally | null): string {
  if (answer.policy === null) return strings.nobody(answer.rcode);
  return answer.policy === "multivalue" && tally ? multivalue(answer, tally, show) : "";
}

function multivalue(answer: Answer, tally: Tally, show: Show): string {
  return `${whoIsEligible(answer, tally)} ${whatIsRandom(tally, show)}`;
}

function whoIsEligible(answer: Answer, { eligible }: Tally): string {
  const unchecked = answer.rows.filter((row) => row.health === "unchecked");
  const down = answer.rows.filter((row) => row.health === "unhealthy").length;
  if (answer.failOpen) return words.failOpen(down);
  if (down > 0 && unchecked.length === eligible) return words.onlyUnchecked(unchecked.map(identifierOf));
  return words.eligible(eligible - unchecked.length, unchecked.length);
}

function whatIsRandom({ eligible, perAnswer }: Tally, show: Show): string {
  if (eligible === 1) return words.nothingRandom;
  if (show === "first") return words.firstPlace(eligible);
  if (perAnswer < eligible) return words.someOf(perAnswer, eligible);
  return words.allOf(eligible);
}

export function identifierOf(row: RowOutcome): string {
  return row.setIdentifier ?? row.values.join(", ");
}
