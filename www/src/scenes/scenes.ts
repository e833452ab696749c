/**
 * What each view shows of the one picture, top to bottom. Each is loaded when it is to be seen.
 */
import type { Explanations } from "../model/explain";
import type { ViewName } from "../model/state";
import type { Region } from "../views/region";
import type { Actions, View } from "../views/view";

export interface Scene {
  (view: View, act: Actions, more?: More): Region[];
  /** Of the numbers that it alone has. */
  explanations?: Explanations;
}

/** What a picture has on a page of its own alone. */
export interface More {
  /** Below its records. */
  addLine(view: View, act: Actions): unknown;
  /** Below the picture. */
  statsLine(view: View, act: Actions): unknown;
}

/** What stands around a scene on a page of its own. */
export type Frame = (view: View, act: Actions, scene: Scene) => Region[];

export const loadFrame = async (): Promise<Frame> => (await import("./frame")).frame;

export const SCENES: Record<ViewName, () => Promise<Scene>> = {
  full: async () => (await import("./full")).full,
  chart: async () => (await import("./chart")).chart,
  answer: async () => (await import("./answer")).answer,
  compare: async () => (await import("./compare")).compare,
  timeline: async () => (await import("./timeline")).timeline,
};
