/**
 * Keys: undo and redo, one key each for what is done often, and the arrows in the column of lamps.
 *
 * Single keys are heard only in the instrument whole, while nothing is typed and no dialogue is
 * open, and can be switched off (WCAG 2.2, 2.1.4).
 */
import { keep, recall } from "./keep";
import { SHOWS } from "./model/state";
import { LOOK, type Actions, type View } from "./views/view";

/** What a single key does, in the order in which the keys are listed. */
export const KEYS = {
  a: (act: Actions) => act.askMany(),
  o: (act: Actions) => act.askOnce(),
  n: (act: Actions) => act.newSeed(),
  "1": (act: Actions) => show(act, 0),
  "2": (act: Actions) => show(act, 1),
  "3": (act: Actions) => show(act, 2),
  d: (act: Actions) => void act.propose((state) => ({ ...state, scale: state.scale === "count" ? "deviation" : "count" }), LOOK),
  i: (act: Actions) => act.openImport(),
  s: (act: Actions) => act.share(),
  t: (act: Actions) => act.nextTheme(),
  "?": (act: Actions) => act.openKeys(),
};

export function byKey(event: KeyboardEvent, act: Actions, view: View): void {
  const [target] = event.composedPath();
  const done = !event.defaultPrevented && (undo(event, target, act) || stop(event, act, view) || lampBeside(event, target) || (view.framed && single(event, target, act)));
  if (done) event.preventDefault();
}

/** Single keys are on unless somebody switched them off. */
export function areSingleKeysOn(): boolean {
  return recall(SINGLE_KEYS) !== OFF;
}

export function switchSingleKeys(on: boolean): void {
  keep(SINGLE_KEYS, on ? "on" : OFF);
}

/** Ctrl or Cmd with Z and Shift; a text field that is being typed in keeps its own undo. */
function undo({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, target: EventTarget | undefined, act: Actions): boolean {
  const letter = key.toLowerCase();
  if (!(ctrlKey || metaKey) || altKey || isTyping(target) || (letter !== "z" && letter !== "y")) return false;
  if (letter === "y" || shiftKey) act.redo();
  else act.undo();
  return true;
}

/** Escape, while there is something to stop, and nothing else that it would end. */
function stop({ key }: KeyboardEvent, act: Actions, { progress }: View): boolean {
  if (key !== "Escape" || !progress) return false;
  act.stop();
  return true;
}

/** Up, down, first and last in the column of lamps. */
function lampBeside({ key }: KeyboardEvent, target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement) || !target.matches("tbody button.lamp")) return false;
  const lamps = [...(target.closest("tbody")?.querySelectorAll<HTMLElement>("button.lamp") ?? [])];
  const at = lamps.indexOf(target);
  const goal = { ArrowDown: lamps[at + 1], ArrowUp: lamps[at - 1], Home: lamps[0], End: lamps.at(-1) }[key];
  goal?.focus();
  return goal !== undefined;
}

function single({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent, target: EventTarget | undefined, act: Actions): boolean {
  if (ctrlKey || metaKey || altKey || repeat || isTyping(target) || !Object.hasOwn(KEYS, key) || !areSingleKeysOn()) return false;
  KEYS[key as keyof typeof KEYS](act);
  return true;
}

/** In a choice letters choose, and a dialogue has the keys for itself. */
function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isField = target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
  return isField || target.matches("textarea, select") || target.isContentEditable || target.closest("dialog") !== null;
}

function show(act: Actions, at: number): void {
  void act.propose((state) => ({ ...state, show: SHOWS[at] ?? state.show }), LOOK);
}

const SINGLE_KEYS = "multivalue-keys";
const OFF = "off";
