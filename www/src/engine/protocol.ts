/**
 * Messages between the page and its worker: one request, then replies with the same ID.
 */
import type { ChangeBatch, RRType, TallyOptions, ZoneSource } from "multivalue";

import type { Outcome } from "../model/outcome";
import type { Observations } from "../model/state";

export interface Request {
  source: unknown;
  seed: string;
  /** Results of the zone's checks. */
  observations?: Observations;
  /** Changes to apply; the changed zone is returned. */
  batch?: ChangeBatch;
  /** Absent: only read the source and return it. */
  query?: Query;
}

export interface QueryRequest extends Request {
  query: Query;
}

export interface Query {
  name: string;
  type: RRType;
  ask: number;
  options: TallyOptions & { queries: number };
  /** Whether query and reply are needed as octets. */
  octets?: boolean;
  /** Whether places in the answer are counted. */
  places?: boolean;
  /** Absent: no simulation. */
  simulation?: SimulationOptions;
}

/** Clients behind resolvers, and an outage. */
export interface SimulationOptions {
  /** Seconds. */
  duration: number;
  /** 0: no caching. */
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
  | {
      kind: "refused";
      messages: string[];
      /** The path of the fault of each message, such as `ResourceRecordSets[0].TTL`. */
      paths?: (string | undefined)[];
      /** The wasm instance has trapped and can answer nothing more. */
      crashed?: boolean;
    };

export type Reply = { id: number } & ReplyBody;

export type Post = (message: ReplyBody) => void;
