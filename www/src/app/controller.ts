/**
 * Connects element, store and views: takes input, renders the view of the state, listens to the window.
 */
import { render } from "lit/html.js";

import { stateOf, withSource, type State, type ViewName } from "../model/state";
import { LINK, LOOK, type Actions, type Region, type Scene, type View } from "../model/view";
import { speak } from "../text/locale";
import { actionsOf } from "./actions";
import { firstState } from "./derived";
import { attributeChange, viewOf, zoneIn, type Wish } from "./element-input";
import type { Drawn } from "./hydration";
import { Attention } from "./interaction";
import { instrument, type Frame, type Host, type Notice } from "./root";
import { Bench } from "./store";
import { fetchRest, loadFrame, SCENES, sheetOf, sheetsOf } from "./views";

export class Stage {
  #host: Host;
  #notice: Notice;
  #bench: Bench;
  #act: Actions;
  #scene: Scene | null = null;
  #frame: Frame | null = null;
  #shown: ViewName | null = null;
  #painted = false;
  /** Style sheets that the root is to get with the next picture. */
  #sheets: CSSStyleSheet[] | null = null;
  #areStylesBrought = false;
  #alive: Promise<void> | null = null;
  #linked: { state: State; playground: string } | null = null;
  #update: Promise<void> | null = null;
  #attention: Attention;
  #language = "";
  #around: AbortController | null = null;

