/**
 * Messages between the page and the Corefile worker: one question, one reply.
 */
import type { Diagnostic, ZoneSource } from "multivalue";

export type Question = { kind: "read"; text: string } | { kind: "write"; source: ZoneSource };

/** The zones of a Corefile in its order, and the core's warnings. */
export interface CorefileContents {
  zones: ZoneSource[];
  warnings: Diagnostic[];
}

export interface Refusal {
  kind: "refused";
  messages: string[];
  /** The Corefile refers to files, which the page does not have. */
  namesFiles: boolean;
}

export type Reply =
  | { kind: "read"; contents: CorefileContents }
  | { kind: "written"; text: string }
  | Refusal;

export function formatDiagnostic({ line, column, message }: Diagnostic): string {
  return `${line}:${column}: ${message}`;
}
