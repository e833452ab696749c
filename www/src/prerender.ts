/**
 * The first paint: the element's own templates, rendered where the page is built,
 * with the numbers that the package gives for the first state.
 */
import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { html } from "lit";

import { serve } from "./engine/serve";
import type { Outcome } from "./engine/protocol";
import { initialState } from "./model/state";
import { MultivaluePlayground } from "./playground";
import { requestOf } from "./run";

/** The declarative shadow root of the element, as HTML. */
export async function prerender(): Promise<string> {
  if (!customElements.get(NAME)) customElements.define(NAME, MultivaluePlayground);
  const state = initialState();
  const outcome = outcomeOf(requestOf(state));
  const element = html`<multivalue-playground .framed=${true} .picture=${{ state, outcome }}></multivalue-playground>`;
  const markup = await collectResult(render(element));
  return markup.slice(markup.indexOf("<template"), markup.lastIndexOf("</template>") + "</template>".length);
}

function outcomeOf(request: Parameters<typeof serve>[0]): Outcome {
  const outcomes: Outcome[] = [];
  serve(request, (message) => {
    if (message.kind === "outcome") outcomes.push(message.outcome);
  });
  if (!outcomes[0]) throw new Error("the first state has no outcome");
  return outcomes[0];
}

const NAME = "multivalue-playground";
