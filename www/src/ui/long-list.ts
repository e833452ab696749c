/**
 * Renders long lists in slices: visible items at once, the others some per frame.
 *
 * All items are in the DOM, for keyboard, search and screen readers: a late item keeps its old content, a new one comes
 * with its slice. Loaded with the first long list, with the styles of dense lines.
 */
import type { ListItem, ListRenderer, ListRenderers } from "../model/view";
import { css } from "./styles";

/** Continues from what the short lists have rendered. */
export function longLists(
  { lines, reasons, collapsedRow }: ListRenderers,
  changed: () => void,
  root: () => DocumentFragment | null,
): ListRenderers {
  const lists = <T>(id: string, { rendered }: ListRenderer<T>) =>
    new IncrementalList<T>(
      changed,
      (count) => visibleRange(root()?.getElementById(id), count),
      rendered,
    );
  return { lines: lists("lines", lines), reasons: lists("reasons", reasons), collapsedRow };
}

/** First and last visible index of a list of that length. Null: the list is not in the page. */
export type VisibleRange = (rendered: number) => readonly [number, number] | null;

export class IncrementalList<T> implements ListRenderer<T> {
  #changed: () => void;
  #visibleRange: VisibleRange;
  #rendered: Map<string, ListItem<T>>;
  #visible: ReturnType<VisibleRange> | null = null;
  /** Items that may still be rendered in this frame. Negative: visible items have used later budget. */
  #budget = 0;
  #pending = false;

  /** `changed` requests another rendering; `rendered`: items already in the DOM. */
  constructor(
    changed: () => void,
    sight: VisibleRange,
    rendered: ReadonlyMap<string, ListItem<T>> = new Map(),
  ) {
    this.#changed = changed;
    this.#visibleRange = sight;
    this.#rendered = new Map(rendered);
  }

  get rendered(): ReadonlyMap<string, ListItem<T>> {
    return this.#rendered;
  }

  /** Once per frame, before rendering, when layout is known at no cost. */
  measure(): void {
    if (this.#rendered.size === 0 || this.#visible) return;
    this.#visible = this.#visibleRange(this.#rendered.size);
    if (this.#visible) this.#schedule();
    else this.#rendered.clear();
  }

  get pending(): boolean {
    return this.#pending;
  }

  render(
    items: T[],
    keyOf: (item: T, at: number) => string,
    basisOf: (item: T) => unknown[],
    isUrgent: (item: T) => boolean = () => false,
  ): ListItem<T>[] {
    const before = this.#rendered;
    const [from, to] =
      items.length <= RENDERED_AT_ONCE ? [0, RENDERED_AT_ONCE] : (this.#visible ?? [0, -1]);
    this.#pending = false;
    this.#rendered = new Map();
    items.forEach((item, at) => {
      const key = keyOf(item, at);
      const turn = this.#item(
        { item, basis: basisOf(item) },
        before.get(key),
        () => (at >= from && at <= to) || isUrgent(item),
      );
      if (turn) this.#rendered.set(key, turn);
    });
    return [...this.#rendered.values()];
  }

  flush(): void {
    this.#budget = Infinity;
  }

  #item(
    now: ListItem<T>,
    before: ListItem<T> | undefined,
    isFirst: () => boolean,
  ): ListItem<T> | undefined {
    if (before && isSame(before.basis, now.basis)) return before;
    if (isFirst() || this.#budget > 0) {
      this.#budget -= 1;
      return now;
    }
    this.#pending = true;
    this.#schedule();
    return before;
  }

  #schedule(): void {
    inNextFrame(this.#onFrame);
  }

  #onFrame = (): void => {
    this.#budget = this.#pending ? Math.min(this.#budget, 0) + SLICE : 0;
    this.#visible = null;
    if (this.#budget > 0) this.#changed();
    else if (this.#pending) this.#schedule();
  };
}

/** All lists measure before any renders, so layout is computed once. */
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

/** For a list of lines of equal height, with a margin. */
export function visibleRange(
  list: Element | null | undefined,
  rendered: number,
): ReturnType<VisibleRange> {
  if (!list) return null;
  if (rendered <= RENDERED_AT_ONCE) return [0, rendered - 1];
  const { top } = list.getBoundingClientRect();
  const height = list.scrollHeight / rendered;
  return [
    (Math.max(-top, 0) + list.scrollTop) / height - MARGIN,
    (innerHeight - top + list.scrollTop) / height + MARGIN,
  ];
}

function isSame(one: unknown[], other: unknown[]): boolean {
  return one.length === other.length && one.every((each, at) => Object.is(each, other[at]));
}

export const denseStyles = css`
  .dense .record {
    overflow-clip-margin: 4px;
  }

  .dense:not(.many) .record {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--line) + 1px);
  }

  /* Each line is laid out separately, and once: laying out hundreds again while scrolling would cost more. */
  .many .record {
    contain: strict;
  }

  /* Transitions of hundreds of bars would drop frames. */
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

const CALLS = new Set<() => void>();

/** Items. */
const RENDERED_AT_ONCE = 50;
/** Items per frame that fit into 16 ms; fewer make the whole list slower. */
const SLICE = 16;
const MARGIN = 2;
