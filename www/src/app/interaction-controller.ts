/**
 * Handles pointer and keys: tooltips, highlighted records, shortcuts.
 *
 * The highlight is a class and not part of the state, so a moving pointer renders nothing.
 */
import type { explanationOf } from "../features/explanations/explanations";
import type { Actions, Explanations, View } from "../model/view";
import type { Frame } from "./root";
import { byKey } from "./shortcuts";
import { Explaining } from "./tooltip";

export interface Attended {
  act: Actions;
  frame(): Frame | null;
  root(): ShadowRoot | null;
  view(): View;
  /** Of the numbers that its scene alone has. */
  explanations(): Explanations | undefined;
}

export class Attending {
  #of: Attended;
  #explaining: Explaining;
  #explanationOf: typeof explanationOf | null = null;

  constructor(of: Attended) {
    this.#of = of;
    this.#explaining = new Explaining(of.root, (kind, key) => this.#explain(kind, key));
  }

  hear(event: Event, target: Element): void {
    const { act, frame, root, view } = this.#of;
    const within = root();
    if (!within) return;
    this.#explaining.hear(event, target);
    if (event.type === "pointerover" || event.type === "focusin") pointAt(within, target);
    else if (event.type === "pointerleave") pointAway(within);
    else if (event.type === "keydown") byKey(event as KeyboardEvent, target, act, view(), frame());
  }

  /** The window was scrolled. */
  follow(): void {
    this.#explaining.follow();
  }

  refresh(): void {
    this.#explaining.refresh();
  }

  end(): void {
    this.#explaining.hide();
  }

  /** Null until the words for it have come, which are fetched when they are first wanted, and again where they could not be had. */
  #explain(kind: string, key: string): string | null {
    const { view, explanations } = this.#of;
    if (this.#explanationOf) return this.#explanationOf(view(), kind, key, explanations());
    const goOn = (words: { explanationOf: typeof explanationOf }): void => {
      this.#explanationOf = words.explanationOf;
      this.#explaining.goOn();
    };
    import("../features/explanations/explanations").then(goOn, () => null);
    return null;
  }
}

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
