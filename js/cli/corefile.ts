// Corefiles on a disk: the server that one describes, and the files that it names.
//
// Names are relative to the Corefile's own folder.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Diagnostic, ServerOptions } from "../api.js";
import { CorefileError, Server } from "../index.js";
import type { Server as DnsServer } from "../server.js";
import { InputError } from "./errors.js";
import { readText } from "./input.js";
import type { Screen } from "./screen.js";

/** A Corefile and what it names, as they were read. */
export interface Corefile {
  file: string;
  text: string;
  options: ServerOptions;
  /** The text behind each path that was asked for, the Corefile's own too; undefined where there is no such file. */
  texts: Map<string, string | undefined>;
}

/** Whether a text is a Corefile, and not JSON. */
export function isCorefile(file: string, text: string): boolean {
  return !/\.json$/i.test(file) && !/^\s*[[{]/.test(text);
}

/** Reads a Corefile; what it names is read when a server is made of it. */
export function openCorefile(file: string, text = readText(file)): Corefile {
  const path = resolve(file);
  const texts = new Map<string, string | undefined>([[path, text]]);
  const files = (name: string) => {
    const path_ = resolve(dirname(path), name);
    if (!texts.has(path_)) {
      // Known as asked for even where it cannot be read.
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

/** The server; whatever is wrong is one error with a line for each, and warnings are told. */
export function bootCorefile(corefile: Corefile, screen: Screen, seed?: bigint): DnsServer {
  const { file, text, options } = corefile;
  try {
    const warnings = Server.check(text, options);
    const server = Server.fromCorefile(text, seed === undefined ? options : { ...options, seed });
    for (const warning of warnings) screen.complain(told(file, warning));
    return server;
  } catch (error) {
    if (!(error instanceof CorefileError)) throw error;
    throw new InputError(error.diagnostics.map((diagnostic) => told(file, diagnostic)).join("\n"));
  }
}

function told(file: string, { line, column, severity, message }: Diagnostic): string {
  return `${file}:${line}:${column}: ${severity === "warning" ? "warning: " : ""}${message}`;
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readText(path) : undefined;
}
