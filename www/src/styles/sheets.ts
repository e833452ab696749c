/**
 * The style sheets of a view, made once for all elements of a page.
 */
import type { ViewName } from "../model/state";
import { ends, grounds } from "./around";

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
  full: async () => (await import("./styles")).whole,
  chart: async () => (await import("./of-chart")).chartStyles,
  answer: async () => (await import("./of-answer")).answerStyles,
  compare: async () => (await import("./of-compare")).compareStyles,
  timeline: async () => (await import("./of-timeline")).timelineStyles,
};
