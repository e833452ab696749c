import type { Bench } from "../bench";
import type { ViewName } from "../model/state";
import type { Actions, Scene } from "../model/view";
import type { Host, Frame } from "../host";
export const loadFrame = async (bench: Bench, host: Host, act: Actions): Promise<Frame> => (await import("./frame")).frameOf(bench, host, act);

export const SCENES: Record<ViewName, () => Promise<Scene>> = {
  full: async () => (await import("./full")).full,
  chart: async () => (await import("./chart")).chart,
  answer: async () => (await import("./answer")).answer,
  compare: async () => (await import("./compare")).compare,
  timeline: async () => (await import("./timeline")).timeline,
};
