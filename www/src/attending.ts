/**
 * What is done about what happens in the element: numbers explain themselves, a record is marked wherever it stands,
 * and keys are obeyed.
 */
import { byKey } from "./keys";
import type { explanationOf } from "./model/explain";
import { Explaining } from "./views/explaining";
import { pointAt, pointAway } from "./views/pointing";
import type { Actions, View, Explanations } from "./model/view";
import type { Frame } from "./host";

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
    import("./model/explain").then(goOn, () => null);
    return null;
  }
}
