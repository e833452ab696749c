/**
 * The rule in force, chosen from what the core answered; the words are in `strings.ts`.
 */
import type { Answer, RowOutcome, Tally, TallyRow } from "multivalue";

import { strings } from "../strings";
import { rowsOf } from "./source";
import type { Show, State } from "./state";

export function sentenceOf(state: State, answer: Answer, tally: Tally | null): string {
  switch (answer.policy) {
    case "multivalue":
      return tally ? multivalue(answer, tally, state.show) : "";
    case "weighted":
      return tally ? weighted(answer, tally, weightsIn(state)) : "";
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

/** Each row by its share of the answers; the first value of a row stands for it. */
function weighted(answer: Answer, { queries, rows }: Tally, weightOf: WeightOf): string {
  const firsts = new Map([...rows].reverse().map((row) => [row.setIdentifier, row]));
  const inPlay = [...firsts.values()].reverse().filter((row) => row.expectedReturned > 0).sort(byShare);
  const shares = inPlay.map((row) => ({ name: row.setIdentifier ?? row.value, share: row.expectedReturned / queries }));
  const parts = [whoHasWeight(answer, inPlay.map(weightOf)), strings.sentence.shares(shares)];
  const resting = answer.rows.filter((row) => row.outcome === "weight 0").map(identifierOf);
  return [...parts, ...(resting.length > 0 ? [strings.sentence.resting(resting)] : [])].join(" ");
}

function whoHasWeight(answer: Answer, weights: number[]): string {
  const down = answer.rows.filter((row) => row.health === "unhealthy").length;
  if (answer.failOpen) return strings.sentence.failOpen(down);
  return weights.every((weight) => weight === 0) ? strings.sentence.noWeight(weights.length) : strings.sentence.weights(weights);
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

type WeightOf = (row: TallyRow) => number;
type RoleOf = (row: RowOutcome) => "PRIMARY" | "SECONDARY";
