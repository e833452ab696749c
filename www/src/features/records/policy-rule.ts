/**
 * The rule in force under any policy. Loaded with the first group that is not multivalue.
 */
import type { Answer, RowOutcome, Tally, TallyRow } from "multivalue";

import type { State } from "../../model/state";
import { rowsOf } from "../../model/zone";
import { integer, list, percent } from "../../text/locale";
import { identifierOf, sentenceOf as multivalue } from "./rule";
import { recordStrings, ruleStrings } from "./strings";

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

/** Shares of the records, largest first. The first value of a record represents it. */
function weighted(answer: Answer, { queries, rows }: Tally, weightOf: WeightOf): string {
  const firsts = new Map([...rows].reverse().map((row) => [row.setIdentifier, row]));
  const inPlay = [...firsts.values()]
    .reverse()
    .filter((row) => row.expectedReturned > 0)
    .sort(byShare);
  const shares = inPlay.map((row) => ({
    name: row.setIdentifier ?? row.value,
    share: row.expectedReturned / queries,
  }));
  const parts = [whoHasWeight(answer, inPlay.map(weightOf)), policyRuleStrings.shares(shares)];
  const resting = answer.rows.filter((row) => row.outcome === "weight 0").map(identifierOf);
  return [...parts, ...(resting.length > 0 ? [policyRuleStrings.resting(resting)] : [])].join(" ");
}

function whoHasWeight(answer: Answer, weights: number[]): string {
  const down = answer.rows.filter((row) => row.health === "unhealthy").length;
  if (answer.failOpen) return ruleStrings.failOpen(down);
  return weights.every((weight) => weight === 0)
    ? policyRuleStrings.noWeight(weights.length)
    : policyRuleStrings.weights(weights);
}

function byShare(one: TallyRow, other: TallyRow): number {
  return other.expectedReturned - one.expectedReturned;
}

function weightsIn({ source, group }: State): WeightOf {
  const weights = new Map(
    rowsOf(source, group).map(({ SetIdentifier, Weight }) => [SetIdentifier, Weight]),
  );
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
  return answered.health === "unchecked"
    ? policyRuleStrings.secondaryUnchecked
    : policyRuleStrings.secondaryHealthy;
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

/** Names listed at most. */
const NAMED = 5;
const someOf = (items: string[]) =>
  items.slice(0, NAMED).join(", ") + (items.length > NAMED ? " ..." : "");
const NO_CHECK = "A simple record has no health check, so a dead server stays in every answer.";

export const policyRuleStrings = {
  simple: (values: number) =>
    values === 1
      ? `Simple: every answer contains the one value. ${NO_CHECK}`
      : `Simple: every answer contains all ${integer(values)} values in random order. ${NO_CHECK}`,
  weights: (weights: number[]) =>
    weights.length === 1
      ? `Weight ${integer(weights[0] ?? 0)}:`
      : `Weights ${someOf(weights.map((weight) => integer(weight)))}:`,
  noWeight: (rows: number) =>
    rows === 1
      ? "Its weight is 0, and no record with a weight is available:"
      : "All available weights are 0, so each is equally likely:",
  shares: (shares: { name: string; share: number }[]) =>
    shares.length === 1
      ? `every answer is ${shares[0]?.name}.`
      : `${list(shares.slice(0, NAMED).map(({ name, share }, at) => (at === 0 ? `${name} is in ${percent(share)} of answers` : `${name} in ${percent(share)}`)))}${shares.length > NAMED ? "; the others in less" : ""}.`,
  resting: (names: string[]) =>
    `${list(names.length > NAMED ? [...names.slice(0, NAMED), "others"] : names)} ${names.length === 1 ? "has weight 0: it is" : "have weight 0: they are"} used only when nothing else is available.`,
  primaryHealthy:
    "The primary is healthy, so only the primary is returned. The secondary is on standby.",
  secondaryHealthy: "The primary is unhealthy, so the secondary is returned.",
  secondaryUnchecked:
    "The primary is unhealthy, so the secondary is returned. Without a check it always counts as healthy.",
  failoverOpen: "Neither is healthy, so Route 53 returns the primary anyway (fail-open).",
  failoverAlone: (role: string) => `The ${role} has no counterpart, so it is always returned.`,
};
