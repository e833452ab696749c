/**
 * The views and their styles, each loaded when first shown, and the prefetch of everything else.
 */
import type { ViewName } from "../model/state";
import type { Actions, Scene } from "../model/view";
import { ends } from "../ui/end-styles";
import { grounds } from "../ui/styles";
import type { Frame, Host } from "./root";
import type { Bench } from "./store";

export const loadFrame = async (bench: Bench, host: Host, act: Actions): Promise<Frame> => (await import("./page")).frameOf(bench, host, act);

export const SCENES: Record<ViewName, () => Promise<Scene>> = {
  full: async () => (await import("./page")).full,
  chart: async () => (await import("../features/records/view")).chart,
  answer: async () => (await import("../features/answer/view")).answer,
  compare: async () => (await import("../features/compare/view")).compare,
  timeline: async () => (await import("../features/timeline/view")).timeline,
};

/** What stands alone has its own styles; on a page of its own a view has those of all. */
export async function sheetsOf(view: ViewName, framed: boolean): Promise<CSSStyleSheet[]> {
  const own = framed ? await OWN.full() : await OWN[view]();
  return [...grounds, ...own, ...ends].map(sheetOf);
}

export function sheetOf(text: string): CSSStyleSheet {
  const sheet = made.get(text) ?? new CSSStyleSheet();
  if (!made.has(text)) sheet.replaceSync(text);
  made.set(text, sheet);
  return sheet;
}

const made = new Map<string, CSSStyleSheet>();

const OWN: Record<ViewName, () => Promise<string[]>> = {
  full: async () => (await import("../features/page/styles")).whole,
  chart: async () => (await import("../features/records/styles")).chartStyles,
  answer: async () => (await import("../features/answer/styles")).answerStyles,
  compare: async () => (await import("../features/compare/styles")).compareStyles,
  timeline: async () => (await import("../features/timeline/styles")).timelineStyles,
};

export async function fetchRest(): Promise<unknown> {
  await new Promise((settle) => (globalThis.requestIdleCallback ?? setTimeout)(settle));
  return Promise.all([
    import("./interaction-controller"),
    import("./lazy-actions"),
    import("../ui/long-list"),
    import("../model/edits"),
    import("../features/explanations/explanations"),
    import("../features/records/policy-rule"),
    import("../features/records/collapsed-row"),
  ]);
}
