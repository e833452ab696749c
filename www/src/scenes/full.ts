/**
 * The instrument whole: what is asked, who may answer, what came out, and why.
 */
import { html, nothing, type TemplateResult } from "lit";

import { askLine } from "../views/ask-line";
import { checksPanel } from "../views/checks-panel";
import { importDialog } from "../views/import-dialog";
import { masthead } from "../views/masthead";
import { queryLine } from "../views/query-line";
import { point } from "../views/sentence";
import { shareDialog } from "../views/share-dialog";
import { statsLine } from "../views/stats-line";
import type { Actions, View } from "../views/view";
import { wirePanel } from "../views/wire-panel";
import { answer } from "./answer";
import { chart } from "./chart";

export function full(view: View, act: Actions): TemplateResult {
  return html`${masthead(view, act)} ${queryLine(view, act)} ${askLine(view, act)}
    <p class="point">${point(view)}</p>
    ${chart(view, act)} ${statsLine(view, act)} ${answer(view)} ${checksPanel(view, act)} ${wirePanel(view, act)} ${view.readOnly ? nothing : importDialog(view, act)}
    ${shareDialog(view, act)}`;
}
