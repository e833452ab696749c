// What is wrong with JSON files, one fault a line as `file:line:column: message`, in the order of the files.

import type { ArgumentLocation, Violation } from "../api.js";
import { servers } from "../core-server.js";
import { Route53Error } from "../index.js";
import { InputError } from "./errors.js";

/** A file as the command line names it. */
export interface NamedFile {
  file: string;
}

/** A file and its text. */
export interface TextFile extends NamedFile {
  text: string;
}

/** Runs a call with the data of files; its errors about them become an InputError that names every place. */
export function withPlaces<T>(files: NamedFile[], call: () => T): T {
  try {
    return call();
  } catch (error) {
    const faults = faultsOf(error);
    throw faults ? new InputError(linesOf(faults, files).join("\n")) : error;
  }
}

/** The value of a JSON file. */
export function parseJson(file: TextFile): unknown {
  return withPlaces([file], () => servers.parseJson(file.text, file.file));
}

/** A message and its place; a violation is one. */
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

/** The message from the member at fault on: for a reader of files the argument before it has no name. */
function reasonOf({ message, path }: Error & ArgumentLocation): string {
  return message.slice(path === undefined ? message.indexOf(": ") + 2 : message.indexOf(path));
}

function linesOf(faults: Fault[], files: NamedFile[]): string[] {
  const placed = faults.map((fault) => placeOf(fault, files.length));
  placed.sort(
    (one, other) => one.index - other.index || one.line - other.line || one.column - other.column,
  );
  return placed.map(
    ({ index, line, column, message }) =>
      `${files[index]!.file}${line > 0 ? `:${line}:${column}` : ""}: ${message}`,
  );
}

/** A path in one of several files begins with that file's place in the list. */
function placeOf({ message, path = "", line, column }: Fault, files: number) {
  const [prefix, index] = (files > 1 && LISTING.exec(path)) || ["", "0"];
  const reason = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  return { index: Number(index), line: line ?? 0, column: column ?? 0, message: reason };
}

const LISTING = /^\[(\d+)\]\.?/;
