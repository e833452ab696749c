/**
 * Change batches: the difference of two zones as CREATE, DELETE and UPSERT.
 *
 * A batch has no health checks (API reference, ChangeResourceRecordSets).
 */
import type { Change, ChangeBatch, ResourceRecordSet, ZoneSource } from "multivalue";

/** The changes from one zone to another. Null: none. */
export function batchBetween(before: ZoneSource, after: ZoneSource): ChangeBatch | null {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  const gone = [...old]
    .filter(([identity, row]) => !mayBecome(row, now.get(identity)))
    .map(([, row]) => change("DELETE", row));
  const made = [...now].flatMap(([identity, row]) => makes(row, old.get(identity)));
  const Changes = [...gone, ...made];
  return Changes.length === 0 ? null : { Changes };
}

/** A bare batch, or one with a zone ID as in `--cli-input-json`. */
export function batchIn(document: unknown): ChangeBatch | null {
  const { Changes, ChangeBatch: inner } = (document ?? {}) as {
    Changes?: unknown;
    ChangeBatch?: unknown;
  };
  if (inner !== undefined) return inner as ChangeBatch;
  return Changes === undefined ? null : (document as ChangeBatch);
}

/** As the AWS CLI reads it. */
export function batchText(batch: ChangeBatch): string {
  return JSON.stringify(batch, null, 2);
}

function makes(row: ResourceRecordSet, old: ResourceRecordSet | undefined): Change[] {
  if (!old || !mayBecome(old, row)) return [change("CREATE", row)];
  return textOf(old) === textOf(row) ? [] : [change("UPSERT", row)];
}

/** The routing policy of a record cannot change; such a record is replaced. */
function mayBecome(old: ResourceRecordSet, row: ResourceRecordSet | undefined): boolean {
  return (
    row !== undefined &&
    POLICIES.every((member) => (old[member] === undefined) === (row[member] === undefined))
  );
}

function change(Action: "CREATE" | "DELETE" | "UPSERT", row: ResourceRecordSet): Change {
  return { Action, ResourceRecordSet: row };
}

/** Records are identified by name, type and set identifier. */
function byIdentity({ ResourceRecordSets }: ZoneSource): Map<string, ResourceRecordSet> {
  return new Map(
    ResourceRecordSets.map((row) => [
      JSON.stringify([row.Name?.toLowerCase(), row.Type, row.SetIdentifier]),
      row,
    ]),
  );
}

/** Independent of the order of members. */
function textOf(row: ResourceRecordSet): string {
  return JSON.stringify(Object.entries(row).sort());
}

const POLICIES = ["MultiValueAnswer", "Weight", "Failover", "Region", "GeoLocation"] as const;
