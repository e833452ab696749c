/**
 * One answer as `dig` prints it, and why each row is in it or not.
 */
import { html } from "lit/html.js";

import { answerPanel } from "../views/answer-panel";
import type { View, Region } from "../model/view";

export function answer(view: View): Region[] {
  return [() => html`<div aria-busy=${view.busy ? "true" : "false"}>${answerPanel(view)}</div>`];
}
