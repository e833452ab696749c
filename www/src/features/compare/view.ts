/**
 * The comparison: a line for each record, a column for each policy, a bar for its clients.
 */
import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";

import type { Axis, Bar } from "../../model/bars";
import { lampOf } from "../../model/checks";
import type { ClientResults, Endpoint } from "../../model/outcome";
import type { Scenario } from "../../model/state";
import { type Actions, GENERAL, type Picture, type Section, type View } from "../../model/view";
import { type Line, readableName } from "../../model/zone";
import { integer } from "../../text/locale";
import { bar, hatch } from "../../ui/bar";
import { explainer, rovingExplained } from "../../ui/explained";
import { fieldError } from "../../ui/field";
import { disc, lampButton } from "../../ui/lamp";
import { numberTables } from "../../ui/number-table";
import { option } from "../../ui/select";
import { toggle } from "../records/row";
import { clientRule } from "../records/stats-line";
import { comparisonExplanations, type Fact } from "./explanations";
import {
  type Column,
  columnsOf,
  comparisonSentence,
  comparisonTable,
  equalShare,
  isDead,
  scaleOf,
  summaryOf,
} from "./model";
import { compareStrings } from "./strings";

export function compare(view: View, act: Actions): Section[] {
  return [() => policies(view, act)];
}

function policies(view: View, act: Actions): TemplateResult {
  const of = compared(view);
  if (!of) return notComparable(view);
  return html`${guard([view.picture, view.state, view.busy], () => comparison(view, act, of))}
    <div class="stats">${clientChoices(view, act)} ${comparisonKey(of)}</div>
    ${guard([view.picture], () => summaries(of))} ${numberTables(view, act, () => [comparisonTable(of.picture, of.clients)])}`;
}

compare.explanations = comparisonExplanations;

/** Null where there is nothing to compare. */
export function compared({ picture }: View): Compared | null {
  const clients = picture?.outcome.clients;
  return picture && clients && clients.endpoints.length > 0
    ? { picture, clients, columns: columnsOf(clients) }
    : null;
}

export function comparison(view: View, act: Actions, of: Compared): TemplateResult {
  const { picture, clients, columns } = of;
  const lines = new Map(view.lines.map((line) => [line.value, line]));
  return html`<div class="rule"><p class="sentence">${comparisonSentence(picture, clients, columns)}</p>${explainer("asked")}</div>
    ${hatch}
    <table data-walk class=${`compared over-${columns.length}`} aria-busy=${view.busy ? "true" : "false"}>
      <caption class="unseen">${compareStrings.caption(question(picture))}</caption>
      <thead>
        <tr><th scope="col">${compareStrings.record}</th>${columns.map((column, at) => heading(column, view, at))}</tr>
      </thead>
      <tbody>${clients.endpoints.map((endpoint) => record(endpoint, of, lamp(view, act, endpoint, lines.get(endpoint.value))))}</tbody>
      <tfoot>${facts(clients, columns)}</tfoot>
    </table>`;
}

export function comparisonKey({ clients: { endpoints } }: Compared): TemplateResult {
  return html`<p class="key">
    <span><i class="sample counted"></i>${compareStrings.key.share}</span>
    <span><i class="sample expected"></i>${compareStrings.key.equal}</span>
    ${endpoints.some(isDead) ? html`<span><i class="sample dead"></i>${compareStrings.key.dead}</span>` : nothing}
  </p>`;
}

export function summaries({ clients, columns }: Compared): TemplateResult {
  return html`<dl class="verdicts" data-walk aria-label=${compareStrings.summaries}>
      ${columns.map((column) => html`<div><dt>${summaryTitle(column, columns)}</dt><dd>${summaryOf(column, clients)}</dd></div>`)}
    </dl>
    <p class="hint how">${compareStrings.how}</p>`;
}

/** Where Route 53 rejects the records there is no number to explain. */
function summaryTitle({ contender, counts }: Column, columns: Column[]): unknown {
  const name = compareStrings.contenders[contender];
  return counts
    ? rovingExplained(
        "verdict",
        name,
        contender,
        contender === columns.find((column) => column.counts)?.contender,
      )
    : name;
}

/** No records, or records that cannot be put under another policy. */
export function notComparable({ picture, lines, busy }: View): TemplateResult {
  const nobody = lines.length === 0 || picture?.outcome.answer.policy === null;
  return html`<div class="unfit" aria-busy=${busy || !picture ? "true" : "false"}><p class="drawn">${nobody ? compareStrings.nobody : compareStrings.unfit}</p></div>`;
}

function question({ state: { group } }: Picture): string {
  return `${readableName(group.name)} ${group.type}`;
}

/** The first heading is the only tab stop; arrow keys move on. */
function heading({ contender }: Column, { picture }: View, at: number): TemplateResult {
  const own = picture?.outcome.answer.policy === contender;
  return html`<th scope="col" class=${contender} tabindex=${at === 0 ? 0 : -1} data-column=${contender} data-explain="contender" data-key=${contender}>${compareStrings.contenders[contender]}${own ? html` <small>${compareStrings.asItStands}</small>` : nothing}</th>`;
}

