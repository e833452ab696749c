/**
 * What a page of its own shows around a view: header, view switch, query, print footer.
 */
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { html, noChange, nothing, type TemplateResult } from "lit/html.js";

import { setTtl } from "../../model/edits";
import { isPreset, PRESET_IDS } from "../../model/presets";
import { type Change, type PresetId, type ViewName, withEdit, withSeed } from "../../model/state";
import {
  type Actions,
  GENERAL,
  LINK,
  type PageActions,
  type Progress,
  SEED,
  type View,
} from "../../model/view";
import { type Group, groupsOf, readableName, rowsOf, sameGroup } from "../../model/zone";
import { integer } from "../../text/locale";
import { explained } from "../../ui/explained";
import { field, fieldError } from "../../ui/field";
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
      ${tool(shareStrings.share, icons.share, act.share, false, undefined, WORDED)}
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

function tool(
  label: string,
  icon: TemplateResult,
  action: () => void,
  off: boolean,
  keys?: string,
  kind = "",
): TemplateResult {
  return html`<button
    type="button"
    class=${`tool ${kind}`}
    aria-label=${label}
    title=${keys ? pageStrings.header.withKeys(label, keys) : label}
    aria-keyshortcuts=${keys ?? nothing}
    aria-disabled=${off ? "true" : "false"}
    @click=${action}
  >
    ${icon}${kind === WORDED ? html`<span class="word" aria-hidden="true">${label}</span>` : nothing}
  </button>`;
}

/** The kind of a tool whose label is visible where there is room. */
const WORDED = "worded";

export function viewSwitch({ state }: View, act: Actions): TemplateResult {
  const present = WHOLE.find((view) => view === state.view) ?? "full";
  return radioGroup(
    "view",
    pageStrings.view,
    WHOLE,
    pageStrings.views,
    present,
    (view) => void act.dispatch((before) => ({ ...before, view }), GENERAL),
    "tabs",
  );
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

export function queryLine(view: View, act: Actions): TemplateResult {
  return html`<div class="query">
    ${groupChoice(view, act)}
    <span class="policy">${explained("policy", pageStrings.query.policy[view.policy])}</span>
    <label class="pair" data-explain="ttl"><span>${pageStrings.query.ttl}</span>${ttlField(view, act)}</label>
    ${fieldError(view, "ttl")}
  </div>`;
}

function groupChoice({ state }: View, act: Actions): TemplateResult {
  const groups = groupsOf(state.source);
  if (!groups.some((group) => sameGroup(group, state.group))) groups.unshift(state.group);
  const choose = (event: Event) => {
    const group = groups[(event.target as HTMLSelectElement).selectedIndex];
    if (group) void act.dispatch(withGroup(group), GENERAL);
  };
  return html`<select class="group" aria-label=${pageStrings.query.group} @change=${choose}>
    ${groups.map((group, at) =>
      option(at, `${readableName(group.name)} ${group.type}`, sameGroup(group, state.group)),
    )}
  </select>`;
}

function ttlField(view: View, act: Actions): TemplateResult {
  const { source, group } = view.state;
  return field(view, act, {
    name: "ttl",
    label: pageStrings.query.ttl,
    value: String(rowsOf(source, group)[0]?.TTL ?? ""),
    change: (text) => withEdit((edited) => setTtl(edited, group, text)),
    kind: "number ttl",
    inputMode: "numeric",
  });
}

const withGroup =
  (group: Group): Change =>
  (state) => ({ ...state, group, ask: 1 });

export function askLine(view: View, act: PageActions): TemplateResult {
  const counts = view.state.view !== "timeline";
  return html`<div class=${counts ? "ask" : "ask idle"}>
    ${counts ? askMany(view, act) : nothing}
    ${view.state.view === "full" ? html`<button type="button" id="ask-once" @click=${act.askOnce}>${pageStrings.ask.once}</button>` : nothing}
    ${counts || view.progress ? html`<button type="button" id="stop" ?disabled=${!view.progress} @click=${act.stop}>${pageStrings.ask.stop}</button>` : nothing}
    ${seedChoice(view, act)} ${fieldError(view, SEED)} ${fieldError(view, GENERAL.name)}
    ${view.progress ? progressBar(view.progress) : nothing}
    <span class="notice">${view.notice}</span>
  </div>`;
}

function askMany(view: View, act: PageActions): TemplateResult {
  return html`<span class="joined">
    <button type="button" class="primary" id="ask-many" @click=${act.askMany}>${pageStrings.ask.many(view.queries)}</button>
    ${queriesChoice(view, act)}
  </span>`;
}

function queriesChoice(view: View, act: PageActions): TemplateResult {
  const choose = (event: Event) =>
    act.setQueries(Number((event.target as HTMLSelectElement).value));
  return html`<select class="queries" aria-label=${pageStrings.ask.queries} @change=${choose}>
    ${QUERIES.map((queries) => option(queries, integer(queries), queries === view.queries))}
  </select>`;
}

function progressBar({ elapsed, estimate }: Progress): TemplateResult {
  const value = estimate === null ? nothing : Math.min(elapsed / estimate, ESTIMATE_END);
  return html`<progress aria-label=${pageStrings.ask.progress} max="1" value=${value}></progress>`;
}

export function seedChoice(view: View, act: PageActions): TemplateResult {
  return html`<span class="pair seed">
    <label class="pair" data-explain="seed"><span>${pageStrings.query.seed}</span>${seedField(view, act)}</label>
    <button type="button" class="quiet" id="new-seed" @click=${act.newSeed}>
      ${pageStrings.query.newSeed}
    </button>
  </span>`;
}

function seedField(view: View, act: PageActions): TemplateResult {
  return field(view, act, {
    name: SEED,
    label: pageStrings.query.seed,
    value: view.state.seed,
    change: withSeed,
    kind: "number",
    inputMode: "numeric",
    asks: true,
  });
}

const QUERIES = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
/** An estimate never reaches the end. */
const ESTIMATE_END = 0.98;

/** The other views show a part of the full one. */
const WHOLE = ["full", "compare", "timeline"] as const satisfies ViewName[];
