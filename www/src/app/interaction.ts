/**
 * Listens to pointer and keys. The code that handles them is loaded with the first event, which waits for it.
 */
import type { InteractionController, InteractionTarget } from "./interaction-controller";
import type { Host } from "./root";

export class InteractionListener {
  #of: InteractionTarget;
  #loading: Promise<InteractionController> | null = null;
  #controller: InteractionController | null = null;
  #ending = new AbortController();

  constructor(of: InteractionTarget) {
    this.#of = of;
  }

  /**
   * Listens until `end`. Pointer events are needed within the root only; page keys arrive at the host, and a page loads
   * the controller at once.
   */
  listen(host: Host, root: ShadowRoot): void {
    const { signal } = (this.#ending = new AbortController());
    for (const type of WITHIN) root.addEventListener(type, this.#handle, { signal });
    for (const type of AT) host.addEventListener(type, this.#handle, { signal });
    if (host.framed) this.#load().catch(this.#reset);
    addEventListener("scroll", () => this.#controller?.follow(), {
      signal,
      capture: true,
      passive: true,
    });
  }

  end(): void {
    this.#ending.abort();
    this.#controller?.end();
  }

  refresh(): void {
    this.#controller?.refresh();
  }

  /** The target is known only while the event is dispatched. */
  #handle = (event: Event): void => {
    const target = event.composedPath()[0] as Element;
    if (this.#controller) this.#controller.handle(event, target);
    else this.#load().then((attending) => attending.handle(event, target), this.#reset);
  };

  /** The next event tries again. */
  #reset = (): void => {
    this.#loading = null;
  };

  #load(): Promise<InteractionController> {
    return (this.#loading ??= import("./interaction-controller").then(
      ({ InteractionController }) => (this.#controller = new InteractionController(this.#of)),
    ));
  }
}

const WITHIN = ["pointerover", "click", "focusin", "focusout", "input"];
const AT = ["pointerleave", "keydown"];
