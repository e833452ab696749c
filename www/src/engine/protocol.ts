/**
 * Messages between the page and its worker: one request, then replies with the same ID.
 */
import type { ChangeBatch, RRType, TallyOptions, ZoneSource } from "multivalue";

import type { Outcome } from "../model/outcome";
import type { Observations } from "../model/state";

export interface Request {
  source: unknown;
  seed: string;
  /** Results that the zone's checks have had. */
  observations?: Observations;
  /** Changes to the zone, which is given back with them. */
  batch?: ChangeBatch;
  /** Absent: only read the source and give it back. */
  query?: Query;
}

/** A request with a query. */
export interface QueryRequest extends Request {
  query: Query;
}

export interface Query {
  name: string;
  type: RRType;
  ask: number;
  options: TallyOptions & { queries: number };
  /** Whether question and reply are looked at as octets. */
  octets?: boolean;
  /** Whether places in the answer are looked at. */
  places?: boolean;
  /** What happens to clients of the group under each policy; absent where nobody looks at that. */
  simulation?: SimulationOptions;
}

/** Clients behind caches, and who dies meanwhile. */
export interface SimulationOptions {
  /** Seconds. */
  duration: number;
  /** 0: every client asks anew. */
  resolvers: number;
  retries: number;
  pick: Pick<TallyOptions, "pick" | "source">;
  outage: { fails: string; at: number; lasts: number } | null;
}

export type ReplyBody =
  | { kind: "accepted"; source: ZoneSource | null }
  | { kind: "estimate"; milliseconds: number }
  | { kind: "outcome"; outcome: Outcome }
  | { kind: "dropped" }
  | { kind: "refused"; messages: string[]; /** Whoever answered cannot answer any more. */ broken?: boolean };

export type Reply = { id: number } & ReplyBody;

export type Post = (message: ReplyBody) => void;
