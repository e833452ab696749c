/**
 * Which lines are drawn: those that are new come in slices, a frame each, so that hundreds hold no frame up.
 */
import type { Line } from "./model/source";

export class Reach {
  #changed: () => void;
  #known = new Set<string>();
  #waits = false;

  /** `changed` is called when there is more to draw. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Those of the lines that are drawn now; the rest follow by themselves. */
  of(lines: Line[]): Line[] {
    let fresh = 0;
    const now = lines.filter(({ key }) => this.#known.has(key) || (fresh += 1) <= SLICE);
    this.#known = new Set(now.map(({ key }) => key));
    if (now.length < lines.length) this.#goOn();
    return now;
  }

  #goOn(): void {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      this.#changed();
    });
  }
}

/** As many take less than half of what a frame has. */
const SLICE = 50;
