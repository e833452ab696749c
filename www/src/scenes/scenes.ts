/**
 * What each view shows of the one picture, top to bottom. Each is loaded when it is to be seen.
 */
import type { Host } from "../actions";
import type { Bench } from "../bench";
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
  addLine(view: View): unknown;
  /** Below the picture. */
  statsLine(view: View): unknown;
}

/** What stands around a scene on a page of its own, and hears what goes to the page. */
export interface Frame {
  regions(view: View, scene: Scene): Region[];
  /** A key that means nothing elsewhere; whether it does here. */
  press(event: KeyboardEvent, target: Element): boolean;
  dragover(event: DragEvent): void;
  drop(event: DragEvent): void;
  /** There is no network, or there is one again. */
  network(isThere: boolean): void;
}

export const loadFrame = async (bench: Bench, host: Host, act: Actions): Promise<Frame> => (await import("./frame")).frameOf(bench, host, act);

export const SCENES: Record<ViewName, () => Promise<Scene>> = {
  full: async () => (await import("./full")).full,
  chart: async () => (await import("./chart")).chart,
  answer: async () => (await import("./answer")).answer,
  compare: async () => (await import("./compare")).compare,
  timeline: async () => (await import("./timeline")).timeline,
};
