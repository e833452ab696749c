/**
 * What the example teaches, while it is as it was.
 */
import { isPreset } from "../model/presets";
import { strings } from "../strings/page";
import type { View } from "./view";

export function point({ state: { preset, ...made } }: View): string {
  if (preset === null) return "";
  return isPreset(made, preset) ? strings.presets.points[preset] : strings.presets.changed;
}
