/**
 * The health checks of the zone: status, reason, countdown, settings.
 *
 * The content is rendered only while the panel is open. The kind of a check cannot change, as with `UpdateHealthCheck`.
 */
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { HealthCheckConfig, HealthCheckType, HealthStatus } from "multivalue";

import {
  type CheckLine,
  type Countdown,
  checkLines,
  countdownOf,
  DEFAULT_INTERVAL,
  DEFAULT_THRESHOLD,
  feedOf,
  type Result,
  withoutResults,
  withResult,
} from "../../model/check-results";
import { statusOf, targetOf } from "../../model/checks";
import { type Change, withEdit } from "../../model/state";
import type { Actions, FieldId, View } from "../../model/view";
import { explained } from "../../ui/explained";
import { errorId, field, fieldError, isRefused } from "../../ui/field";
import { disc } from "../../ui/lamp";
import { isSelected, option } from "../../ui/select";
import { valueIn, withCheck, withMember, withOverride, withoutCheck } from "./edits";
import { checkStrings } from "./strings";

const CHECKS = "checks";
const ADD_CHECK = "add check";

export function checksPanel(view: View, act: Actions): TemplateResult {
  const { source } = view.state;
  const checks = checkLines(source);
  const down = checks.filter(({ id }) => statusOf(source, id, view.reports) === "Unhealthy").length;
  const isOpen = view.expanded.has(CHECKS);
  const toggle = (event: Event) =>
    act.setExpanded(CHECKS, (event.target as HTMLDetailsElement).open);
  return html`<details class="checks fold" ?open=${isOpen} @toggle=${toggle}>
    <summary data-explain="checks">${checkStrings.summary(checks.length, down)}</summary>
    ${isOpen ? opened(view, act, checks) : nothing}
  </details>`;
}

function opened(view: View, act: Actions, checks: CheckLine[]): TemplateResult {
  return html`<p class="hint">${checkStrings.hint}</p>
    <ul>
      ${repeat(
        checks,
        ({ id }) => id,
        (line) => guard(basisOf(view, line), () => checkItem(view, act, line)),
      )}
    </ul>
    ${view.readOnly ? nothing : adding(view, act)}`;
}

/** Everything that a check is rendered from: of hundreds, only changed ones are rendered. */
function basisOf(
  { state, reports, expanded, drafts, readOnly }: View,
  { id, check, askedBy }: CheckLine,
): unknown[] {
  const { status, reason, streak } = reports.get(id) ?? {};
  const own = [...drafts]
    .filter(([name]) => name.startsWith(`check ${id} `))
    .flatMap(([, draft]) => [draft]);
  return [
    readOnly,
    check,
    askedBy.join(),
    status,
    reason,
    streak,
    state.source.Health?.[id],
    expanded.has(`check ${id}`),
    ...own,
  ];
}

function adding(view: View, act: Actions): TemplateResult {
  const add = (event: Event) => {
    const type = (event.target as HTMLElement).closest("div")?.querySelector("select")?.value ?? "";
    void act.dispatch(withCheck(type as HealthCheckType), { name: ADD_CHECK, text: type });
  };
  return html`<div class="adding">
      <select aria-label=${checkStrings.addType}>
        ${Object.entries(checkStrings.types).map(([type, label]) => option(type, label, type === "HTTP"))}
      </select>
      <button type="button" id="add-check" @click=${add}>${checkStrings.add}</button>
    </div>
    ${fieldError(view, ADD_CHECK)}`;
}

export function checkItem(view: View, act: Actions, line: CheckLine): TemplateResult {
  const { id, check, askedBy } = line;
  const config = check?.HealthCheckConfig;
  const status = statusOf(view.state.source, id, view.reports);
  const isEdited = view.expanded.has(`check ${id}`);
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
  const { Type, RequestInterval = DEFAULT_INTERVAL, FailureThreshold = DEFAULT_THRESHOLD } = config;
  if (Type === "CALCULATED")
    return checkStrings.kind.calculated(
      config.HealthThreshold ?? 0,
      config.ChildHealthChecks?.length ?? 0,
    );
  if (Type === "CLOUDWATCH_METRIC")
    return checkStrings.kind.metric(config.AlarmIdentifier?.Name ?? "");
  if (Type === "RECOVERY_CONTROL")
    return checkStrings.kind.control(config.RoutingControlArn?.split("/").at(-1) ?? "");
  return checkStrings.kind.probe(
    targetOf({ HealthCheckConfig: config }, ""),
    RequestInterval,
    FailureThreshold,
  );
}

