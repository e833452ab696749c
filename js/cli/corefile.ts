// Corefiles on disk, and the files that they name, relative to the Corefile's folder.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Diagnostic, ServerOptions } from "../entrypoints/api.js";
import { CorefileError, Server } from "../entrypoints/index.js";
import type { Server as DnsServer } from "../server.js";
import { InputError } from "./errors.js";
import { readText } from "./files.js";
import type { Terminal } from "./terminal.js";

/** A Corefile and the texts of its files. */
export interface Corefile {
  file: string;
  text: string;
  options: ServerOptions;
  /** Texts by path, the Corefile's own included; undefined for a missing file. */
  texts: Map<string, string | undefined>;
}

/** Whether a text is a Corefile rather than JSON. */
export function isCorefile(file: string, text: string): boolean {
  return !/\.json$/i.test(file) && !/^\s*[[{]/.test(text);
}

/** Reads a Corefile. The files that it names are read by bootCorefile. */
export function openCorefile(file: string, text = readText(file)): Corefile {
  const path = resolve(file);
  const texts = new Map<string, string | undefined>([[path, text]]);
  const files = (name: string) => {
    const path_ = resolve(dirname(path), name);
    if (!texts.has(path_)) {
      // Listed even if it cannot be read, so that its creation reloads.
      texts.set(path_, undefined);
      texts.set(path_, readIfThere(path_));
    }
    return texts.get(path_);
  };
  return {
    file,
    text,
    options: { files, environment: process.env as Record<string, string> },
    texts,
  };
}

/** Starts the server of a Corefile. Prints warnings; throws an InputError with a line for each error. */
export function bootCorefile(corefile: Corefile, terminal: Terminal, seed?: bigint): DnsServer {
  const { file, text, options } = corefile;
  try {
    const warnings = Server.check(text, options);
    const server = Server.fromCorefile(text, seed === undefined ? options : { ...options, seed });
    for (const warning of warnings) terminal.writeError(formatDiagnostic(file, warning));
    return server;
  } catch (error) {
    if (!(error instanceof CorefileError)) throw error;
    throw new InputError(
      error.diagnostics.map((diagnostic) => formatDiagnostic(file, diagnostic)).join("\n"),
    );
  }
}

function formatDiagnostic(file: string, { line, column, severity, message }: Diagnostic): string {
  return `${file}:${line}:${column}: ${severity === "warning" ? "warning: " : ""}${message}`;
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readText(path) : undefined;
}
