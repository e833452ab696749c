import type { Picture } from "./view";
import { isDead, nameOf, type Column } from "./comparison";
import { readableName } from "./zone";
import type { Clients } from "./outcome";
import { compareStrings } from "../strings/compare";

export function verdictOf(column: Column, { endpoints }: Clients): string {
  const { contender, counts, refused, clients, lost, used, busiest } = column;
  if (!counts) return compareStrings.compare.verdict.refused(compareStrings.contenders[contender].toLowerCase(), refused.join(" "));
  const dead = endpoints.filter(isDead).map(nameOf);
  const facts: Facts = { dead, all: endpoints.length, used: used.map(nameOf), lost, share: compareStrings.compare.share(lost / clients), busiest: compareStrings.compare.busiest(busiest) };
  return SAYINGS[contender](facts);
}

/** Who asks how, and how many of the records are dead. */
export function comparisonSentence({ state, outcome }: Picture, { endpoints }: Clients, columns: Column[]): string {
  const asked = Math.max(...columns.map(({ clients }) => clients));
  const ttl = Math.min(...outcome.answer.answer.map((record) => record.ttl));
  const dead = endpoints.filter(isDead).length;
  const { asked: whoAsks, dead: whoIsDead } = compareStrings.compare;
  return `${whoAsks(asked, `${readableName(state.group.name)} ${state.group.type}`, state.story.resolvers, ttl)} ${whoIsDead(dead, endpoints.length)}`;
}

interface Facts {
  dead: string[];
  all: number;
  used: string[];
  lost: number;
  share: string;
  busiest: string;
}

const SAYINGS: Record<Column["contender"], (facts: Facts) => string> = {
  simple: ({ dead, used, share, busiest }) => (dead.length > 0 ? compareStrings.compare.verdict.keepsDead(dead, share) : compareStrings.compare.verdict.blind(used.length, busiest)),

  failover({ all, dead, used, lost, share }) {
    const where = used.length === 1 ? compareStrings.compare.verdict.one(used[0] ?? "", all - dead.length - (lost > 0 ? 0 : 1), dead.length - (lost > 0 ? 1 : 0)) : compareStrings.compare.verdict.secondary(used.length);
    return lost > 0 ? `${where} ${compareStrings.compare.verdict.lost(share)}` : where;
  },

  multivalue({ dead, used, lost, share, busiest }) {
    if (lost > 0) return compareStrings.compare.verdict.failOpen(share);
    return dead.length > 0 ? compareStrings.compare.verdict.leavesOut(dead, busiest) : compareStrings.compare.verdict.spreads(used.length, busiest);
  },

  weighted: ({ used, lost, share }) => (lost > 0 ? compareStrings.compare.verdict.failOpen(share) : compareStrings.compare.verdict.byWeight(used.length)),

  balancer: ({ used, busiest }) => (used.length === 0 ? compareStrings.compare.verdict.idealNone : compareStrings.compare.verdict.ideal(busiest)),
};
