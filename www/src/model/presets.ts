/**
 * The presets: the example zones of the repository, the files themselves.
 */
import type { ZoneSource } from "multivalue";

import dualStack from "../../../examples/dual-stack.json";
import failover from "../../../examples/failover.json";
import simple from "../../../examples/simple.json";
import webTier from "../../../examples/web-tier.json";

export type PresetId = "web-tier" | "dual-stack" | "failover" | "simple";

export const PRESETS = {
  "web-tier": webTier,
  "dual-stack": dualStack,
  failover,
  simple,
} as unknown as Record<PresetId, ZoneSource>;

export const PRESET_IDS = Object.keys(PRESETS) as PresetId[];
