/**
 * Header, view switch and print footer of a page of its own.
 */
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { html, noChange, nothing, type TemplateResult } from "lit/html.js";

import { isPreset, PRESET_IDS } from "../../model/presets";
import type { PresetId, ViewName } from "../../model/state";
import { GENERAL, LINK, type Actions, type PageActions, type View } from "../../model/view";
import { fieldError } from "../../ui/field";
import { icons as own } from "../../ui/icons";
import { icons, mark } from "../../ui/page-controls";
import { option, radioGroup } from "../../ui/select";
import { shareStrings, shortcutStrings } from "../dialogs/strings";
import { pageStrings } from "./strings";

export function header(view: View, act: PageActions): TemplateResult {
  return html`<header class="masthead" part="masthead">
    <span class="brand">${mark}<slot name="title">${pageStrings.title}</slot></span>
    ${view.readOnly ? nothing : zoneChoice(view, act)}
    <span class="tools">
      ${tool(pageStrings.header.undo, icons.undo, act.undo, !view.canUndo, "Control+Z")}
      ${tool(pageStrings.header.redo, icons.redo, act.redo, !view.canRedo, "Control+Shift+Z")}
      ${tool(pageStrings.header.reset, icons.reset, act.reset, false)}
      ${tool(shareStrings.share, icons.share, act.share, false)}
      ${tool(shortcutStrings.heading, icons.keys, act.openShortcuts, false, "?", "keys")}
      ${tool(pageStrings.header.theme[view.theme], icons[view.theme], act.nextTheme, false)}
    </span>
    ${fieldError(view, LINK.name)} ${note(view, act)}
  </header>`;
}

function zoneChoice(view: View, act: PageActions): TemplateResult {
  return html`<span class="zone-choice">
      ${presetChoice(view, act)}
      <button type="button" class="quiet" title=${pageStrings.header.importTitle} @click=${act.openImport}>${pageStrings.header.import}</button>
    </span>`;
}

function note({ ui }: View, act: PageActions): TemplateResult | typeof nothing {
  if (!ui.note) return nothing;
  return html`<p class="note" role="status">
    <span>${ui.note}</span>
    <button type="button" class="tool" aria-label=${pageStrings.header.read} title=${pageStrings.header.read} @click=${act.dropNote}>${own.remove}</button>
  </p>`;
}

function presetChoice({ state }: View, act: PageActions): TemplateResult {
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
    title=${keys ? pageStrings.header.withKeys(label, keys) : label}
    aria-keyshortcuts=${keys ?? nothing}
    aria-disabled=${off ? "true" : "false"}
    @click=${action}
  >
    ${icon}
  </button>`;
}

export function viewSwitch({ state }: View, act: Actions): TemplateResult {
  const present = WHOLE.find((view) => view === state.view) ?? "full";
  return radioGroup("view", pageStrings.view, WHOLE, pageStrings.views, present, (view) => void act.dispatch((before) => ({ ...before, view }), GENERAL), "tabs");
}

export function presetHint({ state: { preset, ...made } }: View): string {
  if (preset === null) return "";
  return isPreset(made, preset) ? pageStrings.presets.points[preset] : pageStrings.presets.changed;
}

/** The address has the whole state. Prerendered HTML has none yet. */
export function printFooter({ picture, state }: View): TemplateResult {
  const queries = picture?.outcome.tally?.queries ?? state.queries;
  return html`<p class="printed">${pageStrings.printed(queries, state.seed, state.ask)} <span dir="ltr" ${address()}></span></p>`;
}

class Address extends Directive {
  render(): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart): typeof noChange {
    if (element.textContent !== location.href) element.textContent = location.href;
    return noChange;
  }
}

const address = directive(Address);

/** The other views show a part of the full one. */
const WHOLE = ["full", "compare", "timeline"] as const satisfies ViewName[];
