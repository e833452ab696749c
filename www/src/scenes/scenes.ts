/**
 * What each view shows of the one picture, top to bottom. Each is loaded when it is to be seen.
 */
import type { TemplateResult } from "lit";

import type { ViewName } from "../model/state";
import type { Actions, View } from "../views/view";

export type Scene = (view: View, act: Actions) => TemplateResult;

export const SCENES: Record<ViewName, () => Promise<Scene>> = {
  full: async () => (await import("./full")).full,
  chart: async () => (await import("./chart")).chart,
  answer: async () => (await import("./answer")).answer,
};
