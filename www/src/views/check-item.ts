/**
 * One health check: its lamp, what it watches, why it says so, its countdown, and what may be done to it.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { HealthCheckConfig, HealthStatus } from "multivalue";

import { force, withoutCheck } from "../model/check-edits";
import { countdownOf, feedOf, USUAL_INTERVAL, USUAL_THRESHOLD, type CheckLine, type Countdown } from "../model/check-results";
import { statusOf, targetOf } from "../model/checks";
import { withoutResults, withResult, type Result } from "../model/check-results";
import { withEdit, type Change } from "../model/state";
import { checkStrings } from "../strings/checks";
import { checkForm } from "./check-form";
import { option } from "../ui/select";
import { explained } from "../ui/explained";
import { fieldError } from "../ui/field";
import { disc } from "../ui/lamp";
import type { Actions, Spot, View } from "../model/view";

export function checkItem(view: View, act: Actions, line: CheckLine): TemplateResult {
  const { id, check, askedBy } = line;
  const config = check?.HealthCheckConfig;
  const status = statusOf(view.state.source, id, view.reports);
  const isEdited = view.unfolded.has(`check ${id}`);
  return html`<li data-check=${id}>
    <span class=${`lamp ${status.toLowerCase()}`} role="img" aria-label=${checkStrings.status[status]}>${disc(status === "Healthy" ? "healthy" : "unhealthy")}</span>
    <div class="said">
      <p><b>${askedBy.length > 0 ? checkStrings.asks(askedBy) : checkStrings.nobody}</b> <span class="kind">${kindOf(config)}</span></p>
      <p class="state">${stateOf(view, line, status)}</p>
      <code>${id}</code>
    </div>
    <div class="done">${results(act, line)} ${byHand(view, act, id)} ${changing(view, act, line, isEdited)}</div>
    ${fieldError(view, spotOf(id).name)} ${isEdited && config ? checkForm(view, act, id, config) : nothing}
  </li>`;
}

function kindOf(config: HealthCheckConfig | undefined): string {
  if (!config) return checkStrings.kind.unknown;
  const inverted = config.Inverted ? `, ${checkStrings.inverted}` : "";
  return `${plainKind(config)}${inverted}`;
}

function plainKind(config: HealthCheckConfig): string {
  const { Type, RequestInterval = USUAL_INTERVAL, FailureThreshold = USUAL_THRESHOLD } = config;
  if (Type === "CALCULATED") return checkStrings.kind.calculated(config.HealthThreshold ?? 0, config.ChildHealthChecks?.length ?? 0);
  if (Type === "CLOUDWATCH_METRIC") return checkStrings.kind.metric(config.AlarmIdentifier?.Name ?? "");
  if (Type === "RECOVERY_CONTROL") return checkStrings.kind.control(config.RoutingControlArn?.split("/").at(-1) ?? "");
  return checkStrings.kind.probe(targetOf({ HealthCheckConfig: config }, ""), RequestInterval, FailureThreshold);
}

function stateOf({ reports }: View, { id, check }: CheckLine, status: HealthStatus): TemplateResult {
  const report = reports.get(id);
  const countdown = countdownOf(check?.HealthCheckConfig, report);
  const reason = report?.reason ?? checkStrings.status[status];
  return html`<span class="reason-of">${reason}</span> ${report ? html`<span class="source">${checkStrings.source[report.source]}</span>` : nothing}
    ${countdown ? html`<span class="countdown">${beads(countdown)}${explained("countdown", countdownText(countdown, status), id)}</span>` : nothing}`;
}

/** A bead for each result in a row that there must be, full for those that there are. */
function beads({ threshold, streak }: Countdown): TemplateResult {
  const shown = Array.from({ length: Math.min(threshold, MOST_BEADS) }, (_, at) => at < streak);
  return html`<span class="beads" aria-hidden="true">${shown.map((isFull) => html`<i class=${isFull ? "full" : ""}></i>`)}</span>`;
}

function countdownText({ left, threshold, opinion }: Countdown, status: HealthStatus): string {
  const turned = checkStrings.status[status === "Healthy" ? "Unhealthy" : "Healthy"];
  return opinion === null ? checkStrings.beneath(left, threshold) : checkStrings.countdown(left, threshold, opinion, turned);
}

/** A disabled check looks at no results. */
function results(act: Actions, { id, check }: CheckLine): TemplateResult | typeof nothing {
  const feed = feedOf(check?.HealthCheckConfig);
  if (feed === null || check?.HealthCheckConfig?.Disabled) return nothing;
  return html`<span class="results">${Object.entries(checkStrings.results[feed]).map(([result, label]) => button(act, id, label, withResult(id, result as Result)))}</span>`;
}

function byHand({ state }: View, act: Actions, id: string): TemplateResult {
  const forced = state.source.Health?.[id];
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    void act.propose(withEdit((source) => force(source, id, value === NOT_SET ? null : (value as HealthStatus))), spotOf(id));
  };
  return html`<label class="pair"><span>${checkStrings.byHand}</span><select aria-label=${checkStrings.of(checkStrings.byHand, id)} @change=${choose}>
      ${option(NOT_SET, checkStrings.forced.none, forced === undefined)} ${option("Healthy", checkStrings.forced.Healthy, forced === "Healthy")}
      ${option("Unhealthy", checkStrings.forced.Unhealthy, forced === "Unhealthy")}
    </select></label>`;
}

function changing({ state, readOnly }: View, act: Actions, { id, check }: CheckLine, isEdited: boolean): TemplateResult {
  const edit = () => act.unfold(`check ${id}`, !isEdited);
  const editing = html`<button type="button" class="quiet" aria-expanded=${isEdited ? "true" : "false"} aria-label=${checkStrings.of(checkStrings.edit, id)} @click=${edit}>${checkStrings.edit}</button>`;
  const forgetting = id in state.observations ? button(act, id, checkStrings.forget, withoutResults(id), "quiet") : nothing;
  if (readOnly) return html`${forgetting}`;
  return html`${forgetting}${check ? editing : nothing}${check ? button(act, id, checkStrings.delete, withoutCheck(id), "quiet") : nothing}`;
}

function button(act: Actions, id: string, label: string, change: Change, kind = ""): TemplateResult {
  const press = () => void act.propose(change, spotOf(id));
  return html`<button type="button" class=${kind} aria-label=${checkStrings.of(label, id)} @click=${press}>${label}</button>`;
}

function spotOf(id: string): Spot {
  return { name: `check ${id} itself`, text: "" };
}

const NOT_SET = "none";
/** The highest failure threshold. */
const MOST_BEADS = 10;
