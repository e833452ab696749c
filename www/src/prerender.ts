/**
 * Prerenders the initial view for the page's HTML, at build time.
 */
import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { html, LitElement } from "lit";

import { actionsOf } from "./app/actions";
import { FIRST_LOOK, outcomeScript, veiled } from "./app/hydration";
import { frameOf, full } from "./app/page";
import { requestOf } from "./app/query-runner";
import { instrument } from "./app/root";
import { Bench } from "./app/store";
import { serve } from "./engine/run-request";
import { styles } from "./features/page/styles";
import { initialState } from "./model/example";
import type { Outcome } from "./model/outcome";

/** The declarative shadow root of the element, and the outcome that it shows, as HTML. */
export async function prerender(): Promise<{ root: string; script: string }> {
  if (!customElements.get(NAME)) customElements.define(NAME, FirstPicture);
  const outcome = outcomeOf(requestOf(initialState()));
  const bench = new Bench(() => {}, { change: () => {}, answer: () => {} });
  bench.show({ state: initialState(), outcome });
  const host = new FirstPicture();
  const view = bench.view(FIRST_LOOK);
  const frame = frameOf(bench, host, actionsOf(bench, host));
  const regions = frame.regions(view, full);
  const whole = await markupOf(instrument(view, regions, () => {}, frame));
  const parts = await Promise.all(regions.map((region) => markupOf(region())));
  const picture = parts.reduce((filled, part) => filled.replace(EMPTY_REGION, (start) => start + veiled(part)), whole);
  const sheet = styles.join("");
  return { root: `${ROOT}<style>${sheet}</style>${picture}</template>`, script: outcomeScript(outcome) };
}

/** A template as the element has it in its root; slots are rendered in elements alone. */
async function markupOf(content: unknown): Promise<string> {
  const markup = await collectResult(render(html`<multivalue-playground .content=${content}></multivalue-playground>`));
  return markup.slice(markup.indexOf(ROOT) + ROOT.length, markup.lastIndexOf("</template>"));
}

/** The element as it stands before it is alive. */
class FirstPicture extends LitElement {
  content: unknown;

  override render(): unknown {
    return this.content;
  }

  readonly theme = FIRST_LOOK.theme;
  readonly framed = FIRST_LOOK.framed;
  readonly readOnly = FIRST_LOOK.readOnly;
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
const ROOT = '<template shadowroot="open" shadowrootmode="open">';
const EMPTY_REGION = /<div class="region"\s*>(?=<\/div>)/;
