/**
 * What knows Corefiles. Its wasm file holds the whole server, so that it is loaded
 * only where a Corefile is given or asked for.
 */
import { CorefileError, Server } from "multivalue";
import type { Diagnostic } from "multivalue";

import type { Contents, Question, Reply } from "./protocol";

export function answered(question: Question): Reply {
  try {
    if (question.kind === "read") return { kind: "read", contents: contentsOf(question.text) };
    return { kind: "written", text: Server.toCorefile(question.source) };
  } catch (error) {
    return { kind: "refused", messages: wordsOf(error) };
  }
}

/** Nobody asks the server again. */
function contentsOf(text: string): Contents {
  const warnings = Server.check(text).filter(({ severity }) => severity === "warning");
  const server = Server.fromCorefile(text, { seed: 0n });
  return { zones: server.zones.map((name) => server.zone(name).export()), warnings: warnings.map(told) };
}

function wordsOf(error: unknown): string[] {
  if (error instanceof CorefileError) return error.diagnostics.map(told);
  return [error instanceof Error ? error.message.replace(/^source: /, "") : String(error)];
}

function told({ line, column, message }: Diagnostic): string {
  return `${line}:${column}: ${message}`;
}
