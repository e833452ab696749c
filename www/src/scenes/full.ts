/**
 * The instrument whole: who may answer, what came out, and why.
 */
import { html, type TemplateResult } from "lit";

import { checksPanel } from "../views/checks-panel";
import { hintLines } from "../views/hint-lines";
import type { Actions, View } from "../views/view";
import { wirePanel } from "../views/wire-panel";
import { answer } from "./answer";
import { chart } from "./chart";

export function full(view: View, act: Actions): TemplateResult {
  return html`${chart(view, act)} ${hintLines(view, act)} ${answer(view)} ${checksPanel(view, act)} ${wirePanel(view, act)}`;
}
