/**
 * The first example zone and the initial state.
 */
import type { ZoneSource } from "multivalue";

import webTier from "../../../examples/web-tier.json";

import { type Change, type State, stateOf, withSource } from "./state";

export const FIRST_PRESET = "web-tier";

export const servers = webTier as ZoneSource;

export function initialState(): State {
  return { ...stateOf(servers), preset: FIRST_PRESET };
}

export const withFirstPreset: Change = (state) => ({
  ...withSource(servers)(state),
  preset: FIRST_PRESET,
});
