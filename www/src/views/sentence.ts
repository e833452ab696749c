/**
 * The words above the lines: what the example teaches, and the rule in force.
 */
import { isPreset } from "../model/presets";
import { sentenceOf } from "../model/sentence";
import { strings } from "../strings";
import type { View } from "./view";

/** What the example teaches, while it is as it was. */
export function point({ state: { preset, ...made } }: View): string {
  if (preset === null) return "";
  return isPreset(made, preset) ? strings.presets.points[preset] : strings.presets.changed;
}

export function sentence({ picture }: View): string {
  if (!picture) return "";
  return sentenceOf(picture.state, picture.outcome.answer, picture.outcome.tally);
}
