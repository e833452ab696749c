/**
 * The rule in force for multivalue records or an empty group, and why a record has no bar.
 */
import type { Answer, ResourceRecordSet, RowOutcome, Tally } from "multivalue";

import type { Lamp } from "../../model/checks";
import type { Show, State } from "../../model/state";
import type { Picture } from "../../model/view";
import { commonStrings } from "../../text/strings";
import { recordStrings, ruleStrings } from "./strings";

export function sentenceOf({ show }: State, answer: Answer, tally: Tally | null): string {
  if (answer.policy === null) return commonStrings.nobody(answer.rcode);
  return answer.policy === "multivalue" && tally ? multivalue(answer, tally, show) : "";
}

function multivalue(answer: Answer, tally: Tally, show: Show): string {
  return `${whoIsEligible(answer, tally)} ${whatIsRandom(tally, show)}`;
}

function whoIsEligible(answer: Answer, { eligible }: Tally): string {
  const unchecked = answer.rows.filter((row) => row.health === "unchecked");
  const down = answer.rows.filter((row) => row.health === "unhealthy").length;
  if (answer.failOpen) return ruleStrings.failOpen(down);
  if (down > 0 && unchecked.length === eligible)
    return ruleStrings.onlyUnchecked(unchecked.map(identifierOf));
  return ruleStrings.eligible(eligible - unchecked.length, unchecked.length);
}

function whatIsRandom({ eligible, perAnswer }: Tally, show: Show): string {
  if (eligible === 1) return ruleStrings.nothingRandom;
  if (show === "first") return ruleStrings.firstPlace(eligible);
  if (perAnswer < eligible) return ruleStrings.someOf(perAnswer, eligible);
  return ruleStrings.allOf(eligible);
}

export function identifierOf(row: RowOutcome): string {
  return row.setIdentifier ?? row.values.join(", ");
}

export function noBarReason(
  picture: Picture | null,
  { SetIdentifier }: ResourceRecordSet,
  lamp: Lamp,
): string {
  if (lamp === "unhealthy") return recordStrings.leftOut;
  const row = picture?.outcome.answer.rows.find(
    ({ setIdentifier }) => setIdentifier === (SetIdentifier ?? null),
  );
  if (row?.outcome === "standby") return recordStrings.standby;
  return row?.outcome === "weight 0" ? recordStrings.resting : "";
}
