/**
 * What the engine returns for a state.
 */
import type { Answer, HealthReport, RowOutcome, Tally, Timeline } from "multivalue";

import type { Policy } from "./zone";

/** What came of a story: nothing where the group's rows cannot be put under another policy. */
export interface ClientResults {
  endpoints: Endpoint[];
  /** The value that died meanwhile. */
  fails: string | null;
  runs: PolicyRun[];
  balancer: Timeline["balancer"] | null;
}

/** One policy: what became of the clients, or why Route 53 takes no such rows. */
export interface PolicyRun {
  policy: Policy;
  timeline: Timeline | null;
  size: { records: number; octets: number } | null;
  /** What Route 53 answers from a moment on; followed only where something happens meanwhile. */
  answers: AnswerFrom[];
  refused: string[];
}

/** From `at` on, in seconds, an answer holds so many of the values that may be in it. */
export interface AnswerFrom {
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
  clients: ClientResults | null;
}

/** Requests of all clients of a story in a second: its duration says how many there are. */
export const RATE = 100;

/** A value that clients may be sent to. */
export interface Endpoint {
  value: string;
  /** Its row's set identifier; null for a simple row. */
  name: string | null;
  health: RowOutcome["health"];
  healthCheckId: string | null;
}
