/**
 * The lists of a picture, of lines and of reasons: a short one is drawn at once, and of a long one `turns.ts` says what is drawn when.
 */
import type { RowOutcome } from "multivalue";

import type { Line } from "./model/source";
import type { Actions, View } from "./views/view";

export interface Turn<T> {
  item: T;
  /** All that it is to be drawn from; the same while its turn has not come. */
  basis: unknown[];
}

export interface List<T> {
  /** What is drawn, by key. */
  readonly drawn: ReadonlyMap<string, Turn<T>>;
  /** Some that were asked for last are not drawn as they should be. */
  readonly late: boolean;
  /** What is to be drawn now, in order; the rest follows by itself. What is urgent never waits. */
  of(items: T[], keyOf: (item: T, at: number) => string, basisOf: (item: T) => unknown[], isUrgent?: (item: T) => boolean): Turn<T>[];
  /** Looks where the list can be seen, before it is drawn. */
  look(): void;
  /** Nothing waits until the next frame. */
  hasten(): void;
}

export interface Lists {
  lines: List<Line>;
  reasons: List<RowOutcome>;
  /** How a line of very many is drawn; null until there are so many. */
  shut: ((view: View, act: Actions, line: Line, name: string) => unknown) | null;
}

/** More lines than this are many: they stand closer together, and `many.ts` has what is for them alone. */
export const FEW = 30;
/** Of more than these one line alone has fields, and `views/shut-line.ts` draws the others. */
export const MANY = 100;
