/**
 * The zone's health checks: what each says and why, how far it is from turning, and its settings.
 *
 * Closed it is one line; what is in it is drawn when it is opened.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { HealthCheckType } from "multivalue";

import { withCheck } from "../model/check-edits";
import { checkLines, type CheckLine } from "../model/check-results";
import { statusOf } from "../model/checks";
import { checkStrings } from "../strings/checks";
import { checkItem } from "./check-item";
import { option } from "../ui/select";
import { fieldError } from "../ui/field";
import type { Actions, View } from "../model/view";

const CHECKS = "checks";
const ADD_CHECK = "add check";

export function checksPanel(view: View, act: Actions): TemplateResult {
  const { source } = view.state;
  const checks = checkLines(source);
  const down = checks.filter(({ id }) => statusOf(source, id, view.reports) === "Unhealthy").length;
  const isOpen = view.unfolded.has(CHECKS);
  const toggle = (event: Event) => act.unfold(CHECKS, (event.target as HTMLDetailsElement).open);
  return html`<details class="checks fold" ?open=${isOpen} @toggle=${toggle}>
    <summary data-explain="checks">${checkStrings.summary(checks.length, down)}</summary>
    ${isOpen ? opened(view, act, checks) : nothing}
  </details>`;
}

function opened(view: View, act: Actions, checks: CheckLine[]): TemplateResult {
  return html`<p class="hint">${checkStrings.hint}</p>
    <ul>
      ${repeat(checks, ({ id }) => id, (line) => guard(whatIsIn(view, line), () => checkItem(view, act, line)))}
    </ul>
    ${view.readOnly ? nothing : adding(view, act)}`;
}

/** All that a check is drawn from, so that of hundreds only those are drawn that changed. */
function whatIsIn({ state, reports, unfolded, drafts, readOnly }: View, { id, check, askedBy }: CheckLine): unknown[] {
  const { status, reason, streak } = reports.get(id) ?? {};
  const own = [...drafts].filter(([name]) => name.startsWith(`check ${id} `)).flatMap(([, draft]) => [draft]);
  return [readOnly, check, askedBy.join(), status, reason, streak, state.source.Health?.[id], unfolded.has(`check ${id}`), ...own];
}

function adding(view: View, act: Actions): TemplateResult {
  const add = (event: Event) => {
    const type = (event.target as HTMLElement).closest("div")?.querySelector("select")?.value ?? "";
    void act.propose(withCheck(type as HealthCheckType), { name: ADD_CHECK, text: type });
  };
  return html`<div class="adding">
      <select aria-label=${checkStrings.addType}>
        ${Object.entries(checkStrings.types).map(([type, label]) => option(type, label, type === "HTTP"))}
      </select>
      <button type="button" id="add-check" @click=${add}>${checkStrings.add}</button>
    </div>
    ${fieldError(view, ADD_CHECK)}`;
}
