/**
 * What the page and the worker that knows Corefiles say to each other: one question, one reply.
 */
import type { ZoneSource } from "multivalue";

export type Question = { kind: "read"; text: string } | { kind: "write"; source: ZoneSource };

/** What a Corefile holds: its zones in its order, and what the core warns of, as `line:column: what`. */
export interface Contents {
  zones: ZoneSource[];
  warnings: string[];
}

export type Reply = { kind: "read"; contents: Contents } | { kind: "written"; text: string } | { kind: "refused"; messages: string[] };
