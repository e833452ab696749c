/**
 * What the import dialog takes: JSON of records, of health checks, or of both, in any order, and the zone's name.
 */
import { importStrings } from "../text/import-strings";

/** The texts of the dialog's fields. */
export interface ImportInput {
  records: string;
  checks: string;
  /** Empty: the document names its zone. */
  zoneName: string;
}

interface Listing {
  Name?: unknown;
  ResourceRecordSets?: unknown;
  HealthChecks?: unknown;
}

/** The texts cannot be joined. The message says what to change. */
export class ImportError extends Error {}

/** Parses the texts and joins records and health checks. Either field may hold either. */
export function documentIn({ records, checks, zoneName }: ImportInput): unknown {
  const documents = [records, checks]
    .filter((text) => text.trim() !== "")
    .flatMap((text): unknown => JSON.parse(text));
  const [only] = documents;
  if (documents.length === 1 && isOnlyChecks(only)) throw new ImportError(importStrings.onlyChecks);
  const document = documents.length === 1 ? only : joined(documents);
  const name = zoneName.trim();
  return name === "" || guessedName(document) === null
    ? document
    : { ...(document as object), Name: name };
}

/** The fields for one file or two. A file of health checks alone goes into the second field. */
export function inputOf(texts: string[]): ImportInput {
  if (texts.length > 2) throw new ImportError(importStrings.manyFiles);
  const [first = "", second = ""] = texts;
  return hasOnlyChecks(first)
    ? { records: second, checks: first, zoneName: "" }
    : { records: first, checks: second, zoneName: "" };
}

/**
 * The longest suffix that all record names share, if nothing else names the zone: neither `Name` nor a SOA record.
 * Null: the zone has a name. Empty: the names share fewer than two labels.
 */
export function guessedName(document: unknown): string | null {
  const { Name, ResourceRecordSets: rows } = (document ?? {}) as Listing;
  if (Name !== undefined || !Array.isArray(rows) || rows.length === 0) return null;
  if (rows.some((row) => row?.Type === "SOA")) return null;
  const [first = [], ...others] = rows.map((row) => labelsOf(row?.Name));
  const shared = others.reduce((common, labels) => {
    const end = common.findIndex((label, at) => label !== labels[at]);
    return end < 0 ? common : common.slice(0, end);
  }, first);
  return shared.length < 2 ? "" : shared.reverse().join(".");
}

/** From the root down. */
function labelsOf(name: unknown): string[] {
  return typeof name === "string" ? name.toLowerCase().replace(/\.$/, "").split(".").reverse() : [];
}

function joined(documents: unknown[]): unknown {
  const lists = documents as Listing[];
  const records = lists.filter((list) => list?.ResourceRecordSets !== undefined);
  const [zone] = records;
  if (!zone) throw new ImportError(importStrings.onlyChecks);
  if (records.length > 1) throw new ImportError(importStrings.twoRecords);
  const others = lists.filter((list) => list !== zone);
  if (others.some((list) => !Array.isArray(list?.HealthChecks)))
    throw new ImportError(importStrings.noChecks);
  const checks = [...(Array.isArray(zone.HealthChecks) ? zone.HealthChecks : [])];
  return {
    ...zone,
    HealthChecks: checks.concat(...others.map((list) => list.HealthChecks as unknown[])),
  };
}

function isOnlyChecks(document: unknown): boolean {
  const { ResourceRecordSets, HealthChecks } = (document ?? {}) as Listing;
  return HealthChecks !== undefined && ResourceRecordSets === undefined;
}

function hasOnlyChecks(text: string): boolean {
  try {
    return isOnlyChecks(JSON.parse(text));
  } catch {
    return false;
  }
}
