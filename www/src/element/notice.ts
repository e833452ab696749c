/**
 * What is wrong with how the element is used, said in the element itself: one line a fault.
 */
export class Notice {
  readonly #root: ShadowRoot;
  readonly #faults = new Map<string, string>();
  #place: HTMLElement | null = null;

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Null takes back what was said about it. */
  say(about: string, fault: string | null): void {
    if (fault === null) this.#faults.delete(about);
    else this.#faults.set(about, fault);
    if (this.#faults.size > 0 || this.#place) this.#show();
  }

  /** Everything else in the root goes. */
  clearAround(): void {
    this.#root.replaceChildren(...(this.#place ? [this.#place] : []));
  }

  #show(): void {
    const place = (this.#place ??= this.#make());
    place.textContent = [...this.#faults.values()].join("\n");
    place.hidden = this.#faults.size === 0;
  }

  #make(): HTMLElement {
    const place = document.createElement("p");
    place.className = "error";
    place.part.add("error");
    place.setAttribute("role", "alert");
    this.#root.prepend(place);
    return place;
  }
}