function stateOf(
  { reports }: View,
  { id, check }: CheckLine,
  status: HealthStatus,
): TemplateResult {
  const report = reports.get(id);
  const countdown = countdownOf(check?.HealthCheckConfig, report);
  const reason = report?.reason ?? checkStrings.status[status];
  return html`<span class="reason-of">${reason}</span> ${report ? html`<span class="source">${checkStrings.source[report.source]}</span>` : nothing}
    ${countdown ? html`<span class="countdown">${beads(countdown)}${explained("countdown", countdownText(countdown, status), id)}</span>` : nothing}`;
}

/** One bead for each required result, full for those that there are. */
function beads({ threshold, streak }: Countdown): TemplateResult {
  const shown = Array.from({ length: Math.min(threshold, MOST_BEADS) }, (_, at) => at < streak);
  return html`<span class="beads" aria-hidden="true">${shown.map((isFull) => html`<i class=${isFull ? "full" : ""}></i>`)}</span>`;
}

function countdownText({ left, threshold, isHealthy }: Countdown, status: HealthStatus): string {
  const turned = checkStrings.status[status === "Healthy" ? "Unhealthy" : "Healthy"];
  return isHealthy === null
    ? checkStrings.beneath(left, threshold)
    : checkStrings.countdown(left, threshold, isHealthy, turned);
}

/** A disabled check ignores results. */
function results(act: Actions, { id, check }: CheckLine): TemplateResult | typeof nothing {
  const feed = feedOf(check?.HealthCheckConfig);
  if (feed === null || check?.HealthCheckConfig?.Disabled) return nothing;
  return html`<span class="results">${Object.entries(checkStrings.results[feed]).map(([result, label]) => button(act, id, label, withResult(id, result as Result)))}</span>`;
}

function byHand({ state }: View, act: Actions, id: string): TemplateResult {
  const forced = state.source.Health?.[id];
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    void act.dispatch(
      withEdit((source) =>
        withOverride(source, id, value === NOT_SET ? null : (value as HealthStatus)),
      ),
      spotOf(id),
    );
  };
  return html`<label class="pair"><span>${checkStrings.byHand}</span><select aria-label=${checkStrings.of(checkStrings.byHand, id)} @change=${choose}>
      ${option(NOT_SET, checkStrings.forced.none, forced === undefined)} ${option("Healthy", checkStrings.forced.Healthy, forced === "Healthy")}
      ${option("Unhealthy", checkStrings.forced.Unhealthy, forced === "Unhealthy")}
    </select></label>`;
}

function changing(
  { state, readOnly }: View,
  act: Actions,
  { id, check }: CheckLine,
  isEdited: boolean,
): TemplateResult {
  const edit = () => act.setExpanded(`check ${id}`, !isEdited);
  const editing = html`<button type="button" class="quiet" aria-expanded=${isEdited ? "true" : "false"} aria-label=${checkStrings.of(checkStrings.edit, id)} @click=${edit}>${checkStrings.edit}</button>`;
  const forgetting =
    id in state.observations
      ? button(act, id, checkStrings.forget, withoutResults(id), "quiet")
      : nothing;
  if (readOnly) return html`${forgetting}`;
  return html`${forgetting}${check ? editing : nothing}${check ? button(act, id, checkStrings.delete, withoutCheck(id), "quiet") : nothing}`;
}

function button(
  act: Actions,
  id: string,
  label: string,
  change: Change,
  kind = "",
): TemplateResult {
  const press = () => void act.dispatch(change, spotOf(id));
  return html`<button type="button" class=${kind} aria-label=${checkStrings.of(label, id)} @click=${press}>${label}</button>`;
}

function spotOf(id: string): FieldId {
  return { name: `check ${id} itself`, text: "" };
}

export function checkForm(
  view: View,
  act: Actions,
  id: string,
  config: HealthCheckConfig,
): TemplateResult {
  const form = { view, act, id, config };
  return html`<div class="settings" role="group" aria-label=${checkStrings.of(checkStrings.edit, id)}>
    ${ofKind(form)} ${switchOf(form, "Inverted")} ${switchOf(form, "Disabled")} ${SPOTS.map((member) => fieldError(view, spot(id, member)))}
  </div>`;
}

