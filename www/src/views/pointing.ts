/**
 * Pointing at a record marks it everywhere it stands: in the table, the answer and the reasons.
 *
 * A class and no part of the state, so that a moving pointer draws nothing anew.
 */

/** Marks what the pointer or the focus has come to; what belongs to no record marks none. */
export function pointAt(event: Event): void {
  const pointed = (event.target as Element).closest<HTMLElement>(`[${LINE}]`);
  mark(event.currentTarget as HTMLElement, pointed?.dataset.line);
}

export function pointAway(event: Event): void {
  mark(event.currentTarget as HTMLElement, undefined);
}

function mark(root: HTMLElement, line: string | undefined): void {
  for (const marked of MARKED.get(root) ?? []) marked.classList.remove(HOT);
  const same = line === undefined ? [] : [...root.querySelectorAll(`[${LINE}="${CSS.escape(line)}"]`)];
  for (const each of same) each.classList.add(HOT);
  MARKED.set(root, same);
}

/** What is marked now, so that it need not be looked for among thousands. */
const MARKED = new WeakMap<HTMLElement, Element[]>();

/** Carries the key of the line that an element speaks of. */
const LINE = "data-line";
const HOT = "hot";
