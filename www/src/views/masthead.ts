/**
 * The top line: the mark, which zone, and what was done to it.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { PRESET_IDS } from "../model/presets";
import type { PresetId } from "../model/state";
import { pageStrings } from "../strings/page";
import { shortcutStrings } from "../strings/keys";
import { shareStrings } from "../strings/share";
import { option } from "../ui/select";
import { fieldError } from "../ui/field";
import { icons, mark } from "../ui/page-controls";
import { icons as own } from "../ui/icons";
import { LINK, type FrameActions, type View } from "../model/view";

export function masthead(view: View, act: FrameActions): TemplateResult {
  return html`<header class="masthead" part="masthead">
    <span class="brand">${mark}<slot name="title">${pageStrings.title}</slot></span>
    ${view.readOnly ? nothing : zoneChoice(view, act)}
    <span class="tools">
      ${tool(pageStrings.masthead.undo, icons.undo, act.undo, !view.canUndo, "Control+Z")}
      ${tool(pageStrings.masthead.redo, icons.redo, act.redo, !view.canRedo, "Control+Shift+Z")}
      ${tool(pageStrings.masthead.reset, icons.reset, act.reset, false)}
      ${tool(shareStrings.share, icons.share, act.share, false)}
      ${tool(shortcutStrings.heading, icons.keys, act.openKeys, false, "?", "keys")}
      ${tool(pageStrings.masthead.theme[view.theme], icons[view.theme], act.nextTheme, false)}
    </span>
    ${fieldError(view, LINK.name)} ${note(view, act)}
  </header>`;
}

/** Another zone in place of this one. */
function zoneChoice(view: View, act: FrameActions): TemplateResult {
  return html`<span class="zone-choice">
      ${presetChoice(view, act)}
      <button type="button" class="quiet" title=${pageStrings.masthead.importTitle} @click=${act.openImport}>${pageStrings.masthead.import}</button>
    </span>`;
}

/** What there is to say of the zone that was taken, until it is read. */
function note({ asides }: View, act: FrameActions): TemplateResult | typeof nothing {
  if (!asides.note) return nothing;
  return html`<p class="note" role="status">
    <span>${asides.note}</span>
    <button type="button" class="tool" aria-label=${pageStrings.masthead.read} title=${pageStrings.masthead.read} @click=${act.dropNote}>${own.remove}</button>
  </p>`;
}

function presetChoice({ state }: View, act: FrameActions): TemplateResult {
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    if (value) act.preset(value as PresetId);
  };
  return html`<select class="preset" aria-label=${pageStrings.presets.label} @change=${choose}>
    ${state.preset === null ? option("", pageStrings.presets.own, true) : ""}
    ${PRESET_IDS.map((id) => option(id, pageStrings.presets.names[id], id === state.preset))}
  </select>`;
}

function tool(label: string, icon: TemplateResult, action: () => void, off: boolean, keys?: string, kind = ""): TemplateResult {
  return html`<button
    type="button"
    class=${`tool ${kind}`}
    aria-label=${label}
    title=${keys ? pageStrings.masthead.withKeys(label, keys) : label}
    aria-keyshortcuts=${keys ?? nothing}
    aria-disabled=${off ? "true" : "false"}
    @click=${action}
  >
    ${icon}
  </button>`;
}
