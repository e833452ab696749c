/**
 * The shell of `<multivalue-playground>`: shows its fallback content, and loads the app when it comes into view.
 *
 * Contains no Lit and no wasm. Does nothing without a DOM.
 */
import type { Answer } from "multivalue";

import type { Controller } from "../app/controller";
import type { Prerendered } from "../app/hydration";
import type { State } from "../model/state";
import type { Theme } from "../model/view";
import { elementStrings } from "../text/element-strings";

/** Attributes that change the state. */
export const STATE_ATTRIBUTES: readonly string[] = ["name", "type", "queries", "seed", "view"];

export const ATTRIBUTES: readonly string[] = [
  "src",
  ...STATE_ATTRIBUTES,
  "readonly",
  "theme",
  "playground",
];

export const THEMES: readonly Theme[] = ["auto", "light", "dark"];

export function isTheme(text: string | null): text is Theme {
  return THEMES.some((theme) => theme === text);
}

/** Events: each new state and each answer shown. */
export interface PlaygroundEventMap extends Omit<HTMLElementEventMap, "change"> {
  change: CustomEvent<State>;
  answer: CustomEvent<Answer>;
}

export interface MultivaluePlayground {
  addEventListener<K extends keyof PlaygroundEventMap>(
    type: K,
    listener: (this: MultivaluePlayground, event: PlaygroundEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof PlaygroundEventMap>(
    type: K,
    listener: (this: MultivaluePlayground, event: PlaygroundEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the interface only adds overloads that type the events
export class MultivaluePlayground extends (globalThis.HTMLElement ?? class {}) {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;

  /** Adds header, dialogs and a view switch, for a page of its own. */
  framed = false;

  readonly #errors: ErrorBanner;
  #given: State | null = null;
  /** Attributes changed since a state was set. */
  readonly #changed = new Set<string>();
  #controller: Promise<Controller | null> | null = null;
  #running: Controller | null = null;
  #stopWatching: () => void = () => {};
  #linkFault: string | null = null;
  #note = "";

  constructor() {
    super();
    this.#errors = new ErrorBanner(this.shadowRoot ?? this.#makeRoot());
  }

  /**
   * Everything that determines the result, as plain data. Null until it is set or the element has come into view.
   * Setting it restarts from there.
   */
  get state(): State | null {
    return this.#running?.state ?? this.#given;
  }

  set state(state: State) {
    this.#given = state;
    this.#changed.clear();
    this.#running?.open(state);
  }

  /** `auto` follows the page. */
  get theme(): Theme {
    const theme = this.getAttribute("theme");
    return isTheme(theme) ? theme : "auto";
  }

  set theme(theme: Theme) {
    this.setAttribute("theme", theme);
  }

  /** Health can be toggled; records cannot be edited. */
  get readOnly(): boolean {
    return this.hasAttribute("readonly");
  }

  set readOnly(readOnly: boolean) {
    this.toggleAttribute("readonly", readOnly);
  }

  /** The URL of a playground page, used for links. Null: no links. */
  get playground(): string | null {
    const address = this.getAttribute("playground");
    if (address === null || !URL.canParse(address, this.baseURI)) return null;
    const { href, protocol } = new URL(address, this.baseURI);
    return /^(https?|file):$/.test(protocol) ? href.replace(/#.*$/, "") : null;
  }

  set playground(address: string | null) {
    if (address === null) this.removeAttribute("playground");
    else this.setAttribute("playground", address);
  }

  /** Settles when pending changes are rendered. */
  get updateComplete(): Promise<void> {
    return this.#running?.updateComplete ?? Promise.resolve();
  }

  /** Shows in the element why a link could not be opened. */
  refuseLink(reason: string): void {
    this.#linkFault = reason;
    this.#running?.refuseLink(reason);
  }

  /** Shows a message that can be dismissed. */
  showNote(note: string): void {
    this.#note = note;
    this.#running?.showNote(note);
  }

  connectedCallback(): void {
    this.#upgradeProperties();
    if (this.#running) void this.#running.start();
    else this.#whenInView(() => void this.#start());
  }

  disconnectedCallback(): void {
    this.#stopWatching();
    this.#running?.stop();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (STATE_ATTRIBUTES.includes(name)) this.#changed.add(name);
    this.#validate(name, now);
    if (this.#running) void this.#update(this.#running, name);
  }

  /**
   * The element's content stays visible; a declarative shadow root stays as it is.
   *
   * WebKit's IntersectionObserver never reports an empty inline box, so the host is a block from the start.
   */
  #makeRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: "open" });
    const box = new CSSStyleSheet();
    box.replaceSync(":host{display:block;min-block-size:1px}:host([hidden]){display:none}");
    root.adoptedStyleSheets = [box];
    root.append(document.createElement("slot"));
    return root;
  }

  /** Validates the attributes that are not part of the state. */
  #validate(name: string, text: string | null): void {
    if (name === "theme")
      this.#errors.say(
        name,
        text === null || isTheme(text)
          ? null
          : elementStrings.attribute(elementStrings.theme(text, THEMES)),
      );
    if (name === "playground")
      this.#errors.say(
        name,
        text === null || this.playground !== null
          ? null
          : elementStrings.attribute(elementStrings.address(text)),
      );
  }

  /** An observer reports once at its start. If it stays silent while the page is visible, the element starts anyway. */
  #whenInView(act: () => void): void {
    if (typeof IntersectionObserver !== "function") return act();
    const start = () => {
      this.#stopWatching();
      act();
    };
    const silence = setInterval(() => {
      if (!document.hidden) start();
    }, SILENCE_MS);
    const observer = new IntersectionObserver((entries) => {
      clearInterval(silence);
      if (entries.some(({ isIntersecting }) => isIntersecting)) start();
    }, NEAR_VIEW);
    this.#stopWatching = () => {
      clearInterval(silence);
      observer.disconnect();
    };
    observer.observe(this);
  }

  async #start(): Promise<void> {
    this.#controller ??= this.#createController();
    this.#running = await this.#controller;
    if (this.#running && this.isConnected) await this.#running.start(prerendered.get(this));
  }

  /** Null on failure: the element shows the error and keeps its content. */
  async #createController(): Promise<Controller | null> {
    try {
      const [{ Controller }, zone] = await Promise.all([
        import("../app/controller"),
        this.#given ? null : zoneTextOf(this),
      ]);
      const controller = new Controller(this, this.#errors);
      await controller.prepare({ given: this.#given, zone, attributes: this.#changedAttributes() });
      if (this.#linkFault) controller.refuseLink(this.#linkFault);
      if (this.#note) controller.showNote(this.#note);
      return controller;
    } catch (error) {
      this.#errors.say("start", error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  async #update(controller: Controller, name: string): Promise<void> {
    if (name === "src") {
      const zone = await zoneTextOf(this).catch((error: Error) =>
        this.#errors.say("src", error.message),
      );
      if (typeof zone === "string")
        await controller.follow({ given: null, zone, attributes: this.#changedAttributes() });
    } else if (STATE_ATTRIBUTES.includes(name))
      await controller.follow({
        given: null,
        zone: null,
        attributes: { [name]: this.getAttribute(name) },
      });
    else controller.requestUpdate();
  }

  #changedAttributes(): Record<string, string | null> {
    return Object.fromEntries([...this.#changed].map((name) => [name, this.getAttribute(name)]));
  }

  /** A property set before the element was defined hides the accessor of the class. */
  #upgradeProperties(): void {
    for (const name of ["state", "theme", "readOnly", "playground"] as const) {
      const early = Object.getOwnPropertyDescriptor(this, name)?.value as never;
      if (early === undefined) continue;
      Reflect.deleteProperty(this, name);
      this[name] = early;
    }
  }
}

export const prerendered = new WeakMap<Element, Prerendered>();

/** The zone that the page gives, as text: behind `src`, or in a child script of type `application/json`. Null: none. */
export async function zoneTextOf(element: Element): Promise<string | null> {
  const source = element.getAttribute("src");
  if (source !== null) return fetched(source, element.baseURI);
  return element.querySelector(':scope > script[type="application/json"]')?.textContent ?? null;
}

/** A failed fetch has no useful message of its own. */
async function fetched(source: string, base: string): Promise<string> {
  const fail = (reason: string) => new Error(`src="${source}": ${reason}`);
  if (!URL.canParse(source, base)) throw fail("this is no address.");
  const url = new URL(source, base);
  const response = await fetch(url).catch(() => {
    throw fail(
      `${url.origin} cannot be reached, or the page's Content-Security-Policy (connect-src) or that server (CORS) forbids it.`,
    );
  });
  if (!response.ok)
    throw fail(`the server answered ${[response.status, response.statusText].join(" ").trim()}.`);
  return response.text();
}

export class ErrorBanner {
  readonly #root: ShadowRoot;
  readonly #faults = new Map<string, string>();
  #place: HTMLElement | null = null;

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Null clears the error. */
  say(about: string, fault: string | null): void {
    if (fault === null) this.#faults.delete(about);
    else this.#faults.set(about, fault);
    if (this.#faults.size > 0 || this.#place) this.#show();
  }

  /** Removes everything else from the root. */
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

/** Far longer than a first report takes. */
const SILENCE_MS = 2_000;

/** Close enough to the viewport to be visible soon. */
const NEAR_VIEW: IntersectionObserverInit = { rootMargin: "200px" };
