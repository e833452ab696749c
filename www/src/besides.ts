/**
 * What some pictures need besides, fetched with the first of them: many records, and policies other than multivalue.
 * A picture that goes without, where it cannot be had, is drawn as if its records were few, and does not say its rule.
 */
import { FEW, MANY, type Lists, type Turn, type List } from "./model/view";
import type { View } from "./model/view";

export class Besides {
  #changed: () => void;
  #root: () => DocumentFragment | null;
  #many: typeof import("./ui/long-list") | null = null;

  lists: Lists = { lines: new Short(), reasons: new Short(), shut: null };
  sentences: View["sentences"] = null;

  constructor(changed: () => void, root: () => DocumentFragment | null) {
    this.#changed = changed;
    this.#root = root;
  }

  /** Settles when all is there, for so many records, whose lines may be shown and whose rule may be another; gives the styles, if it has any. */
  async fetch(count: number, showsLines: boolean, isOtherRule: boolean): Promise<string | null> {
    await Promise.all([
      count > FEW && !this.#many && this.#fetchMany(),
      showsLines && count > MANY && !this.lists.shut && this.#fetchShut(),
      showsLines && isOtherRule && !this.sentences && this.#fetchSentences(),
    ]);
    return this.#many?.denseStyles ?? null;
  }

  async #fetchMany(): Promise<void> {
    const many = await import("./ui/long-list").catch(() => null);
    if (!many || this.#many) return;
    this.#many = many;
    this.lists = many.listsOf(this.lists, this.#changed, this.#root);
  }

  async #fetchShut(): Promise<void> {
    const { shut } = await import("./views/shut-line").catch(() => ({ shut: null }));
    this.lists = { ...this.lists, shut };
  }

  async #fetchSentences(): Promise<void> {
    this.sentences ??= await import("./model/sentences").catch(() => null);
  }
}

export class Short<T> implements List<T> {
  drawn = new Map<string, Turn<T>>();
  readonly late = false;

  of(items: T[], keyOf: (item: T, at: number) => string, basisOf: (item: T) => unknown[]): Turn<T>[] {
    this.drawn = new Map(items.map((item, at) => [keyOf(item, at), { item, basis: basisOf(item) }]));
    return [...this.drawn.values()];
  }

  look(): void {}

  hasten(): void {}
}
