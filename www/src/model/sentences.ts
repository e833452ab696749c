/**
 * The rule in force under any policy; it is fetched with the first picture under another than multivalue.
 */
import type { Answer, RowOutcome, Tally, TallyRow } from "multivalue";

import { recordStrings } from "../strings/records";
import { ruleStrings } from "../strings/sentence";
import { policyRuleStrings } from "../strings/sentences";
import { identifierOf, sentenceOf as multivalue } from "./sentence";
import { rowsOf } from "./zone";
import type { State } from "./state";

export function sentenceOf(state: State, answer: Answer, tally: Tally | null): string {
  switch (answer.policy) {
    case "weighted":
      return tally ? weighted(answer, tally, weightsIn(state)) : "";
    case "failover":
      return failover(answer, roleIn(state));
    case "simple":
      return policyRuleStrings.simple(tally?.perAnswer ?? answer.answer.length);
    default:
      return multivalue(state, answer, tally);
  }
}

/** Each row by its share of the answers; the first value of a row stands for it. */
function weighted(answer: Answer, { queries, rows }: Tally, weightOf: WeightOf): string {
  const firsts = new Map([...rows].reverse().map((row) => [row.setIdentifier, row]));
  const inPlay = [...firsts.values()].reverse().filter((row) => row.expectedReturned > 0).sort(byShare);
  const shares = inPlay.map((row) => ({ name: row.setIdentifier ?? row.value, share: row.expectedReturned / queries }));
  const parts = [whoHasWeight(answer, inPlay.map(weightOf)), policyRuleStrings.shares(shares)];
  const resting = answer.rows.filter((row) => row.outcome === "weight 0").map(identifierOf);
  return [...parts, ...(resting.length > 0 ? [policyRuleStrings.resting(resting)] : [])].join(" ");
}

function whoHasWeight(answer: Answer, weights: number[]): string {
  const down = answer.rows.filter((row) => row.health === "unhealthy").length;
  if (answer.failOpen) return ruleStrings.failOpen(down);
  return weights.every((weight) => weight === 0) ? policyRuleStrings.noWeight(weights.length) : policyRuleStrings.weights(weights);
}

function byShare(one: TallyRow, other: TallyRow): number {
  return other.expectedReturned - one.expectedReturned;
}

function weightsIn({ source, group }: State): WeightOf {
  const weights = new Map(rowsOf(source, group).map(({ SetIdentifier, Weight }) => [SetIdentifier, Weight]));
  return ({ setIdentifier }) => weights.get(setIdentifier ?? undefined) ?? 0;
}

function failover({ rows, failOpen }: Answer, roleOf: RoleOf): string {
  const answered = rows.find((row) => row.outcome === "answered");
  const other = rows.find((row) => row !== answered);
  if (!answered) return "";
  const role = recordStrings.role[roleOf(answered)];
  if (!other) return policyRuleStrings.failoverAlone(role);
  if (failOpen) return policyRuleStrings.failoverOpen;
  if (roleOf(answered) === "PRIMARY") return policyRuleStrings.primaryHealthy;
  return answered.health === "unchecked" ? policyRuleStrings.secondaryUnchecked : policyRuleStrings.secondaryHealthy;
}

function roleIn({ source, group }: State): RoleOf {
  const rows = rowsOf(source, group);
  return ({ setIdentifier }) => {
    const row = rows.find(({ SetIdentifier }) => SetIdentifier === setIdentifier);
    return row?.Failover === "SECONDARY" ? "SECONDARY" : "PRIMARY";
  };
}

type WeightOf = (row: TallyRow) => number;
type RoleOf = (row: RowOutcome) => "PRIMARY" | "SECONDARY";
