/**
 * One answer as `dig` prints it, and why each row is in it or not.
 */
import { html, type TemplateResult } from "lit";

import { answerPanel } from "../views/answer-panel";
import type { View } from "../views/view";

export function answer(view: View): TemplateResult {
  return html`<div aria-busy=${view.busy ? "true" : "false"}>${answerPanel(view)}</div>`;
}
