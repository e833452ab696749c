/**
 * Connects element, store and views: takes input, renders the view of the state, listens to the window.
 */
import { render } from "lit/html.js";

import { type State, stateOf, type ViewName, withSource } from "../model/state";
import {
  type Actions,
  GENERAL,
  LINK,
  type Section,
  type View,
  type ViewRenderer,
} from "../model/view";
import { setLocale } from "../text/locale";
import { actionsOf } from "./actions";
import { initialStateLazily } from "./derived";
import { attributeChange, type ElementInput, viewOf, zoneIn } from "./element-input";
import type { Prerendered } from "./hydration";
import { InteractionListener } from "./interaction";
import { type Errors, type Host, type PageChrome, rootTemplate } from "./root";
import { Store } from "./store";
import { loadChrome, prefetch, sheetOf, sheetsOf, VIEW_LOADERS } from "./views";

export class Controller {
  #host: Host;
  #errors: Errors;
  #store: Store;
  #actions: Actions;
  #renderer: ViewRenderer | null = null;
  #chrome: PageChrome | null = null;
  #shownView: ViewName | null = null;
  #painted = false;
  /** Style sheets that the root gets with the next rendering. */
  #styleSheets: CSSStyleSheet[] | null = null;
  #areStylesPrerendered = false;
  #hydration: Promise<void> | null = null;
  #linked: { state: State; playground: string } | null = null;
  #update: Promise<void> | null = null;
  #interaction: InteractionListener;
  #language = "";
  #windowEvents: AbortController | null = null;

