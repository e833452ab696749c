// Input files: their text, their JSON, and the source locations of errors as `file:line:column: message`.

import { readFileSync } from "node:fs";
import type { ArgumentLocation, Violation } from "../entrypoints/api.js";
import { importZone } from "../entrypoints/core.js";
import { servers } from "../entrypoints/core-server.js";
import { Route53Error } from "../entrypoints/index.js";
import type { Zone, ZoneInput } from "../zone.js";
import { InputError } from "./errors.js";

/** A file as the command line names it. */
export interface NamedFile {
  file: string;
}

/** A file and its text. */
export interface TextFile extends NamedFile {
  text: string;
}

/** Reads a file with its text. */
export function readFile(file: string): TextFile {
  return { file, text: readText(file) };
}

/** Reads a text; `-` is standard input. PowerShell's `>` writes UTF-16, with a byte order mark. */
export function readText(file: string): string {
  try {
    const bytes = readFileSync(file === "-" ? 0 : file);
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new InputError(`${file}: is not text in UTF-8`);
    throw new InputError(`${file}: ${readErrorOf(error as NodeJS.ErrnoException)}`);
  }
}

/** The value of a JSON file. */
export function parseJson(file: TextFile): unknown {
  return withLocations([file], () => servers.parseJson(file.text, file.file));
}

/** The zone of one document, or of two listings. Runs in the wasm module of servers, which locates faults. */
export function parseZone(files: TextFile[], seed?: bigint): Zone {
  files.forEach(parseJson);
  const texts = files.map(({ text }) => text);
  const source = (texts.length === 1 ? texts[0] : texts) as ZoneInput;
  return withLocations(files, () =>
    importZone(source, seed === undefined ? {} : { seed }, servers),
  );
}

/** Runs a call with the data of files. Errors about the data become an InputError with a line for each fault. */
export function withLocations<T>(files: NamedFile[], call: () => T): T {
  try {
    return call();
  } catch (error) {
    const faults = faultsOf(error);
    throw faults ? new InputError(linesOf(faults, files).join("\n")) : error;
  }
}

/** A message and its source location. */
interface Fault {
  message: string;
  path?: string;
  line?: number | null;
  column?: number | null;
}

function faultsOf(error: unknown): Fault[] | undefined {
  if (error instanceof Route53Error) return error.violations.map(withRecord);
  if (!(error instanceof TypeError || error instanceof RangeError)) return undefined;
  const { message, ...location }: Error & ArgumentLocation = error;
  return [{ ...location, message: reasonOf(error) }];
}

/** Not every sentence of Route 53 names the record. */
function withRecord({ record, ...violation }: Violation): Fault {
  if (!record || violation.message.includes(record.name)) return violation;
  const { name, type, setIdentifier } = record;
  return {
    ...violation,
    message: `${violation.message} (${[name, type, setIdentifier].filter(Boolean).join(" ")})`,
  };
}

/** The message without the argument's name: the line names the file instead. */
function reasonOf({ message, path }: Error & ArgumentLocation): string {
  return message.slice(path === undefined ? message.indexOf(": ") + 2 : message.indexOf(path));
}

function linesOf(faults: Fault[], files: NamedFile[]): string[] {
  const located = faults.map((fault) => sourceLocation(fault, files.length));
  located.sort(
    (one, other) => one.index - other.index || one.line - other.line || one.column - other.column,
  );
  return located.map(
    ({ index, line, column, message }) =>
      `${files[index]!.file}${line > 0 ? `:${line}:${column}` : ""}: ${message}`,
  );
}

/** With several files a path begins with the index of its file. */
function sourceLocation({ message, path = "", line, column }: Fault, files: number) {
  const [prefix, index] = (files > 1 && LISTING.exec(path)) || ["", "0"];
  const reason = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  return { index: Number(index), line: line ?? 0, column: column ?? 0, message: reason };
}

function readErrorOf({ code, message }: NodeJS.ErrnoException): string {
  return REASONS[code ?? ""] ?? message;
}

const LISTING = /^\[(\d+)\]\.?/;

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EACCES: "may not be read",
  EISDIR: "is a folder",
};
