/**
 * What a policy did to its clients, in a sentence made of its numbers.
 */
import type { Clients } from "../engine/protocol";
import { words } from "../strings/clients";
import type { Picture } from "../views/view";
import { isDead, nameOf, type Column } from "./comparison";
import { readableName } from "./source";

const said = words.compare.verdict;

export function verdictOf(column: Column, { endpoints }: Clients): string {
  const { contender, counts, refused, clients, lost, used, busiest } = column;
  if (!counts) return said.refused(words.contenders[contender].toLowerCase(), refused.join(" "));
  const dead = endpoints.filter(isDead).map(nameOf);
  const facts: Facts = { dead, all: endpoints.length, used: used.map(nameOf), lost, share: words.compare.share(lost / clients), busiest: words.compare.busiest(busiest) };
  return SAYINGS[contender](facts);
}

/** Who asks how, and how many of the records are dead. */
export function comparisonSentence({ state, outcome }: Picture, { endpoints }: Clients, columns: Column[]): string {
  const asked = Math.max(...columns.map(({ clients }) => clients));
  const ttl = Math.min(...outcome.answer.answer.map((record) => record.ttl));
  const dead = endpoints.filter(isDead).length;
  const { asked: whoAsks, dead: whoIsDead } = words.compare;
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
  simple: ({ dead, used, share, busiest }) => (dead.length > 0 ? said.keepsDead(dead, share) : said.blind(used.length, busiest)),

  failover({ all, dead, used, lost, share }) {
    const where = used.length === 1 ? said.one(used[0] ?? "", all - dead.length - (lost > 0 ? 0 : 1), dead.length - (lost > 0 ? 1 : 0)) : said.secondary(used.length);
    return lost > 0 ? `${where} ${said.lost(share)}` : where;
  },

  multivalue({ dead, used, lost, share, busiest }) {
    if (lost > 0) return said.failOpen(share);
    return dead.length > 0 ? said.leavesOut(dead, busiest) : said.spreads(used.length, busiest);
  },

  weighted: ({ used, lost, share }) => (lost > 0 ? said.failOpen(share) : said.byWeight(used.length)),

  balancer: ({ used, busiest }) => (used.length === 0 ? said.idealNone : said.ideal(busiest)),
};
