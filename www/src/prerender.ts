/**
 * The first paint: the element's own templates, rendered where the page is built,
 * with the numbers that the package gives for the first state.
 */
import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { html, LitElement, type TemplateResult } from "lit";

import { actionsOf } from "./actions";
import { Bench } from "./bench";
import { serve } from "./engine/serve";
import type { Outcome } from "./engine/protocol";
import { initialState } from "./model/state";
import { requestOf } from "./run";
import { frame } from "./scenes/frame";
import { full } from "./scenes/full";
import { instrument } from "./stage";
import { styles } from "./styles/styles";

/** The declarative shadow root of the element, as HTML. */
export async function prerender(): Promise<string> {
  if (!customElements.get(NAME)) customElements.define(NAME, FirstPicture);
  const markup = await collectResult(render(html`<multivalue-playground></multivalue-playground>`));
  return markup.slice(markup.indexOf("<template"), markup.lastIndexOf("</template>") + "</template>".length);
}

/** The element as it stands before it is alive; slots are rendered in elements alone. */
class FirstPicture extends LitElement {
  static override styles = styles;

  override render(): TemplateResult {
    const state = initialState();
    const bench = new Bench(() => {}, { change: () => {}, answer: () => {} });
    bench.show({ state, outcome: outcomeOf(requestOf(state)) });
    return instrument(bench.view(this), actionsOf(bench, this), full, frame);
  }

  readonly theme = "auto";
  readonly framed = true;
  readonly readOnly = false;
  readonly playground = null;
}

/** What a request comes to, at once. */
export function outcomeOf(request: Parameters<typeof serve>[0]): Outcome {
  const outcomes: Outcome[] = [];
  serve(request, (message) => {
    if (message.kind === "outcome") outcomes.push(message.outcome);
  });
  if (!outcomes[0]) throw new Error("a request for a picture has an outcome");
  return outcomes[0];
}

const NAME = "multivalue-playground";
