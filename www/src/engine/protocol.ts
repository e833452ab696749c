/**
 * What page and worker say to each other: one request, then replies with its id.
 */
import type { Answer, ChangeBatch, HealthReport, RRType, Tally, TallyOptions, Timeline, ZoneSource } from "multivalue";

import type { Observations } from "../model/observations";
import type { Endpoint } from "../model/policies";
import type { Policy } from "../model/source";

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
  story?: Story;
}

/** Clients behind caches, and who dies meanwhile. */
export interface Story {
  /** Seconds. */
  duration: number;
  /** 0: every client asks anew. */
  resolvers: number;
  retries: number;
  pick: Pick<TallyOptions, "pick" | "source">;
  outage: { fails: string; at: number; lasts: number } | null;
}

/** What came of a story: nothing where the group's rows cannot be put under another policy. */
export interface Clients {
  endpoints: Endpoint[];
  /** The value that died meanwhile. */
  fails: string | null;
  runs: Run[];
  balancer: Timeline["balancer"] | null;
}

/** One policy: what became of the clients, or why Route 53 takes no such rows. */
export interface Run {
  policy: Policy;
  timeline: Timeline | null;
  size: { records: number; octets: number } | null;
  /** What Route 53 answers from a moment on; followed only where something happens meanwhile. */
  answers: Answered[];
  refused: string[];
}

/** From `at` on, in seconds, an answer holds so many of the values that may be in it. */
export interface Answered {
  at: number;
  held: number;
  eligible: string[];
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
  /** Null where nobody looked. */
  wire: Exchange | null;
  /** Null where no row stands for the question. */
  tally: Tally | null;
  /** Null where nobody looked. */
  clients: Clients | null;
}

export type Message =
  | { kind: "accepted"; source: ZoneSource | null }
  | { kind: "estimate"; milliseconds: number }
  | { kind: "outcome"; outcome: Outcome }
  | { kind: "dropped" }
  | { kind: "refused"; messages: string[]; /** Whoever answered cannot answer any more. */ broken?: boolean };

export type Reply = { id: number } & Message;

export type Post = (message: Message) => void;

/** Requests of all clients of a story in a second: its duration says how many there are. */
export const RATE = 100;
