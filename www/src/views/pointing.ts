/**
 * Pointing at a record marks it everywhere it stands: in the table, the answer and the reasons.
 *
 * A class and no part of the state, so that a moving pointer draws nothing anew.
 */

/** Marks what the pointer or the focus has come to; what belongs to no record marks none. */
export function pointAt(root: ShadowRoot, target: Element): void {
  mark(root, target.closest<HTMLElement>(`[${LINE}]`)?.dataset.line);
}

export function pointAway(root: ShadowRoot): void {
  mark(root, undefined);
}

function mark(root: ShadowRoot, line: string | undefined): void {
  for (const marked of MARKED.get(root) ?? []) marked.classList.remove(HOT);
  const same = line === undefined ? [] : [...root.querySelectorAll(`[${LINE}="${CSS.escape(line)}"]`)];
  for (const each of same) each.classList.add(HOT);
  MARKED.set(root, same);
}

/** What is marked now, so that it need not be looked for among thousands. */
const MARKED = new WeakMap<ShadowRoot, Element[]>();

/** Carries the key of the line that an element speaks of. */
const LINE = "data-line";
const HOT = "hot";
