/**
 * The instrument whole: what is asked, who may answer, what came out, and why.
 */
import { html, type TemplateResult } from "lit";

import { askLine } from "../views/ask-line";
import { checksPanel } from "../views/checks-panel";
import { hintLines } from "../views/hint-lines";
import { importDialog } from "../views/import-dialog";
import { keysDialog } from "../views/keys-dialog";
import { masthead } from "../views/masthead";
import { printed } from "../views/printed";
import { queryLine } from "../views/query-line";
import { point } from "../views/sentence";
import { shareDialog } from "../views/share-dialog";
import type { Actions, View } from "../views/view";
import { wirePanel } from "../views/wire-panel";
import { answer } from "./answer";
import { chart } from "./chart";

export function full(view: View, act: Actions): TemplateResult {
  return html`${masthead(view, act)} ${queryLine(view, act)} ${askLine(view, act)}
    <p class="point">${point(view)}</p>
    ${chart(view, act)} ${hintLines(view, act)} ${answer(view)} ${checksPanel(view, act)} ${wirePanel(view, act)} ${printed(view)} ${importDialog(view, act)}
    ${shareDialog(view, act)} ${keysDialog(view, act)}`;
}
