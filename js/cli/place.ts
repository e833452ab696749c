// The place of the row that a message of the core names.
//
// The core speaks of rows as Route 53 does, `[Name=..., Type=..., SetIdentifier=...]`; an editor wants line and column.

import { lineAndColumn, scanJson } from "./json.js";

/** `:line:column` of the row that the message names, or nothing when it names none that stands in the text. */
export function placeOf(message: string, text: string, document: unknown): string {
  const named = ROW.exec(message)?.groups;
  if (!named) return "";
  const index = rowsOf(document).findIndex((row) => isNamed(row, named));
  const path = `${Array.isArray(document) ? "0." : ""}ResourceRecordSets.${index}`;
  const offset = scanJson(text).places.get(path);
  return offset === undefined ? "" : `:${lineAndColumn(text, offset)}`;
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

const ROW = /\[Name=(?<name>[^,\]]*), Type=(?<type>[A-Z]+)(?:, SetIdentifier=(?<id>.*?))?\]/;
