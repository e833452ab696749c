// The place in a file that a message of the core speaks of.
//
// The core names members by their path, `ResourceRecordSets[3].TTL: ...`, and rows as Route 53 does,
// `[Name=..., Type=..., SetIdentifier=...]`; an editor wants file, line and column.

import { lineAndColumn, scanJson } from "./json.js";

/** A file that was read. */
export interface ReadFile {
  file: string;
  text: string;
  document: unknown;
}

/** `file:line:column` of what the message names, or the first file alone where it names nothing that stands in one. */
export function placeOf(message: string, files: ReadFile[]): string {
  for (const { file, text, document } of files) {
    const path = memberOf(message) ?? rowOf(message, document);
    // Rows and checks may stand in two documents of one file.
    const { places } = path === undefined ? { places: new Map<string, number>() } : scanJson(text);
    const offset = [path, `0.${path}`, `1.${path}`].map((candidate) => places.get(candidate!)).find((found) => found !== undefined);
    if (offset !== undefined) return `${file}:${lineAndColumn(text, offset)}`;
  }
  return files[0]!.file;
}

/** The path at a message's beginning, with dots only. */
function memberOf(message: string): string | undefined {
  return PATH.exec(message)?.[1]?.replaceAll("[", ".").replaceAll("]", "");
}

function rowOf(message: string, document: unknown): string | undefined {
  const named = ROW.exec(message)?.groups;
  const index = named ? rowsOf(document).findIndex((row) => isNamed(row, named)) : -1;
  return index < 0 ? undefined : `ResourceRecordSets.${index}`;
}

function rowsOf(document: unknown): Row[] {
  const records: unknown = Array.isArray(document) ? document[0] : document;
  const rows = (records as { ResourceRecordSets?: unknown } | null)?.ResourceRecordSets;
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

type Row = { Name?: unknown; Type?: unknown; SetIdentifier?: unknown } | null;

function isNamed(row: Row, { name, type, id = NONE }: Record<string, string | undefined>): boolean {
  return spelled(row?.Name) === spelled(name) && row?.Type === type && (row?.SetIdentifier ?? NONE) === id;
}

function spelled(name: unknown): string {
  return `${String(name).toLowerCase().replace(/\.$/, "")}.`;
}

/** How Route 53 spells that a row has no SetIdentifier. */
const NONE = "null";

const PATH = /^(\w+(?:\[\d+\]|\.\w+)*): /;
const ROW = /\[Name=(?<name>[^,\]]*), Type=(?<type>[A-Z]+)(?:, SetIdentifier=(?<id>.*?))?\]/;