  constructor(host: Host, notice: Notice) {
    this.#host = host;
    this.#notice = notice;
    this.#bench = new Bench(
      () => this.requestUpdate(),
      {
        change: (detail) => host.dispatchEvent(new CustomEvent("change", { detail })),
        answer: (detail) => host.dispatchEvent(new CustomEvent("answer", { detail })),
      },
      () => host.shadowRoot,
    );
    this.#act = actionsOf(this.#bench, host);
    this.#attention = new Attention({ act: this.#act, frame: () => this.#frame, root: () => host.shadowRoot, view: () => this.#view(), explanations: () => this.#scene?.explanations });
  }

  get state(): State {
    return this.#bench.state;
  }

  /** Settles when what is to be drawn has been drawn. */
  get updateComplete(): Promise<void> {
    return this.#update ?? Promise.resolve();
  }

  /** Takes what the page wishes to see first. */
  async prepare({ given, zone, attributes }: Wish): Promise<void> {
    const asked = attributeChange(attributes, (name, fault) => this.#notice.say(name, fault));
    const opened = given && asked(given);
    this.#fetchEarly(opened?.view ?? viewOf(attributes));
    if (opened) return this.#bench.open(opened);
    const first = zone === null ? await firstState() : stateOf(await this.#read(zone));
    await this.#bench.beginWith(asked(first));
  }

  /** The scene comes while the engine is at work; where it cannot be had now, it is asked for again when it is to be drawn. */
  #fetchEarly(view: ViewName): void {
    SCENES[view]().catch(() => null);
  }

  /** Follows what the page wishes to see later. */
  async follow({ zone, attributes }: Wish): Promise<void> {
    const source = zone === null ? null : await this.#read(zone);
    const asked = attributeChange(attributes, (name, fault) => this.#notice.say(name, fault));
    if (source === null) await this.#bench.propose(asked, LOOK);
    else await this.#bench.begin((state) => asked(withSource(source)(state)), LOOK);
  }

  #read(zone: string) {
    return zoneIn(zone, (document) => this.#bench.read(document));
  }

  /** Starts anew from a state. */
  open(state: State): void {
    this.#bench.open(state);
  }

  refuseLink(reason: string): void {
    this.#bench.warn(LINK, [reason]);
  }

  /** A picture that the HTML brought comes alive as it stands; else the engine is asked for one. */
  async start(drawn?: Drawn): Promise<void> {
    const { shadowRoot } = this.#host;
    if (drawn && shadowRoot) await (this.#alive = this.#revive(drawn, shadowRoot));
    this.#language = this.#host.closest<HTMLElement>("[lang]")?.lang ?? "";
    if (shadowRoot) this.#attention.listen(this.#host, shadowRoot);
    this.#around = watchSurroundings({
      print: () => this.#bench.print(),
      network: (isThere) => this.#frame?.network(isThere),
    });
    await this.#bench.start();
    if (navigator.serviceWorker?.controller) await this.#fetchRest();
  }

  /** A page that is kept for when there is no network has all of it then; any other fetches what it wants. */
  async #fetchRest(): Promise<void> {
    await fetchRest().catch(() => null);
  }

  stop(): void {
    this.#attention.end();
    this.#around?.abort();
    this.#bench.stop();
  }

  requestUpdate(): void {
    this.#update ??= this.#draw();
  }

  /** What the HTML brought stays to be seen until there is a picture to take its place. */
  async #draw(): Promise<void> {
    await Promise.all([this.#bench.ready, this.#alive]);
    const { state, framed } = this.#bench.view(this.#host);
    if (this.#shown !== state.view) [this.#scene, this.#sheets] = await Promise.all([SCENES[state.view](), this.#areStylesBrought ? null : sheetsOf(state.view, framed)]);
    if (framed) await this.#loadFrame();
    else this.#keepLink();
    const besides = await this.#bench.prepare();
    this.#shown = state.view;
    this.#update = null; // what changes from here on is to be drawn again
    this.#paint(this.#view(), besides === null ? null : sheetOf(besides));
  }

  /** What is drawn and said from here on is in the language of the element. */
  #view(): View {
    speak(this.#language);
    return this.#bench.view(this.#host);
  }

  async #revive({ outcome, look, revive }: Drawn, root: ShadowRoot): Promise<void> {
    const [scene, frame] = await Promise.all([SCENES.full(), this.#loadFrame()]);
    this.#bench.show({ state: this.#bench.state, outcome });
    const view = this.#bench.view(look);
    this.#painted = this.#areStylesBrought = await revive(root, (put) => instrument(view, frame.regions(view, scene), put, frame));
  }

  async #loadFrame(): Promise<Frame> {
    return (this.#frame ??= await loadFrame(this.#bench, this.#host, this.#act));
  }

  /** An embedded picture has a link to itself, which is made when it changes. */
  #keepLink(): void {
    const { state } = this.#bench;
    const { playground } = this.#host;
    if (playground === null || (this.#linked?.state === state && this.#linked.playground === playground)) return;
    this.#linked = { state, playground };
    void this.#bench.makeLink(playground, { ...state, view: "full" });
  }

  #paint(view: View, besides: CSSStyleSheet | null): void {
    const root = this.#host.shadowRoot;
    if (!root) return;
    if (!this.#painted) this.#notice.clearAround();
    this.#painted = true;
    if (this.#sheets) root.adoptedStyleSheets = this.#sheets;
    this.#sheets = null;
    if (besides && !root.adoptedStyleSheets.includes(besides)) root.adoptedStyleSheets.push(besides);
    this.#bench.look();
    render(instrument(view, this.#regions(view), (region, element) => render(region(), element), this.#frame), root);
    this.#attention.refresh();
  }

  #regions(view: View): Region[] {
    if (!this.#scene) return [];
    return view.framed && this.#frame ? this.#frame.regions(view, this.#scene) : this.#scene(view, this.#act);
  }
}

export interface Around {
  /** Before paper gets it: the printed address is that of now. */
  print(): void;
  /** There is no network, or there is one again. */
  network(isThere: boolean): void;
}

/** Listens until it is aborted. */
export function watchSurroundings({ print, network }: Around): AbortController {
  const watch = new AbortController();
  const { signal } = watch;
  addEventListener("beforeprint", print, { signal });
  addEventListener("offline", () => network(false), { signal });
  addEventListener("online", () => network(true), { signal });
  return watch;
}
