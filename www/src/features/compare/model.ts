/**
 * What clients get under each policy: numbers, a summary, and a number table.
 */
import type { ClientResults, Endpoint, PolicyRun } from "../../model/outcome";
import type { Picture } from "../../model/view";
import { type Policy, readableName } from "../../model/zone";
import { integer } from "../../text/locale";
import { decimal, percentFixed } from "../../text/number-format";
import {
  type NumberColumn,
  type NumberTable,
  numberStrings,
  textColumn,
} from "../../ui/number-table";
import { compareStrings } from "./strings";

export type PolicyOrBalancer = Policy | "balancer";

/** The numbers of one policy. */
export interface Column {
  contender: PolicyOrBalancer;
  /** Clients of each value. Null where Route 53 rejects the records. */
  counts: Map<string, number> | null;
  refused: string[];
  size: PolicyRun["size"];
  /** All clients, and those sent to a dead record or to none. */
  clients: number;
  lost: number;
  /** Records that got any client. */
  used: Endpoint[];
  /** The largest load of a healthy record, in equal shares. Null where none is healthy or got any. */
  busiest: number | null;
}

export function columnsOf({ endpoints, runs, balancer }: ClientResults): Column[] {
  const columns = runs.map(({ policy, timeline, refused, size }) => ({
    ...columnOf(policy, endpoints, timeline),
    refused,
    size,
  }));
  return [...columns, columnOf("balancer", endpoints, balancer)];
}

export function isDead({ health }: Endpoint): boolean {
  return health === "unhealthy";
}

export function nameOf({ name, value }: Endpoint): string {
  return name ?? value;
}

/** The share of each healthy record with an ideal balancer. */
export function equalShare({ endpoints }: ClientResults): number {
  const alive = endpoints.filter((endpoint) => !isDead(endpoint)).length;
  return alive > 0 ? 1 / alive : 0;
}

/** The end of the axis. Longer bars are cut off. */
export function scaleOf(clients: ClientResults): number {
  return Math.min(ROOM * (equalShare(clients) || 1 / clients.endpoints.length), 1);
}

function columnOf(
  contender: PolicyOrBalancer,
  endpoints: Endpoint[],
  timeline: Load | null,
): Column {
  const counts =
    timeline && new Map(endpoints.map(({ value }) => [value, sumOf(timeline.load[value])]));
  const clients = timeline?.requests ?? 0;
  const got = ({ value }: Endpoint) => counts?.get(value) ?? 0;
  const alive = endpoints.filter((endpoint) => !isDead(endpoint));
  const most = Math.max(...alive.map(got), 0);
  return {
    contender,
    counts,
    clients,
    lost: clients - alive.reduce((sum, endpoint) => sum + got(endpoint), 0),
    used: endpoints.filter((endpoint) => got(endpoint) > 0),
    busiest: most > 0 ? (most * alive.length) / clients : null,
    refused: [],
    size: null,
  };
}

interface Load {
  requests: number;
  load: { [value: string]: Float64Array };
}

function sumOf(steps: Float64Array | undefined): number {
  return (steps ?? new Float64Array()).reduce((sum, each) => sum + each, 0);
}

/** The axis ends at this many equal shares, so that differences show. */
const ROOM = 1.75;

export function summaryOf(column: Column, { endpoints }: ClientResults): string {
  const { contender, counts, refused, clients, lost, used, busiest } = column;
  if (!counts)
    return compareStrings.summary.refused(
      compareStrings.contenders[contender].toLowerCase(),
      refused.join(" "),
    );
  const dead = endpoints.filter(isDead).map(nameOf);
  const facts: Facts = {
    dead,
    all: endpoints.length,
    used: used.map(nameOf),
    lost,
    share: compareStrings.share(lost / clients),
    busiest: compareStrings.busiest(busiest),
  };
  return SUMMARIES[contender](facts);
}

export function comparisonSentence(
  { state, outcome }: Picture,
  { endpoints }: ClientResults,
  columns: Column[],
): string {
  const asked = Math.max(...columns.map(({ clients }) => clients));
  const ttl = Math.min(...outcome.answer.answer.map((record) => record.ttl));
  const dead = endpoints.filter(isDead).length;
  const { asked: whoAsks, dead: whoIsDead } = compareStrings;
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

const SUMMARIES: Record<Column["contender"], (facts: Facts) => string> = {
  simple: ({ dead, used, share, busiest }) =>
    dead.length > 0
      ? compareStrings.summary.keepsDead(dead, share)
      : compareStrings.summary.blind(used.length, busiest),

  failover({ all, dead, used, lost, share }) {
    const where =
      used.length === 1
        ? compareStrings.summary.one(
            used[0] ?? "",
            all - dead.length - (lost > 0 ? 0 : 1),
            dead.length - (lost > 0 ? 1 : 0),
          )
        : compareStrings.summary.secondary(used.length);
    return lost > 0 ? `${where} ${compareStrings.summary.lost(share)}` : where;
  },

  multivalue({ dead, used, lost, share, busiest }) {
    if (lost > 0) return compareStrings.summary.failOpen(share);
    return dead.length > 0
      ? compareStrings.summary.leavesOut(dead, busiest)
      : compareStrings.summary.spreads(used.length, busiest);
  },

  weighted: ({ used, lost, share }) =>
    lost > 0
      ? compareStrings.summary.failOpen(share)
      : compareStrings.summary.byWeight(used.length),

  balancer: ({ used, busiest }) =>
    used.length === 0 ? compareStrings.summary.idealNone : compareStrings.summary.ideal(busiest),
};

export function comparisonTable({ state }: Picture, clients: ClientResults): NumberTable {
  const columns = columnsOf(clients).filter(({ counts }) => counts);
  const equal = equalShare(clients);
  const { value, identifier, health } = numberStrings;
  return {
    caption: compareStrings.caption(`${readableName(state.group.name)} ${state.group.type}`),
    columns: [
      textColumn("value", value),
      textColumn("set_identifier", identifier),
      textColumn("health", health),
      ...columns.flatMap(({ contender }) => measured(contender)),
    ],
    rows: clients.endpoints.map((endpoint) => [
      ...[endpoint.value, endpoint.name, compareStrings.health[endpoint.health]],
      ...columns.flatMap(({ counts, clients: all }) => {
        const count = counts?.get(endpoint.value) ?? 0;
        return [
          count,
          count / all,
          equal > 0 && endpoint.health !== "unhealthy" ? count / all / equal : null,
        ];
      }),
    ]),
  };
}

function measured(contender: PolicyOrBalancer): NumberColumn[] {
  const name = compareStrings.contenders[contender];
  return [
    { id: `${contender}_clients`, label: numberStrings.clients(name), format: integer },
    { id: `${contender}_share`, label: numberStrings.shareOf(name), format: percentFixed },
    {
      id: `${contender}_of_equal_share`,
      label: numberStrings.deviation(name),
      format: (ratio) => decimal(ratio, 2),
    },
  ];
}
