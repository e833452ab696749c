/**
 * Listens to pointer and keys. The code that handles them is loaded with the first event, which waits for it.
 */
import type { Attended, Attending } from "./interaction-controller";
import type { Host } from "./root";

export class Attention {
  #of: Attended;
  #fetched: Promise<Attending> | null = null;
  #attending: Attending | null = null;
  #ending = new AbortController();

  constructor(of: Attended) {
    this.#of = of;
  }

  /** Listens until it is told to end. What moves within the root is heard there alone, the keys of a page at its element, which waits for nothing. */
  listen(host: Host, root: ShadowRoot): void {
    const { signal } = (this.#ending = new AbortController());
    for (const type of WITHIN) root.addEventListener(type, this.#hear, { signal });
    for (const type of AT) host.addEventListener(type, this.#hear, { signal });
    if (host.framed) this.#fetch().catch(this.#forget);
    addEventListener("scroll", () => this.#attending?.follow(), { signal, capture: true, passive: true });
  }

  end(): void {
    this.#ending.abort();
    this.#attending?.end();
  }

  /** The picture was drawn anew. */
  refresh(): void {
    this.#attending?.refresh();
  }

  /** A target is known only while its event is on its way. */
  #hear = (event: Event): void => {
    const target = event.composedPath()[0] as Element;
    if (this.#attending) this.#attending.hear(event, target);
    else this.#fetch().then((attending) => attending.hear(event, target), this.#forget);
  };

  /** It is fetched again with what happens next. */
  #forget = (): void => {
    this.#fetched = null;
  };

  #fetch(): Promise<Attending> {
    return (this.#fetched ??= import("./interaction-controller").then(({ Attending }) => (this.#attending = new Attending(this.#of))));
  }
}

const WITHIN = ["pointerover", "click", "focusin", "focusout", "input"];
const AT = ["pointerleave", "keydown"];
