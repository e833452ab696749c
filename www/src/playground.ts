/**
 * `<multivalue-playground>`: state, the one derivation from it, and the picture.
 *
 * A change becomes state when the core has accepted it; what it refuses stays
 * in its field with the core's words, and the last good picture stays too.
 */
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Answer } from "multivalue";

import { actionsOf } from "./actions";
import { Bench } from "./bench";
import { speak } from "./format";
import { byKey } from "./keys";
import { explanationOf } from "./model/explain";
import type { State } from "./model/state";
import { SCENES } from "./scenes/scenes";
import { strings } from "./strings";
import { watchSurroundings } from "./surroundings";
import { styles } from "./styles/styles";
import { drop, letDrop } from "./views/dropping";
import { explanation } from "./views/explained";
import { Explaining } from "./views/explaining";
import { pointAt, pointAway } from "./views/pointing";
import { LINK, type Picture, type Theme } from "./views/view";

/**
 * Events: `change`, whose detail is the new state, and `answer`, whose detail is the answer shown.
 */
export class MultivaluePlayground extends LitElement {
  static override styles = styles;
  static override properties = { theme: { reflect: true } };

  declare theme: Theme;
  #prerendered = false;
  #bench = new Bench(
    () => this.requestUpdate(),
    {
      change: (detail) => this.dispatchEvent(new CustomEvent<State>("change", { detail })),
      answer: (detail) => this.dispatchEvent(new CustomEvent<Answer>("answer", { detail })),
    },
  );
  #act = actionsOf(this.#bench, this);
  #explaining = new Explaining((kind, key) => this.#explain(kind, key));
  #language = "";
  #around: AbortController | null = null;
  #onKey = (event: KeyboardEvent): void => byKey(event, this.#act, this.#bench.view(this.theme));

  constructor() {
    super();
    this.theme = "auto";
  }

  /** A picture drawn beforehand, as the page's own HTML has it. */
  set picture(picture: Picture) {
    this.#bench.show(picture);
  }

  /** All that the picture depends on, as plain data. Setting it starts anew from there. */
  get state(): State {
    return this.#bench.state;
  }

  set state(state: State) {
    this.#bench.open(state);
  }

  /** Says in the page why a link could not be opened. */
  refuseLink(reason: string): void {
    this.#bench.warn(LINK, [reason]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#takeEarly();
    this.#language = this.closest<HTMLElement>("[lang]")?.lang ?? "";
    this.addEventListener("keydown", this.#onKey);
    if (this.shadowRoot) this.#explaining.attend(this, this.shadowRoot);
    this.#around = watchSurroundings({
      print: () => this.requestUpdate(),
      network: (isThere) => this.#bench.asides.say(isThere ? "" : strings.offline),
    });
    void this.#bench.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("keydown", this.#onKey);
    this.#explaining.end();
    this.#around?.abort();
    this.#bench.stop();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#prerendered = this.shadowRoot !== null;
    return super.createRenderRoot();
  }

  /** What the HTML brought stays to be seen until there is a picture to take its place. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.#prerendered) await this.#bench.ready;
    super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues): void {
    if (this.#prerendered) this.#clear();
    super.update(changed);
  }

  protected override updated(): void {
    this.#explaining.refresh();
  }

  override render(): TemplateResult {
    speak(this.#language);
    const view = this.#bench.view(this.theme);
    const act = this.#act;
    return html`<div class="instrument" @pointerover=${pointAt} @focusin=${pointAt} @pointerleave=${pointAway} @dragover=${letDrop} @drop=${(event: DragEvent) => drop(event, act)}>
      ${SCENES[view.state.view](view, act)}
      <p class="unseen" role="status">${view.status}</p>
      ${explanation}
    </div>`;
  }

  /** A state that was set before the browser knew the element hides the property of the class. */
  #takeEarly(): void {
    const early = Object.getOwnPropertyDescriptor(this, "state")?.value as State | undefined;
    if (!early) return;
    Reflect.deleteProperty(this, "state");
    this.state = early;
  }

  #explain(kind: string, key: string): string {
    speak(this.#language);
    return explanationOf(this.#bench.view(this.theme), kind, key);
  }

  #clear(): void {
    this.renderRoot.replaceChildren();
    this.renderOptions.renderBefore = null;
    this.#prerendered = false;
  }
}
