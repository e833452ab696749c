/**
 * Keyboard shortcuts: undo and redo, arrow keys in the lamp column, single keys.
 *
 * Single keys work only on a page of its own, outside of fields and dialogs, and can be switched off (WCAG 2.2, 2.1.4).
 */
import type { shortcutStrings } from "../features/dialogs/strings";
import { SHOWS } from "../model/state";
import { type Actions, GENERAL, type PageActions, type View } from "../model/view";
import type { PageChrome } from "./root";
import { loadSetting, saveSetting } from "./settings";

export function handleKey(
  event: KeyboardEvent,
  target: Element,
  act: Actions,
  view: View,
  chrome: PageChrome | null,
): void {
  const done =
    !event.defaultPrevented &&
    (undo(event, target, act) ||
      stop(event, act, view) ||
      lampBeside(event, target) ||
      (view.framed && chrome?.press(event, target)));
  if (done) event.preventDefault();
}

/** Ctrl or Cmd with Z, Shift+Z or Y. A focused text field keeps its own undo. */
function undo(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  target: Element,
  act: Actions,
): boolean {
  const letter = key.toLowerCase();
  if (!(ctrlKey || metaKey) || altKey || isTyping(target) || (letter !== "z" && letter !== "y"))
    return false;
  if (letter === "y" || shiftKey) act.redo();
  else act.undo();
  return true;
}

/** Escape stops a run. */
function stop({ key }: KeyboardEvent, act: Actions, { progress }: View): boolean {
  if (key !== "Escape" || !progress) return false;
  act.stop();
  return true;
}

/** Arrow keys, Home and End in the lamp column. */
function lampBeside({ key }: KeyboardEvent, target: Element): boolean {
  if (!(target instanceof HTMLElement) || !target.matches("tbody button.lamp")) return false;
  const lamps = [...(target.closest("tbody")?.querySelectorAll<HTMLElement>("button.lamp") ?? [])];
  const at = lamps.indexOf(target);
  const goal = {
    ArrowDown: lamps[at + 1],
    ArrowUp: lamps[at - 1],
    Home: lamps[0],
    End: lamps.at(-1),
  }[key];
  goal?.focus();
  return goal !== undefined;
}

/** Selects use letters for their options, and a dialog has keys of its own. */
export function isTyping(target: Element): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isField =
    target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
  return (
    isField ||
    target.matches("textarea, select") ||
    target.isContentEditable ||
    target.closest("dialog") !== null
  );
}

const KEYS = {
  a: (act: PageActions) => act.askMany(),
  o: (act: PageActions) => act.askOnce(),
  n: (act: PageActions) => act.newSeed(),
  "1": (act: PageActions) => show(act, 0),
  "2": (act: PageActions) => show(act, 1),
  "3": (act: PageActions) => show(act, 2),
  d: (act: PageActions) =>
    void act.dispatch(
      (state) => ({ ...state, scale: state.scale === "count" ? "deviation" : "count" }),
      GENERAL,
    ),
  i: (act: PageActions) => act.openImport(),
  s: (act: PageActions) => act.share(),
  t: (act: PageActions) => act.nextTheme(),
  "?": (act: PageActions) => act.openShortcuts(),
} satisfies Record<keyof typeof shortcutStrings.single, (act: PageActions) => unknown>;

export function pressSingleKey(
  { key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent,
  target: Element,
  act: PageActions,
): boolean {
  if (
    ctrlKey ||
    metaKey ||
    altKey ||
    repeat ||
    isTyping(target) ||
    !Object.hasOwn(KEYS, key) ||
    !areSingleKeysOn()
  )
    return false;
  KEYS[key as keyof typeof KEYS](act);
  return true;
}

/** On by default. */
export function areSingleKeysOn(): boolean {
  return loadSetting(SINGLE_KEYS) !== OFF;
}

export function switchSingleKeys(on: boolean): void {
  saveSetting(SINGLE_KEYS, on ? "on" : OFF);
}

function show(act: PageActions, at: number): void {
  void act.dispatch((state) => ({ ...state, show: SHOWS[at] ?? state.show }), GENERAL);
}

const SINGLE_KEYS = "multivalue-keys";
const OFF = "off";
