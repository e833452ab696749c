/**
 * Reads and writes Corefiles. Its wasm file contains the whole server, so it is loaded only for a Corefile.
 */
import { CorefileError, type CorefileOptions, Server } from "multivalue";

import {
  type CorefileContents,
  formatDiagnostic,
  type Question,
  type Reply,
} from "./corefile-protocol";

export function answerQuestion(question: Question): Reply {
  const named: string[] = [];
  const files = (name: string) => void named.push(name);
  try {
    if (question.kind === "read")
      return { kind: "read", contents: contentsOf(question.text, { files }) };
    return { kind: "written", text: Server.toCorefile(question.source) };
  } catch (error) {
    return { kind: "refused", messages: wordsOf(error), namesFiles: named.length > 0 };
  }
}

function contentsOf(text: string, options: CorefileOptions): CorefileContents {
  const warnings = Server.check(text, options).filter(({ severity }) => severity === "warning");
  const server = Server.fromCorefile(text, { ...options, seed: 0n });
  return { zones: server.zones.map((name) => server.zone(name).export()), warnings };
}

function wordsOf(error: unknown): string[] {
  if (error instanceof CorefileError) return error.diagnostics.map(formatDiagnostic);
  return [error instanceof Error ? error.message.replace(/^source: /, "") : String(error)];
}
