/**
 * The query: name and type, TTL, seed, how often to ask.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { setTtl } from "../../model/edits";
import { withEdit, withSeed, type Change } from "../../model/state";
import { GENERAL, SEED, type Actions, type PageActions, type Progress, type View } from "../../model/view";
import { groupsOf, readableName, rowsOf, sameGroup, type Group } from "../../model/zone";
import { integer } from "../../text/locale";
import { explained } from "../../ui/explained";
import { field, fieldError } from "../../ui/field";
import { option } from "../../ui/select";
import { pageStrings } from "./strings";

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
  const choose = (event: Event) => act.setQueries(Number((event.target as HTMLSelectElement).value));
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
