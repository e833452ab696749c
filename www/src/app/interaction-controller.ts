/**
 * Handles pointer and keys: tooltips, highlighted records, shortcuts.
 *
 * The highlight is a class and not part of the state, so a moving pointer renders nothing.
 */
import type { explanationOf } from "../features/explanations/explanations";
import type { Actions, Explanations, View } from "../model/view";
import type { PageChrome } from "./root";
import { handleKey } from "./shortcuts";
import { Tooltip } from "./tooltip";

export interface InteractionTarget {
  act: Actions;
  chrome(): PageChrome | null;
  root(): ShadowRoot | null;
  view(): View;
  /** Explanations of the current view's own numbers. */
  explanations(): Explanations | undefined;
}

export class InteractionController {
  #of: InteractionTarget;
  #tooltip: Tooltip;
  #explanationOf: typeof explanationOf | null = null;

  constructor(of: InteractionTarget) {
    this.#of = of;
    this.#tooltip = new Tooltip(of.root, (kind, key) => this.#explain(kind, key));
  }

  handle(event: Event, target: Element): void {
    const { act, chrome, root, view } = this.#of;
    const within = root();
    if (!within) return;
    this.#tooltip.handle(event, target);
    if (event.type === "pointerover" || event.type === "focusin") highlight(within, target);
    else if (event.type === "pointerleave") clearHighlight(within);
    else if (event.type === "keydown")
      handleKey(event as KeyboardEvent, target, act, view(), chrome());
  }

  follow(): void {
    this.#tooltip.follow();
  }

  refresh(): void {
    this.#tooltip.refresh();
  }

  end(): void {
    this.#tooltip.hide();
  }

  /** Null until the explanations are loaded, which happens with the first request, and again after a failure. */
  #explain(kind: string, key: string): string | null {
    const { view, explanations } = this.#of;
    if (this.#explanationOf) return this.#explanationOf(view(), kind, key, explanations());
    const loaded = (module: { explanationOf: typeof explanationOf }): void => {
      this.#explanationOf = module.explanationOf;
      this.#tooltip.retry();
    };
    import("../features/explanations/explanations").then(loaded, () => null);
    return null;
  }
}

/** Highlights the record under the pointer or focus, in the table, the answer and the reasons. */
export function highlight(root: ShadowRoot, target: Element): void {
  mark(root, target.closest<HTMLElement>(`[${LINE}]`)?.dataset.line);
}

export function clearHighlight(root: ShadowRoot): void {
  mark(root, undefined);
}

function mark(root: ShadowRoot, line: string | undefined): void {
  for (const marked of HIGHLIGHTED.get(root) ?? []) marked.classList.remove(HOT);
  const same =
    line === undefined ? [] : [...root.querySelectorAll(`[${LINE}="${CSS.escape(line)}"]`)];
  for (const each of same) each.classList.add(HOT);
  HIGHLIGHTED.set(root, same);
}

/** The highlighted elements, so that none must be searched for among thousands. */
const HIGHLIGHTED = new WeakMap<ShadowRoot, Element[]>();

/** Holds the key of an element's line. */
const LINE = "data-line";
const HOT = "hot";
