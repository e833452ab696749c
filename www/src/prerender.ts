/**
 * Prerenders the initial view for the page's HTML, at build time.
 */
import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { html, LitElement } from "lit";

import { actionsOf } from "./app/actions";
import { hideMarkers, INITIAL_APPEARANCE, outcomeScript } from "./app/hydration";
import { fullView, pageChrome } from "./app/page";
import { requestOf } from "./app/query-runner";
import { rootTemplate } from "./app/root";
import { Store } from "./app/store";
import { runToEnd } from "./engine/requests";
import { styles } from "./features/page/styles";
import { initialState } from "./model/example";
import type { Outcome } from "./model/outcome";

/** The declarative shadow root and its result, as HTML. */
export async function prerender(): Promise<{ root: string; script: string }> {
  if (!customElements.get(NAME)) customElements.define(NAME, FirstPicture);
  const outcome = outcomeOf(requestOf(initialState()));
  const store = new Store(() => {}, { change: () => {}, answer: () => {} });
  store.show({ state: initialState(), outcome });
  const host = new FirstPicture();
  const view = store.view(INITIAL_APPEARANCE);
  const chrome = pageChrome(store, host, actionsOf(store, host));
  const sections = chrome.sections(view, fullView);
  const whole = await markupOf(rootTemplate(view, sections, () => {}, chrome));
  const parts = await Promise.all(sections.map((section) => markupOf(section())));
  const picture = parts.reduce(
    (filled, part) => filled.replace(EMPTY_SECTION, (start) => start + hideMarkers(part)),
    whole,
  );
  const sheet = styles.join("");
  return {
    root: `${ROOT}<style>${sheet}</style>${picture}</template>`,
    script: outcomeScript(outcome),
  };
}

/** SSR renders slots only inside elements, hence the element around the content. */
async function markupOf(content: unknown): Promise<string> {
  const markup = await collectResult(
    render(html`<multivalue-playground .content=${content}></multivalue-playground>`),
  );
  return markup.slice(markup.indexOf(ROOT) + ROOT.length, markup.lastIndexOf("</template>"));
}

/** The element before hydration. */
class FirstPicture extends LitElement {
  content: unknown;

  override render(): unknown {
    return this.content;
  }

  readonly theme = INITIAL_APPEARANCE.theme;
  readonly framed = INITIAL_APPEARANCE.framed;
  readonly readOnly = INITIAL_APPEARANCE.readOnly;
  readonly playground = null;
}

export function outcomeOf(request: Parameters<typeof runToEnd>[0]): Outcome {
  const outcomes: Outcome[] = [];
  runToEnd(request, (message) => {
    if (message.kind === "outcome") outcomes.push(message.outcome);
  });
  if (!outcomes[0]) throw new Error("a request for a picture has an outcome");
  return outcomes[0];
}

const NAME = "multivalue-playground";
const ROOT = '<template shadowroot="open" shadowrootmode="open">';
const EMPTY_SECTION = /<div class="region"\s*>(?=<\/div>)/;
