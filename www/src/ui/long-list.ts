/**
 * Renders long lists in slices: visible items at once, the others some per frame.
 *
 * All items are in the DOM, for keyboard, search and screen readers: a late item keeps its old content, a new one comes
 * with its slice. Loaded with the first long list, with the styles of dense lines.
 */
import type { List, Lists, Turn } from "../model/view";
import { css } from "./styles";

/** Goes on from what was drawn of the lists while they were short. */
export function listsOf({ lines, reasons, shut }: Lists, changed: () => void, root: () => DocumentFragment | null): Lists {
  const turns = <T>(id: string, { drawn }: List<T>) => new Turns<T>(changed, (count) => sightOf(root()?.getElementById(id), count), drawn);
  return { lines: turns("lines", lines), reasons: turns("reasons", reasons), shut };
}

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

export const denseStyles = css`
  .dense .record {
    overflow-clip-margin: 4px;
  }

  .dense:not(.many) .record {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--line) + 1px);
  }

  /* Each line is laid out alone, and once: hundreds that come and go as they are scrolled by would cost more. */
  .many .record {
    contain: strict;
  }

  /* Hundreds of bars that move at once would be late for every frame. */
  .many .bar * {
    transition: none;
  }

  .shut :is(.at-identifier, .at-weight, .at-check) {
    display: block;
    overflow: hidden;
    padding-inline: 11px;
    color: var(--muted);
    font-size: var(--small);
    line-height: var(--line);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  button.open {
    overflow: hidden;
    inline-size: 100%;
    min-block-size: 28px;
    padding: 0 6px;
    border-color: transparent;
    font-family: var(--mono);
    font-size: var(--small);
    text-align: start;
    text-overflow: ellipsis;
  }

  button.open:hover {
    border-color: var(--edge);
  }

  @container playground (inline-size < 600px) {
    .many {
      --shut: 28px 8.75rem minmax(0, 1fr) 3.5rem;
    }

    .many.long {
      --shut: 28px 9.5rem minmax(0, 1fr) 3.5rem;
    }

    .many.simple {
      --shut: 4px 8.75rem minmax(0, 1fr) 3.5rem;
    }

    .records .shut,
    .many thead tr {
      grid-template-columns: var(--shut);
    }

    .records .shut {
      grid-template-rows: var(--line);
      padding-block: 0;
    }

    .shut :is(.at-identifier, .at-weight, .at-check, .at-deviation, .at-remove) {
      display: none;
    }

    .many :is(.shut, thead) :is(.at-value, .at-bar, .at-count) {
      grid-row: 1;
      margin: 0;
      padding-inline: 4px;
    }

    .many .shut .at-value {
      grid-column: 2;
    }

    .many :is(.shut, thead) .at-bar {
      grid-column: 3;
    }

    .many :is(.shut, thead) .at-count {
      grid-column: 4;
      justify-content: end;
    }
  }
`;
