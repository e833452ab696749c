/**
 * The settings of one check, those that its kind has; what the core refuses stays in its field.
 *
 * The kind stays as it was made, as with `UpdateHealthCheck`.
 */
import { html, type TemplateResult } from "lit/html.js";
import type { HealthCheckConfig } from "multivalue";

import { valueIn, withMember } from "../model/check-edits";
import { USUAL_INTERVAL, USUAL_THRESHOLD } from "../model/check-results";
import { checkStrings } from "../strings/checks";
import { chosen, option } from "../ui/select";
import { errorId, field, fieldError, isRefused } from "../ui/field";
import type { Actions, View } from "../model/view";

export function checkForm(view: View, act: Actions, id: string, config: HealthCheckConfig): TemplateResult {
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
      return [text(form, "HealthThreshold"), text(form, "ChildHealthChecks", form.config.ChildHealthChecks?.join(", "))];
    case "CLOUDWATCH_METRIC":
      return [alarm(form, "Name"), alarm(form, "Region"), choice(form, "InsufficientDataHealthStatus", checkStrings.insufficient)];
    case "RECOVERY_CONTROL":
      return [text(form, "RoutingControlArn")];
    default:
      return endpoint(form);
  }
}

function endpoint(form: Form): TemplateResult[] {
  const { Type, FailureThreshold = USUAL_THRESHOLD } = form.config;
  const path = Type === "TCP" ? [] : [text(form, "ResourcePath")];
  const match = Type?.endsWith("STR_MATCH") ? [text(form, "SearchString")] : [];
  const where = [text(form, "IPAddress"), text(form, "Port"), text(form, "FullyQualifiedDomainName")];
  return [...where, ...path, ...match, choice(form, "RequestInterval", INTERVALS, USUAL_INTERVAL), text(form, "FailureThreshold", String(FailureThreshold))];
}

type Named = Exclude<keyof typeof checkStrings.members, "AlarmName" | "AlarmRegion">;

function text({ view, act, id, config }: Form, member: Named, value = String(config[member] ?? "")): TemplateResult {
  const label = checkStrings.members[member];
  const change = (typed: string) => withMember(id, member, valueIn(member, typed));
  return labelled(label, field(view, act, { name: spot(id, member), label: checkStrings.of(label, id), value, change }));
}

function alarm({ view, act, id, config }: Form, part: "Name" | "Region"): TemplateResult {
  const label = checkStrings.members[`Alarm${part}`];
  const now = { Region: "", Name: "", ...config.AlarmIdentifier };
  const change = (typed: string) => withMember(id, "AlarmIdentifier", { ...now, [part]: typed });
  return labelled(label, field(view, act, { name: spot(id, `Alarm${part}`), label: checkStrings.of(label, id), value: String(now[part] ?? ""), change }));
}

function choice({ view, act, id, config }: Form, member: Named, options: Record<string, string>, usual?: number): TemplateResult {
  const name = spot(id, member);
  const now = String(config[member] ?? usual ?? "");
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    void act.propose(withMember(id, member, valueIn(member, value)), { name, text: value });
  };
  return labelled(checkStrings.members[member], html`<select
    aria-label=${checkStrings.of(checkStrings.members[member], id)}
    aria-invalid=${isRefused(view, name) ? "true" : "false"}
    aria-describedby=${errorId(name)}
    @change=${choose}
  >${Object.entries(options).map(([value, label]) => option(value, label, value === now))}</select>`);
}

function switchOf({ act, id, config }: Form, member: "Inverted" | "Disabled"): TemplateResult {
  const isOn = config[member] === true;
  const toggle = () => void act.propose(withMember(id, member, !isOn), { name: spot(id, member), text: "" });
  return html`<label class="switched"><input type="checkbox" aria-label=${checkStrings.of(checkStrings.members[member], id)} ?checked=${isOn} ${chosen(isOn)} @change=${toggle} />${checkStrings.members[member]}</label>`;
}

function labelled(label: string, content: TemplateResult): TemplateResult {
  return html`<label><span>${label}</span>${content}</label>`;
}

function spot(id: string, member: string): string {
  return `check ${id} ${member}`;
}

const INTERVALS = { 10: "10", 30: "30" };
const SPOTS = Object.keys(checkStrings.members);
