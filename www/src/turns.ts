/**
 * Whose turn it is to be drawn: of hundreds of lines those that can be seen at once, the others a slice a frame, so that
 * they hold no frame up.
 *
 * All lines stand in the page, for a keyboard, a search and a screen reader: one that is late stays as it was drawn, and
 * one that is new comes with its slice.
 */
import type { List, Turn } from "./lists";

/** The places of a list, from 0, between which it can be seen when so many stand in it; null where it is not in the page. */
export type Sight = (drawn: number) => readonly [number, number] | null;

export class Turns<T> implements List<T> {
  #changed: () => void;
  #sight: Sight;
  #drawn: Map<string, Turn<T>>;
  #seen: ReturnType<Sight> | null = null;
  /** How many may still be drawn in this frame; less than none where those that can be seen took the turns of others. */
  #left = 0;
  #late = false;

  /** `changed` is called when there is more to draw; `drawn` is what stands there. */
  constructor(changed: () => void, sight: Sight, drawn: ReadonlyMap<string, Turn<T>> = new Map()) {
    this.#changed = changed;
    this.#sight = sight;
    this.#drawn = new Map(drawn);
  }

  get drawn(): ReadonlyMap<string, Turn<T>> {
    return this.#drawn;
  }

  /** Looks where the list can be seen, once a frame: before anything is drawn that costs nothing. */
  look(): void {
    if (this.#drawn.size === 0 || this.#seen) return;
    this.#seen = this.#sight(this.#drawn.size);
    if (this.#seen) this.#goOn();
    else this.#drawn.clear();
  }

  get late(): boolean {
    return this.#late;
  }

  of(items: T[], keyOf: (item: T, at: number) => string, basisOf: (item: T) => unknown[], isUrgent: (item: T) => boolean = () => false): Turn<T>[] {
    const before = this.#drawn;
    const [from, to] = items.length <= AT_ONCE ? [0, AT_ONCE] : (this.#seen ?? [0, -1]);
    this.#late = false;
    this.#drawn = new Map();
    items.forEach((item, at) => {
      const key = keyOf(item, at);
      const turn = this.#turn({ item, basis: basisOf(item) }, before.get(key), () => (at >= from && at <= to) || isUrgent(item));
      if (turn) this.#drawn.set(key, turn);
    });
    return [...this.#drawn.values()];
  }

  /** Paper gets no second frame. */
  hasten(): void {
    this.#left = Infinity;
  }

  #turn(now: Turn<T>, before: Turn<T> | undefined, isFirst: () => boolean): Turn<T> | undefined {
    if (before && isSame(before.basis, now.basis)) return before;
    if (isFirst() || this.#left > 0) {
      this.#left -= 1;
      return now;
    }
    this.#late = true;
    this.#goOn();
    return before;
  }

  #goOn(): void {
    inNextFrame(this.#frame);
  }

  #frame = (): void => {
    this.#left = this.#late ? Math.min(this.#left, 0) + SLICE : 0;
    this.#seen = null;
    if (this.#left > 0) this.#changed();
    else if (this.#late) this.#goOn();
  };
}

/** All lists of the page are told before one of them is drawn: where they stand is known then at no cost. */
function inNextFrame(call: () => void): void {
  if (CALLS.size === 0) {
    requestAnimationFrame(() => {
      const calls = [...CALLS];
      CALLS.clear();
      for (const each of calls) each();
    });
  }
  CALLS.add(call);
}

const CALLS = new Set<() => void>();

/** Where a list of lines of one height can be seen in the window, and a line or two around it. */
export function sightOf(list: Element | null | undefined, drawn: number): ReturnType<Sight> {
  if (!list) return null;
  if (drawn <= AT_ONCE) return [0, drawn - 1];
  const { top } = list.getBoundingClientRect();
  const height = list.scrollHeight / drawn;
  return [(Math.max(-top, 0) + list.scrollTop) / height - AROUND, (innerHeight - top + list.scrollTop) / height + AROUND];
}

function isSame(one: unknown[], other: unknown[]): boolean {
  return one.length === other.length && one.every((each, at) => Object.is(each, other[at]));
}

/** So many are drawn at once. */
const AT_ONCE = 50;
/** As many take a frame of 60 Hz where nothing else runs; with fewer a frame the whole list costs more. */
const SLICE = 16;
const AROUND = 2;
