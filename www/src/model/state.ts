/**
 * The state: everything that determines the result, as plain data.
 */
import type { TallyOptions, ZoneSource } from "multivalue";

import { firstGroup, type Group } from "./zone";

export const VIEWS = ["full", "chart", "answer", "compare", "timeline"] as const;
export const SHOWS = ["returned", "first", "picked"] as const;
export const SCALES = ["count", "deviation"] as const;
export const PICKS = [
  "random",
  "rfc6724",
  "first",
] as const satisfies readonly TallyOptions["pick"][];
export type ViewName = (typeof VIEWS)[number];
export type Show = (typeof SHOWS)[number];
export type Scale = (typeof SCALES)[number];
export type PickRule = (typeof PICKS)[number];

/** Names of the example zones. */
export type PresetId =
  | "web-tier"
  | "ten-healthy"
  | "two-down"
  | "eight-or-fewer"
  | "all-down"
  | "unchecked"
  | "dual-stack"
  | "weighted"
  | "failover"
  | "simple";

export interface State {
  source: ZoneSource;
  /** Results of its checks, by ID: one letter each, oldest first. */
  observations: Observations;
  preset: PresetId | null;
  group: Group;
  seed: string;
  queries: number;
  /** The query whose answer is shown, counted from 1 in the stream of the seed. */
  ask: number;
  view: ViewName;
  show: Show;
  scale: Scale;
  pick: PickRule;
  /** The client's address in each family, for the rule that sorts by it. */
  clients: ClientAddresses;
  /** What happens to clients over time. */
  story: Scenario;
}

/** Clients behind caching resolvers, and a record that fails. */
export interface Scenario {
  /** Caching resolvers. 0: each client asks by itself. */
  resolvers: number;
  /** How many more addresses a client tries after a dead one. */
  retries: number;
  /** Set identifier or value of the record that fails. Empty or unknown: the first healthy one. */
  fails: string;
  /** Start and length of the outage, in seconds. */
  at: number;
  lasts: number;
}

export interface ClientAddresses {
  A: string;
  AAAA: string;
}

export type Change = (state: State) => State;

/** The default query of a zone. */
export function stateOf(source: ZoneSource): State {
  const asked = {
    seed: source.Seed ?? "42",
    queries: 10_000,
    ask: 1,
    view: "full",
    show: "returned",
    scale: "count",
  } as const;
  return {
    source,
    observations: {},
    preset: null,
    group: groupIn(source),
    ...asked,
    pick: "random",
    clients: CLIENTS,
    story: STORY,
  };
}

/** Replaces the zone; asks its first group, with its seed if it has one. */
export const withSource =
  (source: ZoneSource): Change =>
  (state) => ({
    ...state,
    source,
    observations: {},
    preset: null,
    group: groupIn(source),
    seed: source.Seed ?? state.seed,
    ask: 1,
  });

/** Edits the zone. */
export const withEdit =
  (edit: (source: ZoneSource) => ZoneSource): Change =>
  (state) => ({ ...state, source: edit(state.source), ask: 1 });

/** The client takes the first address unless its rule is what is shown. */
export function tallyOptionsOf(state: State): TallyOptions & { queries: number } {
  const { queries } = state;
  return state.show === "picked" ? { queries, ...pickOf(state) } : { queries, pick: "first" };
}

/** The client's rule. Without an address there is nothing to sort by. */
export function pickOf({
  pick,
  clients,
  group: { type },
}: State): Pick<TallyOptions, "pick" | "source"> {
  if (pick !== "rfc6724") return { pick };
  return type === "A" || type === "AAAA" ? { pick, source: clients[type] } : { pick: "random" };
}

function groupIn(source: ZoneSource): Group {
  return firstGroup(source) ?? { name: source.Name ?? "example.com.", type: "A" };
}

const STORY: Scenario = { resolvers: 100, retries: 0, fails: "", at: 60, lasts: 300 };
const CLIENTS: ClientAddresses = { A: "192.0.2.200", AAAA: "2001:db8::200" };

/** Defaults that do not depend on a zone. */
export const DEFAULTS = stateOf({ Name: "example.com.", ResourceRecordSets: [] });

export type Observations = Readonly<Record<string, string>>;

export const withSeed =
  (seed: string): Change =>
  (state) => ({ ...state, seed, ask: 1 });

/** Short enough to read out. Any integer below 2^64 can be typed. */
export const newSeed: Change = (state) => {
  const [random] = crypto.getRandomValues(new Uint16Array(1));
  return withSeed(String(random))(state);
};

export async function withLazyEdit(
  make: (source: ZoneSource, edits: typeof import("./edits")) => ZoneSource,
): Promise<Change> {
  const edits = await import("./edits");
  return withEdit((source) => make(source, edits));
}
