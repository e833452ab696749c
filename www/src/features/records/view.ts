/**
 * The records: the rule in force, and a table that is the histogram.
 */
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";

import { checkOf, lampOf } from "../../model/checks";
import {
  type Actions,
  DENSE_FROM,
  type PageParts,
  type Section,
  type View,
} from "../../model/view";
import { type Line, readableName } from "../../model/zone";
import { currentFormats } from "../../text/locale";
import { hatch, ruler } from "../../ui/bar";
import { explainer } from "../../ui/explained";
import { FIELDS, isCollapsible, isOpen, isStale, recordLine } from "./row";
import { sentenceOf } from "./rule";
import { recordStrings } from "./strings";

export function chart(view: View, act: Actions, more?: PageParts): Section[] {
  return [
    () => rule(view),
    () => table(view, act, view.readOnly ? undefined : more?.addLine),
    ...(more ? [() => more.statsLine(view)] : []),
  ];
}

function rule(view: View): TemplateResult {
  return html`<div class="rule"><p class="sentence" part="sentence">${sentence(view)}</p>${explainer("rule")}</div>`;
}

export function sentence({ picture, policyRule }: View): string {
  if (!picture) return "";
  return (policyRule?.sentenceOf ?? sentenceOf)(
    picture.state,
    picture.outcome.answer,
    picture.outcome.tally,
  );
}

/** Explicit roles: some browsers drop the table semantics of a grid layout. */
export function table(view: View, act: Actions, end?: (view: View) => unknown): TemplateResult {
  const { group, show } = view.state;
  const items = view.lists.lines.render(
    view.lines,
    ({ key }) => key,
    (line) => basisOf(view, line),
    (line) => isCollapsible(view) && isOpen(view, line),
  );
  const isBusy = view.busy || view.lists.lines.pending;
  return html`${hatch}<table role="table" part="table" data-walk class=${classesOf(view)} aria-busy=${isBusy ? "true" : "false"}>
    <caption class="unseen">${recordStrings.caption(`${readableName(group.name)} ${group.type}`)}</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" class="at-lamp"><span class="unseen">${recordStrings.columns.lamp}</span></th>
        <th role="columnheader" class="at-value">${recordStrings.columns.value}</th>
        <th role="columnheader" class="at-identifier">${recordStrings.columns.identifier}</th>
        ${view.policy === "weighted" ? html`<th role="columnheader" class="at-weight">${recordStrings.columns.weight}</th>` : nothing}
        <th role="columnheader" class="at-check">${recordStrings.columns.check}</th>
        <th role="columnheader" class="at-bar" data-explain="axis">
          <span class="unseen">${recordStrings.axis[view.state.scale]}</span>${view.bars.size > 0 ? ruler(view.axis) : nothing}
        </th>
        <th role="columnheader" class="at-count" tabindex="0" data-explain="column">${recordStrings.show[show]}</th>
        <th role="columnheader" class="at-deviation" tabindex="-1" data-explain="column of deviation">${recordStrings.deviation}</th>
        <th role="columnheader" class="at-remove"><span class="unseen">${recordStrings.columns.remove}</span></th>
      </tr>
    </thead>
    <tbody id="lines" role="rowgroup">
      ${repeat(
        items,
        ({ item }) => item.key,
        ({ item, basis }) => guard(basis, () => recordLine(view, act, item)),
      )}
      ${view.lines.length === 0 ? emptyLine() : nothing}
    </tbody>
    ${end?.(view) ?? nothing}
  </table>`;
}

/** Everything that a line is rendered from: of hundreds, only changed ones are rendered. */
function basisOf(view: View, { key, row, nth, value }: Line): unknown[] {
  const { state, reports, policy, drafts, editedLine, checksOfferedTo, readOnly, expanded } = view;
  const texts = drafts.size > 0 ? FIELDS.map((part) => drafts.get(`${part} ${key}`)) : NONE;
  const { HealthChecks } = state.source;
  const checks =
    checksOfferedTo === key || !row.HealthCheckId
      ? HealthChecks
      : checkOf(state.source, row.HealthCheckId);
  return [
    isCollapsible(view),
    row,
    nth,
    value,
    lampOf(state.source, row, reports),
    editedLine === key,
    checksOfferedTo === key,
    expanded.has(`unchecked ${key}`),
    isStale(view),
    readOnly,
    policy,
    checks,
    currentFormats(),
    ...texts,
    ...numbersIn(view, key),
  ];
}

/** Another result can have the same numbers for a line. */
function numbersIn(
  { bars, picture, state, axis: { scale, from, to } }: View,
  key: string,
): unknown[] {
  const bar = bars.get(key);
  if (!bar) return [picture?.outcome.answer];
  const { count, expected, low, high, deviation } = bar;
  return [
    count,
    expected,
    low,
    high,
    deviation,
    expected + count === 0 && picture?.outcome.answer,
    picture?.outcome.tally?.queries ?? state.queries,
    scale,
    from,
    to,
  ];
}

function classesOf(view: View): string {
  const { lines, policy, state } = view;
  const short = state.group.type === "A";
  return `records ${policy} ${short ? "" : "long"} ${lines.length > DENSE_FROM ? "dense" : ""} ${isCollapsible(view) ? "many" : ""}`;
}

function emptyLine(): TemplateResult {
  return html`<tr role="row" class="empty"><td role="cell">${recordStrings.empty}</td></tr>`;
}

const NONE = FIELDS.map(() => undefined);