  constructor(host: Host, errors: Errors) {
    this.#host = host;
    this.#errors = errors;
    this.#store = new Store(
      () => this.requestUpdate(),
      {
        change: (detail) => host.dispatchEvent(new CustomEvent("change", { detail })),
        answer: (detail) => host.dispatchEvent(new CustomEvent("answer", { detail })),
      },
      () => host.shadowRoot,
    );
    this.#actions = actionsOf(this.#store, host);
    this.#interaction = new InteractionListener({
      act: this.#actions,
      chrome: () => this.#chrome,
      root: () => host.shadowRoot,
      view: () => this.#view(),
      explanations: () => this.#renderer?.explanations,
    });
  }

  get state(): State {
    return this.#store.state;
  }

  /** Settles when pending changes are rendered. */
  get updateComplete(): Promise<void> {
    return this.#update ?? Promise.resolve();
  }

  /** Takes the element's initial input. */
  async prepare({ given, zone, attributes }: ElementInput): Promise<void> {
    const asked = attributeChange(attributes, (name, fault) => this.#errors.say(name, fault));
    const opened = given && asked(given);
    this.#preloadView(opened?.view ?? viewOf(attributes));
    if (opened) return this.#store.open(opened);
    const first = zone === null ? await initialStateLazily() : stateOf(await this.#read(zone));
    await this.#store.initialize(asked(first));
  }

  /** Loads the view while the engine works. A failure is retried when the view is rendered. */
  #preloadView(view: ViewName): void {
    VIEW_LOADERS[view]().catch(() => null);
  }

  /** Takes later input. */
  async follow({ zone, attributes }: ElementInput): Promise<void> {
    const source = zone === null ? null : await this.#read(zone);
    const asked = attributeChange(attributes, (name, fault) => this.#errors.say(name, fault));
    if (source === null) await this.#store.dispatch(asked, GENERAL);
    else await this.#store.restart((state) => asked(withSource(source)(state)), GENERAL);
  }

  #read(zone: string) {
    return zoneIn(zone, (document) => this.#store.read(document));
  }

  /** Restarts from a state. */
  open(state: State): void {
    this.#store.open(state);
  }

  refuseLink(reason: string): void {
    this.#store.ui.warn(LINK, [reason]);
  }

  showNote(note: string): void {
    this.#store.ui.setNote(note);
  }

  /** Hydrates the prerendered HTML, or else runs the queries of the state. */
  async start(prerendered?: Prerendered): Promise<void> {
    const { shadowRoot } = this.#host;
    if (prerendered && shadowRoot) await (this.#hydration = this.#hydrate(prerendered, shadowRoot));
    this.#language = this.#host.closest<HTMLElement>("[lang]")?.lang ?? "";
    if (shadowRoot) this.#interaction.listen(this.#host, shadowRoot);
    this.#windowEvents = listenToWindow({
      print: () => this.#store.flush(),
      network: (isThere) => this.#chrome?.network(isThere),
    });
    await this.#store.start();
    if (navigator.serviceWorker?.controller) await this.#prefetch();
  }

  /** A page with a service worker loads everything, for use offline. Any other loads on demand. */
  async #prefetch(): Promise<void> {
    await prefetch().catch(() => null);
  }

  stop(): void {
    this.#interaction.end();
    this.#windowEvents?.abort();
    this.#store.stop();
  }

  requestUpdate(): void {
    this.#update ??= this.#draw();
  }

  /** The prerendered HTML stays until there is something to replace it. */
  async #draw(): Promise<void> {
    await Promise.all([this.#store.ready, this.#hydration]);
    const { state, framed } = this.#store.view(this.#host);
    if (this.#shownView !== state.view)
      [this.#renderer, this.#styleSheets] = await Promise.all([
        VIEW_LOADERS[state.view](),
        this.#areStylesPrerendered ? null : sheetsOf(state.view, framed),
      ]);
    if (framed) await this.#loadChrome();
    else this.#updateLink();
    const lazyStyles = await this.#store.prepare();
    this.#shownView = state.view;
    this.#update = null; // later changes request another update
    this.#render(this.#view(), lazyStyles === null ? null : sheetOf(lazyStyles));
  }

  /** Rendering and announcements use the element's language. */
  #view(): View {
    setLocale(this.#language);
    return this.#store.view(this.#host);
  }

  async #hydrate({ outcome, appearance, hydrate }: Prerendered, root: ShadowRoot): Promise<void> {
    const [renderer, chrome] = await Promise.all([VIEW_LOADERS.full(), this.#loadChrome()]);
    this.#store.show({ state: this.#store.state, outcome });
    const view = this.#store.view(appearance);
    this.#painted = this.#areStylesPrerendered = await hydrate(root, (renderInto) =>
      rootTemplate(view, chrome.sections(view, renderer), renderInto, chrome),
    );
  }

  async #loadChrome(): Promise<PageChrome> {
    return (this.#chrome ??= await loadChrome(this.#store, this.#host, this.#actions));
  }

  /** An embed links to the playground with its own state. */
  #updateLink(): void {
    const { state } = this.#store;
    const { playground } = this.#host;
    if (
      playground === null ||
      (this.#linked?.state === state && this.#linked.playground === playground)
    )
      return;
    this.#linked = { state, playground };
    void this.#store.makeLink(playground, { ...state, view: "full" });
  }

  #render(view: View, lazyStyles: CSSStyleSheet | null): void {
    const root = this.#host.shadowRoot;
    if (!root) return;
    if (!this.#painted) this.#errors.clearAround();
    this.#painted = true;
    if (this.#styleSheets) root.adoptedStyleSheets = this.#styleSheets;
    this.#styleSheets = null;
    if (lazyStyles && !root.adoptedStyleSheets.includes(lazyStyles))
      root.adoptedStyleSheets.push(lazyStyles);
    this.#store.measure();
    render(
      rootTemplate(
        view,
        this.#sections(view),
        (content, element) => render(content(), element),
        this.#chrome,
      ),
      root,
    );
    this.#interaction.refresh();
  }

  #sections(view: View): Section[] {
    if (!this.#renderer) return [];
    return view.framed && this.#chrome
      ? this.#chrome.sections(view, this.#renderer)
      : this.#renderer(view, this.#actions);
  }
}

export interface WindowEvents {
  /** Before printing: everything is rendered, and the printed address is the current one. */
  print(): void;
  /** The network came or went. */
  network(isThere: boolean): void;
}

/** Listens until aborted. */
export function listenToWindow({ print, network }: WindowEvents): AbortController {
  const watch = new AbortController();
  const { signal } = watch;
  addEventListener("beforeprint", print, { signal });
  addEventListener("offline", () => network(false), { signal });
  addEventListener("online", () => network(true), { signal });
  return watch;
}
