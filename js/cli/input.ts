// Files that the command line reads: their text, and the zone that they describe.

import { readFileSync } from "node:fs";
import { importZone } from "../core.js";
import { servers } from "../core-server.js";
import type { Zone, ZoneInput } from "../zone.js";
import { InputError } from "./errors.js";
import { parseJson, type TextFile, withPlaces } from "./faults.js";

/** A zone and what was read to make it. */
export interface LoadedZone {
  zone: Zone;
  source: ZoneInput;
}

/** Reads a zone from one document, or from two: the records' and the health checks'. */
export function loadZone(files: string[], seed?: bigint): LoadedZone {
  return parseZone(files.map(readFile), seed);
}

/** The zone of files that were read, in the module of servers, which finds the lines of faults. */
export function parseZone(files: TextFile[], seed?: bigint): LoadedZone {
  files.forEach(parseJson);
  const texts = files.map(({ text }) => text);
  const source = (texts.length === 1 ? texts[0] : texts) as ZoneInput;
  return {
    zone: withPlaces(files, () => importZone(source, seed === undefined ? {} : { seed }, servers)),
    source,
  };
}

/** A file with its text. */
export function readFile(file: string): TextFile {
  return { file, text: readText(file) };
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

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EACCES: "may not be read",
  EISDIR: "is a folder",
};
