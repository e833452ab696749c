/**
 * The top line: the mark, which zone, and what was done to it.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { PRESET_IDS, type PresetId } from "../model/presets";
import { strings } from "../strings/page";
import { words as keys } from "../strings/keys";
import { words as share } from "../strings/share";
import { option } from "./chosen";
import { fieldError } from "./field";
import { icons, mark } from "./frame-icons";
import { icons as own } from "./icons";
import { LINK, type FrameActions, type View } from "./view";

const words = strings.masthead;

export function masthead(view: View, act: FrameActions): TemplateResult {
  return html`<header class="masthead" part="masthead">
    <span class="brand">${mark}<slot name="title">${strings.title}</slot></span>
    ${view.readOnly ? nothing : zoneChoice(view, act)}
    <span class="tools">
      ${tool(words.undo, icons.undo, act.undo, !view.canUndo, "Control+Z")}
      ${tool(words.redo, icons.redo, act.redo, !view.canRedo, "Control+Shift+Z")}
      ${tool(words.reset, icons.reset, act.reset, false)}
      ${tool(share.share, icons.share, act.share, false)}
      ${tool(keys.heading, icons.keys, act.openKeys, false, "?", "keys")}
      ${tool(words.theme[view.theme], icons[view.theme], act.nextTheme, false)}
    </span>
    ${fieldError(view, LINK.name)} ${note(view, act)}
  </header>`;
}

/** Another zone in place of this one. */
function zoneChoice(view: View, act: FrameActions): TemplateResult {
  return html`<span class="zone-choice">
      ${presetChoice(view, act)}
      <button type="button" class="quiet" title=${words.importTitle} @click=${act.openImport}>${words.import}</button>
    </span>`;
}

/** What there is to say of the zone that was taken, until it is read. */
function note({ asides }: View, act: FrameActions): TemplateResult | typeof nothing {
  if (!asides.note) return nothing;
  return html`<p class="note" role="status">
    <span>${asides.note}</span>
    <button type="button" class="tool" aria-label=${words.read} title=${words.read} @click=${act.dropNote}>${own.remove}</button>
  </p>`;
}

function presetChoice({ state }: View, act: FrameActions): TemplateResult {
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    if (value) act.preset(value as PresetId);
  };
  return html`<select class="preset" aria-label=${strings.presets.label} @change=${choose}>
    ${state.preset === null ? option("", strings.presets.own, true) : ""}
    ${PRESET_IDS.map((id) => option(id, strings.presets.names[id], id === state.preset))}
  </select>`;
}

function tool(label: string, icon: TemplateResult, action: () => void, off: boolean, keys?: string, kind = ""): TemplateResult {
  return html`<button
    type="button"
    class=${`tool ${kind}`}
    aria-label=${label}
    title=${keys ? words.withKeys(label, keys) : label}
    aria-keyshortcuts=${keys ?? nothing}
    aria-disabled=${off ? "true" : "false"}
    @click=${action}
  >
    ${icon}
  </button>`;
}
