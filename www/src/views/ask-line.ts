/**
 * The two questions, one query or many, of which seed, and the way to stop a long run.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { whole } from "../text/locale";
import { pageStrings } from "../strings/page";
import { option } from "../ui/select";
import { fieldError } from "../ui/field";
import { seedChoice } from "./seed-choice";
import { LOOK, SEED, type FrameActions, type Progress, type View } from "../model/view";

export function askLine(view: View, act: FrameActions): TemplateResult {
  const counts = view.state.view !== "timeline";
  return html`<div class=${counts ? "ask" : "ask idle"}>
    ${counts ? askMany(view, act) : nothing}
    ${view.state.view === "full" ? html`<button type="button" id="ask-once" @click=${act.askOnce}>${pageStrings.ask.once}</button>` : nothing}
    ${counts || view.progress ? html`<button type="button" id="stop" ?disabled=${!view.progress} @click=${act.stop}>${pageStrings.ask.stop}</button>` : nothing}
    ${seedChoice(view, act)} ${fieldError(view, SEED)} ${fieldError(view, LOOK.name)}
    ${view.progress ? progressBar(view.progress) : nothing}
    <span class="notice">${view.notice}</span>
  </div>`;
}

function askMany(view: View, act: FrameActions): TemplateResult {
  return html`<span class="joined">
    <button type="button" class="primary" id="ask-many" @click=${act.askMany}>${pageStrings.ask.many(view.queries)}</button>
    ${queriesChoice(view, act)}
  </span>`;
}

function queriesChoice(view: View, act: FrameActions): TemplateResult {
  const choose = (event: Event) => act.setQueries(Number((event.target as HTMLSelectElement).value));
  return html`<select class="queries" aria-label=${pageStrings.ask.queries} @change=${choose}>
    ${QUERIES.map((queries) => option(queries, whole(queries), queries === view.queries))}
  </select>`;
}

function progressBar({ elapsed, estimate }: Progress): TemplateResult {
  const value = estimate === null ? nothing : Math.min(elapsed / estimate, ALMOST);
  return html`<progress aria-label=${pageStrings.ask.progress} max="1" value=${value}></progress>`;
}

const QUERIES = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
/** An estimate never says that it is done. */
const ALMOST = 0.98;
