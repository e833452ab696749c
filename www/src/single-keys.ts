/**
 * One key each for what is done often.
 *
 * Single keys are heard only on a page of its own, while nothing is typed and no dialogue is
 * open, and can be switched off (WCAG 2.2, 2.1.4).
 */
import { keep, recall } from "./keep";
import { isTyping } from "./keys";
import { SHOWS } from "./model/state";
import type { shortcutStrings } from "./strings/keys";
import { LOOK, type FrameActions } from "./model/view";

/** What a single key does. */
const KEYS = {
  a: (act: FrameActions) => act.askMany(),
  o: (act: FrameActions) => act.askOnce(),
  n: (act: FrameActions) => act.newSeed(),
  "1": (act: FrameActions) => show(act, 0),
  "2": (act: FrameActions) => show(act, 1),
  "3": (act: FrameActions) => show(act, 2),
  d: (act: FrameActions) => void act.propose((state) => ({ ...state, scale: state.scale === "count" ? "deviation" : "count" }), LOOK),
  i: (act: FrameActions) => act.openImport(),
  s: (act: FrameActions) => act.share(),
  t: (act: FrameActions) => act.nextTheme(),
  "?": (act: FrameActions) => act.openKeys(),
} satisfies Record<keyof typeof shortcutStrings.single, (act: FrameActions) => unknown>;

export function press({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent, target: Element, act: FrameActions): boolean {
  if (ctrlKey || metaKey || altKey || repeat || isTyping(target) || !Object.hasOwn(KEYS, key) || !areSingleKeysOn()) return false;
  KEYS[key as keyof typeof KEYS](act);
  return true;
}

/** Single keys are on unless somebody switched them off. */
export function areSingleKeysOn(): boolean {
  return recall(SINGLE_KEYS) !== OFF;
}

export function switchSingleKeys(on: boolean): void {
  keep(SINGLE_KEYS, on ? "on" : OFF);
}

function show(act: FrameActions, at: number): void {
  void act.propose((state) => ({ ...state, show: SHOWS[at] ?? state.show }), LOOK);
}

const SINGLE_KEYS = "multivalue-keys";
const OFF = "off";
