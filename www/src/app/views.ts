/**
 * The views and their styles, each loaded when first shown, and the prefetch of everything else.
 */
import type { ViewName } from "../model/state";
import type { Actions, ViewRenderer } from "../model/view";
import { lastStyles } from "../ui/end-styles";
import { firstStyles } from "../ui/styles";
import type { Host, PageChrome } from "./root";
import type { Store } from "./store";

export const loadChrome = async (store: Store, host: Host, act: Actions): Promise<PageChrome> =>
  (await import("./page")).pageChrome(store, host, act);

export const VIEW_LOADERS: Record<ViewName, () => Promise<ViewRenderer>> = {
  full: async () => (await import("./page")).fullView,
  chart: async () => (await import("../features/records/view")).chart,
  answer: async () => (await import("../features/answer/view")).answer,
  compare: async () => (await import("../features/compare/view")).compare,
  timeline: async () => (await import("../features/timeline/view")).timeline,
};

/** A view shown alone needs only its own styles; a page needs all. */
export async function sheetsOf(view: ViewName, framed: boolean): Promise<CSSStyleSheet[]> {
  const own = framed ? await STYLE_LOADERS.full() : await STYLE_LOADERS[view]();
  return [...firstStyles, ...own, ...lastStyles].map(sheetOf);
}

export function sheetOf(text: string): CSSStyleSheet {
  const sheet = CACHE.get(text) ?? new CSSStyleSheet();
  if (!CACHE.has(text)) sheet.replaceSync(text);
  CACHE.set(text, sheet);
  return sheet;
}

const CACHE = new Map<string, CSSStyleSheet>();

const STYLE_LOADERS: Record<ViewName, () => Promise<string[]>> = {
  full: async () => (await import("../features/page/styles")).whole,
  chart: async () => (await import("../features/records/styles")).chartStyles,
  answer: async () => (await import("../features/answer/styles")).answerStyles,
  compare: async () => (await import("../features/compare/styles")).compareStyles,
  timeline: async () => (await import("../features/timeline/styles")).timelineStyles,
};

export async function prefetch(): Promise<unknown> {
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
