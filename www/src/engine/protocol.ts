/**
 * What page and worker say to each other: one request, then replies with its id.
 */
import type { Answer, ChangeBatch, HealthReport, RRType, Tally, TallyOptions, ZoneSource } from "multivalue";

import type { Observations } from "../model/observations";

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

export interface Query {
  name: string;
  type: RRType;
  ask: number;
  options: TallyOptions & { queries: number };
}

/** A query and its reply on the wire. */
export interface Exchange {
  transport: "udp" | "tcp";
  query: Uint8Array;
  reply: Uint8Array;
}

export interface Outcome {
  answer: Answer;
  /** What every check says, and why. */
  health: HealthReport[];
  wire: Exchange;
  /** Null where no row stands for the question. */
  tally: Tally | null;
}

export type Message =
  | { kind: "accepted"; source: ZoneSource | null }
  | { kind: "estimate"; milliseconds: number }
  | { kind: "outcome"; outcome: Outcome }
  | { kind: "refused"; messages: string[]; /** Whoever answered cannot answer any more. */ broken?: boolean };

export type Reply = { id: number } & Message;
