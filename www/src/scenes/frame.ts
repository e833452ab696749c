/**
 * What stands around every view on a page of its own: which zone, which view, what is asked, and the dialogues.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { addLine } from "../views/add-line";
import { askLine } from "../views/ask-line";
import { importDialog } from "../views/import-dialog";
import { keysDialog } from "../views/keys-dialog";
import { masthead } from "../views/masthead";
import { printed } from "../views/printed";
import { queryLine } from "../views/query-line";
import type { Region } from "../views/region";
import { point } from "../views/point";
import { shareDialog } from "../views/share-dialog";
import { statsLine } from "../views/stats-line";
import type { Actions, View } from "../views/view";
import { viewSwitch } from "../views/view-switch";
import type { Scene } from "./scenes";

export function frame(view: View, act: Actions, scene: Scene): Region[] {
  return [() => head(view, act), ...scene(view, act, { addLine, statsLine }), () => foot(view, act)];
}

function head(view: View, act: Actions): TemplateResult {
  return html`${masthead(view, act)} ${viewSwitch(view, act)} ${queryLine(view, act)} ${askLine(view, act)}
    ${view.state.view === "full" ? html`<p class="point">${point(view)}</p>` : nothing}`;
}

/** Below the picture, on paper or above all when they are asked for. */
function foot(view: View, act: Actions): TemplateResult {
  return html`${printed(view)} ${view.readOnly ? nothing : importDialog(view, act)} ${shareDialog(view, act)} ${keysDialog(view, act)}`;
}
