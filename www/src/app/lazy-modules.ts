/**
 * Modules that only some results need: long lists, and rules of policies other than multivalue.
 *
 * Where they cannot be loaded, all lines are rendered at once and the rule is left out.
 */
import {
  COLLAPSED_FROM,
  DENSE_FROM,
  type ListItem,
  type ListRenderer,
  type ListRenderers,
  type View,
} from "../model/view";

export class LazyModules {
  #changed: () => void;
  #root: () => DocumentFragment | null;
  #longList: typeof import("../ui/long-list") | null = null;

  lists: ListRenderers = { lines: new ShortList(), reasons: new ShortList(), collapsedRow: null };
  policyRule: View["policyRule"] = null;

  constructor(changed: () => void, root: () => DocumentFragment | null) {
    this.#changed = changed;
    this.#root = root;
  }

  /** Loads the optional modules for this record count. Returns their styles. */
  async load(count: number, showsLines: boolean, isOtherRule: boolean): Promise<string | null> {
    await Promise.all([
      count > DENSE_FROM && !this.#longList && this.#loadLongList(),
      showsLines && count > COLLAPSED_FROM && !this.lists.collapsedRow && this.#loadCollapsedRow(),
      showsLines && isOtherRule && !this.policyRule && this.#loadPolicyRule(),
    ]);
    return this.#longList?.denseStyles ?? null;
  }

  async #loadLongList(): Promise<void> {
    const many = await import("../ui/long-list").catch(() => null);
    if (!many || this.#longList) return;
    this.#longList = many;
    this.lists = many.longLists(this.lists, this.#changed, this.#root);
  }

  async #loadCollapsedRow(): Promise<void> {
    const { collapsedRow } = await import("../features/records/collapsed-row").catch(() => ({
      collapsedRow: null,
    }));
    this.lists = { ...this.lists, collapsedRow };
  }

  async #loadPolicyRule(): Promise<void> {
    this.policyRule ??= await import("../features/records/policy-rule").catch(() => null);
  }
}

export class ShortList<T> implements ListRenderer<T> {
  rendered = new Map<string, ListItem<T>>();
  readonly pending = false;

  render(
    items: T[],
    keyOf: (item: T, at: number) => string,
    basisOf: (item: T) => unknown[],
  ): ListItem<T>[] {
    this.rendered = new Map(
      items.map((item, at) => [keyOf(item, at), { item, basis: basisOf(item) }]),
    );
    return [...this.rendered.values()];
  }

  measure(): void {}

  flush(): void {}
}
