import type { Actions, View } from "./model/view";
import type { Frame } from "./host";

export function byKey(event: KeyboardEvent, target: Element, act: Actions, view: View, frame: Frame | null): void {
  const done = !event.defaultPrevented && (undo(event, target, act) || stop(event, act, view) || lampBeside(event, target) || (view.framed && frame?.press(event, target)));
  if (done) event.preventDefault();
}

/** Ctrl or Cmd with Z and Shift; a text field that is being typed in keeps its own undo. */
function undo({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, target: Element, act: Actions): boolean {
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
function lampBeside({ key }: KeyboardEvent, target: Element): boolean {
  if (!(target instanceof HTMLElement) || !target.matches("tbody button.lamp")) return false;
  const lamps = [...(target.closest("tbody")?.querySelectorAll<HTMLElement>("button.lamp") ?? [])];
  const at = lamps.indexOf(target);
  const goal = { ArrowDown: lamps[at + 1], ArrowUp: lamps[at - 1], Home: lamps[0], End: lamps.at(-1) }[key];
  goal?.focus();
  return goal !== undefined;
}

/** In a choice letters choose, and a dialogue has the keys for itself. */
export function isTyping(target: Element): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isField = target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
  return isField || target.matches("textarea, select") || target.isContentEditable || target.closest("dialog") !== null;
}
