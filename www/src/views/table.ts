/**
 * The table that is the histogram: a line a record, a ruler above, room for more below.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";

import { lampOf } from "../model/checks";
import { readableName, type Line } from "../model/source";
import { strings } from "../strings";
import { hatch, ruler } from "./bar";
import { recordLine } from "./record-line";
import { isLong } from "./shut-line";
import type { Actions, View } from "./view";

const words = strings.table;

/** Roles are spelt out because a table laid out as a grid loses them in some browsers. */
export function table(view: View, act: Actions, end?: (view: View, act: Actions) => unknown): TemplateResult {
  const { group, show } = view.state;
  const isBusy = view.busy || view.drawn.length < view.lines.length;
  return html`${hatch}<table role="table" part="table" data-walk class=${classesOf(view)} aria-busy=${isBusy ? "true" : "false"}>
    <caption class="unseen">${words.caption(`${readableName(group.name)} ${group.type}`)}</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" class="at-lamp"><span class="unseen">${words.columns.lamp}</span></th>
        <th role="columnheader" class="at-value">${words.columns.value}</th>
        <th role="columnheader" class="at-identifier">${words.columns.identifier}</th>
        ${view.policy === "weighted" ? html`<th role="columnheader" class="at-weight">${words.columns.weight}</th>` : nothing}
        <th role="columnheader" class="at-check">${words.columns.check}</th>
        <th role="columnheader" class="at-bar" data-explain="axis">
          <span class="unseen">${words.axis[view.state.scale]}</span>${view.bars.size > 0 ? ruler(view.axis) : nothing}
        </th>
        <th role="columnheader" class="at-count" tabindex="0" data-explain="column">${words.show[show]}</th>
        <th role="columnheader" class="at-deviation" tabindex="-1" data-explain="column of deviation">${words.deviation}</th>
        <th role="columnheader" class="at-remove"><span class="unseen">${words.columns.remove}</span></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(view.drawn, (line) => line.key, (line) => guard(whatIsIn(view, line), () => recordLine(view, act, line)))}
      ${view.lines.length === 0 ? emptyLine() : nothing}
    </tbody>
    ${end?.(view, act) ?? nothing}
  </table>`;
}

/** All that a line is drawn from: with hundreds of them, those that stay as they are cost nothing. */
function whatIsIn({ state, lines, reports, picture, policy, axis, drafts, offered, readOnly }: View, { key, row, nth, value }: Line): unknown[] {
  const texts = ["value", "identifier", "weight", "check"].map((part) => drafts.get(`${part} ${key}`));
  const own = [isLong({ lines }), row, nth, value, lampOf(state.source, row, reports), offered === key, ...texts];
  return [...own, readOnly, picture, policy, state.queries, state.show, axis.scale, axis.from, axis.to, state.source.HealthChecks];
}

/** More than 30 records stand closer together. */
function classesOf({ lines, policy, picture, state, progress }: View): string {
  const stale = picture !== null && picture.state !== state && progress !== null;
  const short = state.group.type === "A";
  return `records ${policy} ${short ? "" : "long"} ${lines.length > DENSE ? "dense" : ""} ${isLong({ lines }) ? "many" : ""} ${stale ? "stale" : ""}`;
}

function emptyLine(): TemplateResult {
  return html`<tr role="row" class="empty"><td role="cell">${words.empty}</td></tr>`;
}

const DENSE = 30;