interface Form {
  view: View;
  act: Actions;
  id: string;
  config: HealthCheckConfig;
}

function ofKind(form: Form): TemplateResult[] {
  switch (form.config.Type) {
    case "CALCULATED":
      return [
        text(form, "HealthThreshold"),
        text(form, "ChildHealthChecks", form.config.ChildHealthChecks?.join(", ")),
      ];
    case "CLOUDWATCH_METRIC":
      return [
        alarm(form, "Name"),
        alarm(form, "Region"),
        choice(form, "InsufficientDataHealthStatus", checkStrings.insufficient),
      ];
    case "RECOVERY_CONTROL":
      return [text(form, "RoutingControlArn")];
    default:
      return endpoint(form);
  }
}

function endpoint(form: Form): TemplateResult[] {
  const { Type, FailureThreshold = DEFAULT_THRESHOLD } = form.config;
  const path = Type === "TCP" ? [] : [text(form, "ResourcePath")];
  const match = Type?.endsWith("STR_MATCH") ? [text(form, "SearchString")] : [];
  const where = [
    text(form, "IPAddress"),
    text(form, "Port"),
    text(form, "FullyQualifiedDomainName"),
  ];
  return [
    ...where,
    ...path,
    ...match,
    choice(form, "RequestInterval", INTERVALS, DEFAULT_INTERVAL),
    text(form, "FailureThreshold", String(FailureThreshold)),
  ];
}

type Named = Exclude<keyof typeof checkStrings.members, "AlarmName" | "AlarmRegion">;

function text(
  { view, act, id, config }: Form,
  member: Named,
  value = String(config[member] ?? ""),
): TemplateResult {
  const label = checkStrings.members[member];
  const change = (typed: string) => withMember(id, member, valueIn(member, typed));
  return labelled(
    label,
    field(view, act, { name: spot(id, member), label: checkStrings.of(label, id), value, change }),
  );
}

function alarm({ view, act, id, config }: Form, part: "Name" | "Region"): TemplateResult {
  const label = checkStrings.members[`Alarm${part}`];
  const now = { Region: "", Name: "", ...config.AlarmIdentifier };
  const change = (typed: string) => withMember(id, "AlarmIdentifier", { ...now, [part]: typed });
  return labelled(
    label,
    field(view, act, {
      name: spot(id, `Alarm${part}`),
      label: checkStrings.of(label, id),
      value: String(now[part] ?? ""),
      change,
    }),
  );
}

function choice(
  { view, act, id, config }: Form,
  member: Named,
  options: Record<string, string>,
  usual?: number,
): TemplateResult {
  const name = spot(id, member);
  const now = String(config[member] ?? usual ?? "");
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    void act.dispatch(withMember(id, member, valueIn(member, value)), { name, text: value });
  };
  return labelled(
    checkStrings.members[member],
    html`<select
    aria-label=${checkStrings.of(checkStrings.members[member], id)}
    aria-invalid=${isRefused(view, name) ? "true" : "false"}
    aria-describedby=${errorId(name)}
    @change=${choose}
  >${Object.entries(options).map(([value, label]) => option(value, label, value === now))}</select>`,
  );
}

function switchOf({ act, id, config }: Form, member: "Inverted" | "Disabled"): TemplateResult {
  const isOn = config[member] === true;
  const toggle = () =>
    void act.dispatch(withMember(id, member, !isOn), { name: spot(id, member), text: "" });
  return html`<label class="switched"><input type="checkbox" aria-label=${checkStrings.of(checkStrings.members[member], id)} ?checked=${isOn} ${isSelected(isOn)} @change=${toggle} />${checkStrings.members[member]}</label>`;
}

function labelled(label: string, content: TemplateResult): TemplateResult {
  return html`<label><span>${label}</span>${content}</label>`;
}

function spot(id: string, member: string): string {
  return `check ${id} ${member}`;
}

const INTERVALS = { 10: "10", 30: "30" };
const SPOTS = Object.keys(checkStrings.members);

const NOT_SET = "none";
/** The highest failure threshold. */
const MOST_BEADS = 10;
