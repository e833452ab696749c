/**
 * What the engine returns for a state.
 */
import type { Answer, HealthReport, RowOutcome, Tally, Timeline } from "multivalue";

import type { Policy } from "./zone";

/** Clients under each policy. Empty where the records cannot be put under another policy. */
export interface ClientResults {
  endpoints: Endpoint[];
  /** The value that fails. */
  fails: string | null;
  runs: PolicyRun[];
  balancer: Timeline["balancer"] | null;
}

/** One policy: its clients, or the errors where Route 53 rejects the records. */
export interface PolicyRun {
  policy: Policy;
  timeline: Timeline | null;
  size: { records: number; octets: number } | null;
  /** Answers over time; empty without an outage. */
  answers: AnswerFrom[];
  refused: string[];
}

/** The answers from `at` on, in seconds: how many values, and the eligible ones. */
export interface AnswerFrom {
  at: number;
  held: number;
  eligible: string[];
}

export interface Exchange {
  transport: "udp" | "tcp";
  query: Uint8Array;
  reply: Uint8Array;
}

export interface Outcome {
  answer: Answer;
  health: HealthReport[];
  /** Null if not requested. */
  wire: Exchange | null;
  /** Null if no record matches the query. */
  tally: Tally | null;
  /** Null if not requested. */
  clients: ClientResults | null;
}

/** Simulated requests per second, of all clients. */
export const RATE = 100;

export interface Endpoint {
  value: string;
  /** The record's set identifier. Null for a simple record. */
  name: string | null;
  health: RowOutcome["health"];
  healthCheckId: string | null;
}
