import type { Policy } from "./zone";
import type { Clients, Run, Endpoint } from "./outcome";

export type Contender = Policy | "balancer";

/** One policy's share of the comparison. */
export interface Column {
  contender: Contender;
  /** Clients that each value got; null where Route 53 takes no such rows. */
  counts: Map<string, number> | null;
  refused: string[];
  size: Run["size"];
  /** All clients, and those that were sent to a dead record or to none. */
  clients: number;
  lost: number;
  /** Records that got any client. */
  used: Endpoint[];
  /** The most that a living record got, in equal shares of those alive; null where none lives or got any. */
  busiest: number | null;
}

export function columnsOf({ endpoints, runs, balancer }: Clients): Column[] {
  const columns = runs.map(({ policy, timeline, refused, size }) => ({ ...columnOf(policy, endpoints, timeline), refused, size }));
  return [...columns, columnOf("balancer", endpoints, balancer)];
}

export function isDead({ health }: Endpoint): boolean {
  return health === "unhealthy";
}

export function nameOf({ name, value }: Endpoint): string {
  return name ?? value;
}

/** An equal share of all clients for each record alive: what a balancer would give. */
export function equalShare({ endpoints }: Clients): number {
  const alive = endpoints.filter((endpoint) => !isDead(endpoint)).length;
  return alive > 0 ? 1 / alive : 0;
}

/** As long as bars of equal shares are seen to differ; one that is longer is torn at its end. */
export function scaleOf(clients: Clients): number {
  return Math.min(ROOM * (equalShare(clients) || 1 / clients.endpoints.length), 1);
}

function columnOf(contender: Contender, endpoints: Endpoint[], timeline: Load | null): Column {
  const counts = timeline && new Map(endpoints.map(({ value }) => [value, sumOf(timeline.load[value])]));
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

/** The scale, in equal shares. */
const ROOM = 1.75;
