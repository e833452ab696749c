/**
 * What the example teaches, while it is as it was.
 */
import { isPreset } from "../model/presets";
import { pageStrings } from "../strings/page";
import type { View } from "../model/view";

export function point({ state: { preset, ...made } }: View): string {
  if (preset === null) return "";
  return isPreset(made, preset) ? pageStrings.presets.points[preset] : pageStrings.presets.changed;
}
