/**
 * What stands around every view on a page of its own: which zone, which view, what is asked, and the dialogues.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Bench } from "../bench";
import { frameActionsOf } from "../frame-actions";
import { areSingleKeysOn, press, switchSingleKeys } from "../single-keys";
import { pageStrings } from "../strings/page";
import { addLine } from "../views/add-line";
import { askLine } from "../views/ask-line";
import { drop, letDrop } from "../views/dropping";
import { importDialog } from "../views/import-dialog";
import { keysDialog } from "../views/keys-dialog";
import { masthead } from "../views/masthead";
import { printed } from "../views/printed";
import { queryLine } from "../views/query-line";
import { point } from "../views/point";
import { shareDialog } from "../views/share-dialog";
import { statsLine } from "../views/stats-line";
import type { Actions, FrameActions, View, More } from "../model/view";
import { viewSwitch } from "../views/view-switch";
import type { Host, Frame } from "../host";

export function frameOf(bench: Bench, host: Host, actions: Actions): Frame {
  const act = frameActionsOf(bench, host, actions);
  const more: More = { addLine: (view) => addLine(view, act), statsLine: (view) => statsLine(view, act) };
  return {
    regions: (view, scene) => [() => head(view, act), ...scene(view, act, more), () => foot(view, act)],
    press: (event, target) => press(event, target, act),
    dragover: letDrop,
    drop: (event) => void drop(event, act),
    network: (isThere) => bench.asides.say(isThere ? "" : pageStrings.offline),
  };
}

function head(view: View, act: FrameActions): TemplateResult {
  return html`${masthead(view, act)} ${viewSwitch(view, act)} ${queryLine(view, act)} ${askLine(view, act)}
    ${view.state.view === "full" ? html`<p class="point">${point(view)}</p>` : nothing}`;
}

/** Below the picture, on paper or above all when they are asked for. */
function foot(view: View, act: FrameActions): TemplateResult {
  return html`${printed(view)} ${view.readOnly ? nothing : importDialog(view, act)} ${shareDialog(view, act)} ${keysDialog(view, act, { areOn: areSingleKeysOn, switchOn: switchSingleKeys })}`;
}