function record(
  endpoint: Endpoint,
  { clients, columns }: Compared,
  lamp: TemplateResult,
): TemplateResult {
  const { value, name } = endpoint;
  return html`<tr class="record">
    <th scope="row">${lamp}<span class="mono">${value}</span>${name === null ? nothing : html` <small>${name}</small>`}</th>
    ${columns.map((column) => cell(endpoint, clients, column))}
  </tr>`;
}

/** A record of several values has one lamp for all. */
function lamp(
  view: View,
  act: Actions,
  { health, value, name }: Endpoint,
  line: Line | undefined,
): TemplateResult {
  if (!line?.row.HealthCheckId)
    return html`<span class=${`lamp ${health}`} role="img" aria-label=${compareStrings.health[health]}>${disc(health)}</span>`;
  return lampButton(
    line,
    lampOf(view.state.source, line.row, view.reports),
    line.nth === 0 ? (name ?? value) : value,
    toggle(view, act, line),
  );
}

function cell(
  endpoint: Endpoint,
  clients: ClientResults,
  { contender, counts, clients: all }: Column,
): TemplateResult {
  if (!counts) return html`<td class="at-count"></td>`;
  const count = counts.get(endpoint.value) ?? 0;
  const equal = all * (isDead(endpoint) ? 0 : equalShare(clients));
  const drawn: Bar = { count, expected: equal, low: equal, high: equal, deviation: null };
  const axis: Axis = { scale: "count", from: 0, to: scaleOf(clients), ticks: [] };
  const torn = count / all > axis.to;
  return html`<td tabindex="-1" data-column=${contender} data-explain="share" data-key=${`${contender} ${endpoint.value}`} class=${`at-count ${count === 0 ? "nothing" : ""} ${torn ? "torn" : ""}`}>
    <span class="figure">${compareStrings.share(count / all)}<small>${integer(count)}</small></span>${bar(axis, drawn, all, endpoint.health)}
  </td>`;
}

function facts(clients: ClientResults, columns: Column[]): TemplateResult[] {
  const all = clients.endpoints.length;
  const rows: [Fact, (column: Column) => string][] = [
    [
      "lost",
      ({ lost, clients: asked }) =>
        lost === 0 ? compareStrings.none : compareStrings.share(lost / asked),
    ],
    ["busiest", ({ busiest }) => (busiest === null ? "" : compareStrings.ratio(busiest))],
    ["used", ({ used }) => compareStrings.usedOf(used.length, all)],
    ["records", ({ size }) => (size ? integer(size.records) : "")],
    ["octets", ({ size }) => (size ? integer(size.octets) : "")],
  ];
  const number = (fact: Fact, column: Column, text: string) =>
    html`<td tabindex="-1" data-column=${column.contender} data-explain="fact" data-key=${`${fact} ${column.contender}`}>${text}</td>`;
  return rows.map(
    ([fact, of]) =>
      html`<tr><th scope="row">${compareStrings.facts[fact]}</th>${columns.map((column) => (column.counts && of(column) ? number(fact, column, of(column)) : html`<td>${compareStrings.nothing}</td>`))}</tr>`,
  );
}

interface Compared {
  picture: Picture;
  clients: ClientResults;
  columns: Column[];
}

export function clientChoices(view: View, act: Actions): TemplateResult {
  const { story, view: name } = view.state;
  return html`<div class="choices">
    ${numberChoice(act, compareStrings.resolvers, "resolvers", RESOLVERS, story.resolvers, compareStrings.throughResolvers)}
    ${name === "timeline" ? numberChoice(act, compareStrings.retries, "retries", RETRIES, story.retries, compareStrings.afterFailure) : nothing}
    ${clientRule(view, act)} ${fieldError(view, "client")}
  </div>`;
}

/** A choice of numbers. A number from a link is offered too. */
export function numberChoice(
  act: Actions,
  label: string,
  member: Exclude<keyof Scenario, "fails">,
  offered: number[],
  present: number,
  format: (value: number) => string = integer,
  name = label,
): TemplateResult {
  const values = [...new Set([...offered, present])].sort((one, other) => one - other);
  const choose = (event: Event) =>
    setScenario(act, { [member]: Number((event.target as HTMLSelectElement).value) });
  return html`<label class="pair" data-explain=${member}
    ><span>${label}</span
    ><select aria-label=${name} @change=${choose}>
      ${values.map((value) => option(value, format(value), value === present))}
    </select></label
  >`;
}

export function setScenario(act: Actions, members: Partial<Scenario>): void {
  void act.dispatch((state) => ({ ...state, story: { ...state.story, ...members } }), GENERAL);
}

const RESOLVERS = [0, 1, 10, 100, 1_000, 10_000];
const RETRIES = [0, 1, 2, 7];
