/**
 * What is asked: name and type, with the group's policy and TTL.
 */
import { html, type TemplateResult } from "lit/html.js";

import { setTtl } from "../model/edits";
import { groupsOf, readableName, rowsOf, sameGroup, type Group } from "../model/zone";
import { withEdit, type Change } from "../model/state";
import { pageStrings } from "../strings/page";
import { option } from "../ui/select";
import { explained } from "../ui/explained";
import { field, fieldError } from "../ui/field";
import { LOOK, type Actions, type View } from "../model/view";

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
    if (group) void act.propose(withGroup(group), LOOK);
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
