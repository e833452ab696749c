/**
 * One answer as `dig` prints it, and why each row is in it or not.
 */
import { html } from "lit";
import { guard } from "lit/directives/guard.js";

import { answerPanel } from "../views/answer-panel";
import type { Region } from "../views/region";
import type { View } from "../views/view";

export function answer(view: View): Region[] {
  return [() => html`<div aria-busy=${view.busy ? "true" : "false"}>${oneAnswer(view)}</div>`];
}

export function oneAnswer(view: View): unknown {
  return guard([view.picture, view.state, view.drawn.length], () => answerPanel(view));
}
