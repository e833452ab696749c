/**
 * Edits by code that is fetched with the first of them: a picture that is only looked at goes without.
 */
import type { ZoneSource } from "multivalue";

import { withEdit, type Change } from "./state";

export async function edit(make: (source: ZoneSource, edits: typeof import("./edits")) => ZoneSource): Promise<Change> {
  const edits = await import("./edits");
  return withEdit((source) => make(source, edits));
}
