/**
 * Why a record has no bar: what stands in its place, on the page and in saved pictures.
 */
import type { ResourceRecordSet } from "multivalue";

import { recordStrings } from "../strings/records";
import type { Picture } from "./view";
import type { Lamp } from "./checks";

export function absenceOf(picture: Picture | null, { SetIdentifier }: ResourceRecordSet, lamp: Lamp): string {
  if (lamp === "unhealthy") return recordStrings.leftOut;
  const row = picture?.outcome.answer.rows.find(({ setIdentifier }) => setIdentifier === (SetIdentifier ?? null));
  if (row?.outcome === "standby") return recordStrings.standby;
  return row?.outcome === "weight 0" ? recordStrings.resting : "";
}
