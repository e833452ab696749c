// Files that the command line reads: their text, their JSON, and the zone that they describe.

import { readFileSync } from "node:fs";
import { Zone } from "../index.js";
import type { Zone as HostedZone, ZoneInput } from "../zone.js";
import { InputError } from "./errors.js";
import { lineAndColumn, scanJson } from "./json.js";
import { placeOf, type ReadFile } from "./place.js";

/** A zone and what was read to make it. */
export interface LoadedZone {
  zone: HostedZone;
  source: ZoneInput;
}

/** Reads a zone from one document, or from two: the rows' and the health checks'. */
export function loadZone(files: string[], seed?: bigint): LoadedZone {
  return parseZone(files.map((file) => ({ file, text: readText(file) })), seed);
}

/** The zone that texts describe, which were read from files. */
export function parseZone(texts: { file: string; text: string }[], seed?: bigint): LoadedZone {
  const read = texts.map(({ file, text }): ReadFile => ({ file, text, document: parseJson(text, file) }));
  const documents = read.map(({ document }) => document);
  const source = (documents.length === 1 ? documents[0] : documents) as ZoneInput;
  try {
    return { zone: Zone.import(source, seed === undefined ? {} : { seed }), source };
  } catch (error) {
    throw refused(error, read);
  }
}

/** A file of JSON. */
export function readDocument(file: string): ReadFile {
  const text = readText(file);
  return { file, text, document: parseJson(text, file) };
}

/** The JSON in a text, or where it goes wrong as `file:line:column`. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = scanJson(text).fault;
    if (!fault) throw new InputError(`${file}: ${(error as Error).message}`);
    throw new InputError(`${file}:${lineAndColumn(text, fault.offset)}: expected ${fault.expected}, found ${fault.found}`);
  }
}

/** A file's text, `-` being standard input. PowerShell's `>` writes UTF-16, so a byte order mark is heeded. */
export function readText(file: string): string {
  try {
    const bytes = readFileSync(file === "-" ? 0 : file);
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new InputError(`${file}: is not text in UTF-8`);
    throw new InputError(`${file}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return REASONS[code ?? ""] ?? message;
}

/** The core's words, each with the place that it speaks of. */
function refused(error: unknown, files: ReadFile[]): unknown {
  if (!(error instanceof Error)) return error;
  const messages = "messages" in error ? (error.messages as string[]) : [error.message.replace(/^source: /, "")];
  return new InputError(messages.map((message) => `${placeOf(message, files)}: ${message}`).join("\n"));
}

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EACCES: "may not be read",
  EISDIR: "is a folder",
};
