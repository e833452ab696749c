/**
 * Modules that only some results need: long lists, and rules of policies other than multivalue.
 *
 * Where they cannot be loaded, all lines are rendered at once and the rule is left out.
 */
import { FEW, MANY, type List, type Lists, type Turn, type View } from "../model/view";

export class Besides {
  #changed: () => void;
  #root: () => DocumentFragment | null;
  #many: typeof import("../ui/long-list") | null = null;

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
    const many = await import("../ui/long-list").catch(() => null);
    if (!many || this.#many) return;
    this.#many = many;
    this.lists = many.listsOf(this.lists, this.#changed, this.#root);
  }

  async #fetchShut(): Promise<void> {
    const { shut } = await import("../features/records/collapsed-row").catch(() => ({ shut: null }));
    this.lists = { ...this.lists, shut };
  }

  async #fetchSentences(): Promise<void> {
    this.sentences ??= await import("../features/records/policy-rule").catch(() => null);
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
