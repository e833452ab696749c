/**
 * One record: lamp, fields, check, and its bar.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { HealthCheck } from "multivalue";

import type { Bar } from "../../model/bars";
import { checkOf, type Lamp, lampOf, targetOf, toggleCheck } from "../../model/checks";
import { type Change, withEdit, withLazyEdit } from "../../model/state";
import { type Actions, COLLAPSED_FROM, GENERAL, type View } from "../../model/view";
import { type Line, readableName } from "../../model/zone";
import { integer, signed } from "../../text/locale";
import { bar } from "../../ui/bar";
import { errorId, field, fieldError, isRefused } from "../../ui/field";
import { icons } from "../../ui/icons";
import { lampButton } from "../../ui/lamp";
import { option } from "../../ui/select";
import { noBarReason } from "./rule";
import { recordStrings } from "./strings";

export function recordLine(view: View, act: Actions, line: Line): TemplateResult {
  const lamp = lampOf(view.state.source, line.row, view.reports);
  const name = nameOf(line);
  return html`<tr
      role="row"
      class=${isOpen(view, line) ? "record" : "record shut"}
      ?data-stale=${isStale(view)}
      part="record"
      data-line=${line.key}
    >
      <td role="cell" class="at-lamp">${isLead(view, line) ? lampButton(line, lamp, name, toggle(view, act, line), explainUnchecked(view, act, line)) : nothing}</td>
      ${isOpen(view, line) ? fields(view, act, line, name) : view.lists.collapsedRow?.(view, act, line, name)} ${counted(view, line, lamp)}
      <td role="cell" class="at-remove">${isOpen(view, line) && !view.readOnly ? removeButton(act, line, name) : nothing}</td>
    </tr>
    ${uncheckedLine(view, act, line, name)} ${errorLine(view, line)}`;
}

/** The bars show an older state while a slow run is in progress. */
export function isStale({ picture, state, progress }: View): boolean {
  return picture !== null && picture.state !== state && progress !== null;
}

function fields(view: View, act: Actions, line: Line, name: string): TemplateResult {
  const leads = isLead(view, line);
  return html`<td role="rowheader" class="at-value">${valueField(view, act, line, name)}</td>
    <td role="cell" class="at-identifier">${leads ? identifierField(view, act, line, name) : nothing}</td>
    ${view.policy === "weighted" ? html`<td role="cell" class="at-weight" data-explain="weight">${leads ? weightField(view, act, line, name) : nothing}</td>` : nothing}
    <td role="cell" class="at-check">${leads ? checkChoice(view, act, line, name) : nothing}</td>`;
}

export function toggle({ reports }: View, act: Actions, { row }: Line): () => void {
  const id = row.HealthCheckId ?? "";
  return () =>
    void act.dispatch(
      withEdit((source) => toggleCheck(source, id, reports.get(id)?.status)),
      GENERAL,
    );
}

/** The name of a record in labels. */
function nameOf({ row, value }: Line): string {
  return row.SetIdentifier ?? value;
}

/** An alias has no value to edit. */
function valueField(view: View, act: Actions, line: Line, name: string): TemplateResult {
  if (line.row.AliasTarget)
    return html`<span class="alias">${recordStrings.alias(readableName(line.value))}</span>`;
  return field(view, act, {
    name: `value ${line.key}`,
    label: recordStrings.value(line.nth === 0 ? name : line.value),
    value: line.value,
    change: (text) => withLazyEdit((source, { setValue }) => setValue(source, line, text)),
    kind: "mono",
  });
}

function identifierField(
  view: View,
  act: Actions,
  { key, row }: Line,
  name: string,
): TemplateResult {
  const role =
    row.Failover === "PRIMARY" || row.Failover === "SECONDARY"
      ? recordStrings.role[row.Failover]
      : null;
  return html`${field(view, act, {
    name: `identifier ${key}`,
    label: recordStrings.identifier(name),
    value: row.SetIdentifier ?? "",
    change: (text) => withLazyEdit((source, { setIdentifier }) => setIdentifier(source, row, text)),
  })}${role && role !== row.SetIdentifier?.toLowerCase() ? html`<span class="role">${role}</span>` : nothing}`;
}

function weightField(view: View, act: Actions, { key, row }: Line, name: string): TemplateResult {
  return field(view, act, {
    name: `weight ${key}`,
    label: recordStrings.weight(name),
    value: String(row.Weight ?? ""),
    change: (text) => withLazyEdit((source, { setWeight }) => setWeight(source, row, text)),
    kind: "number",
    inputMode: "numeric",
  });
}

function counted(view: View, line: Line, lamp: Lamp): TemplateResult {
  const numbers = view.bars.get(line.key);
  const queries = view.picture?.outcome.tally?.queries ?? view.state.queries;
  if (isRefused(view, `value ${line.key}`)) return blank;
  if (!numbers || (numbers.expected === 0 && numbers.count === 0)) return absent(view, line, lamp);
  return html`<td role="cell" class="at-bar" tabindex="-1" data-explain="bar">${bar(view.axis, numbers, queries, lamp)}</td>
    <td role="cell" class="at-count" tabindex="-1" data-explain="count">${integer(numbers.count)}</td>
    <td role="cell" class="at-deviation" tabindex="-1" data-explain="deviation">${deviation(numbers)}</td>`;
}

/** The numbers belong to the accepted value, not to the rejected one in the field. */
const blank = html`<td role="cell" class="at-bar"></td>
    <td role="cell" class="at-count"></td>
    <td role="cell" class="at-deviation"></td>`;

/** Why there is no bar. */
function absent(view: View, { row }: Line, lamp: Lamp): TemplateResult {
  const outcome = view.picture?.outcome.answer.rows.find(
    (each) => each.setIdentifier === (row.SetIdentifier ?? null),
  );
  return html`<td role="cell" class="at-bar" tabindex="-1" data-explain="bar"><span class="reason">${noBarReason(view.picture, row, lamp)}</span></td>
    <td role="cell" class="at-count" tabindex="-1" data-explain="count">${outcome ? integer(0) : ""}</td>
    <td role="cell" class="at-deviation"></td>`;
}

function deviation(numbers: Bar): TemplateResult {
  if (numbers.deviation === null)
    return html`<span class="certain">${recordStrings.certain}</span>`;
  const text = html`<bdi dir="ltr">${signed(numbers.deviation)}<span class="unit"> σ</span></bdi>`;
  const expected = numbers.count >= numbers.low && numbers.count <= numbers.high;
  return expected ? text : html`<b>${text}</b>`;
}

function explainUnchecked(
  { readOnly, expanded }: View,
  act: Actions,
  { key }: Line,
): (() => void) | undefined {
  const part = `unchecked ${key}`;
  return readOnly ? undefined : () => act.setExpanded(part, !expanded.has(part));
}

/** Why a press on the lamp changes nothing, and how to change that. */
function uncheckedLine(
  { expanded }: View,
  act: Actions,
  { key, row }: Line,
  name: string,
): TemplateResult | typeof nothing {
  if (row.HealthCheckId || !expanded.has(`unchecked ${key}`)) return nothing;
  const add = () => void act.dispatch(change(row, NEW), { name: `check ${key}`, text: NEW });
  return html`<tr role="row" class="refusal"><td role="cell">
    <p class="hint" role="status">${recordStrings.unchecked(name)} <button type="button" class="quiet" @click=${add}>${recordStrings.addCheck}</button></p>
  </td></tr>`;
}

function removeButton(act: Actions, line: Line, name: string): TemplateResult {
  const label = recordStrings.remove(line.nth === 0 ? name : line.value);
  return html`<button type="button" class="tool remove" aria-label=${label} title=${label} @click=${() => act.remove(line)}>
    ${icons.remove}
  </button>`;
}

function errorLine(view: View, { key }: Line): TemplateResult | typeof nothing {
  const errors = FIELDS.map((part) => fieldError(view, `${part} ${key}`)).filter(
    (error) => error !== nothing,
  );
  if (errors.length === 0) return nothing;
  return html`<tr role="row" class="refusal"><td role="cell">${errors}</td></tr>`;
}

export function checkChoice(view: View, act: Actions, line: Line, name: string): TemplateResult {
  const { key, row } = line;
  if (view.readOnly)
    return html`<span class="still check" title=${row.HealthCheckId ?? recordStrings.noCheck}>${named(view, line)}</span>`;
  const field = `check ${key}`;
  const offer = () => act.offerChecks(key);
  const choose = async (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const accepted = await act.dispatch(change(row, select.value), {
      name: field,
      text: select.value,
    });
    if (!accepted) select.value = row.HealthCheckId ? `=${row.HealthCheckId}` : NONE;
  };
  return html`<select
    class="check"
    aria-label=${recordStrings.check(name)}
    title=${row.HealthCheckId ?? recordStrings.noCheck}
    aria-invalid=${isRefused(view, field) ? "true" : nothing}
    aria-describedby=${isRefused(view, field) ? errorId(field) : nothing}
    @change=${choose}
    @pointerenter=${offer}
    @focus=${offer}
  >
    ${option(NONE, recordStrings.noCheck, !row.HealthCheckId)}
    ${offered(view, line).map((check) => checkOption(check, line))}
    ${isKnown(view, row) ? nothing : option(`=${row.HealthCheckId}`, recordStrings.unknownCheck(row.HealthCheckId ?? ""), true)} ${option(NEW, recordStrings.newCheck, false)}
  </select>`;
}

/** The check's target, where it cannot be edited. */
function named({ state }: View, { row, value }: Line): string {
  const check = (state.source.HealthChecks ?? []).find(({ Id }) => Id === row.HealthCheckId);
  if (check) return targetOf(check, value);
  return row.HealthCheckId ? recordStrings.unknownCheck(row.HealthCheckId) : recordStrings.noCheck;
}

/** Records can refer to a check whose settings were not imported. */
function isKnown({ state }: View, { HealthCheckId: id }: Line["row"]): boolean {
  return !id || checkOf(state.source, id) !== undefined;
}

/** All checks for the line in use, else only the current one: 400 lists of 400 options would be slow. */
function offered({ state, checksOfferedTo }: View, { key, row }: Line): HealthCheck[] {
  const { source } = state;
  if (checksOfferedTo === key) return source.HealthChecks ?? [];
  const own = row.HealthCheckId ? checkOf(source, row.HealthCheckId) : undefined;
  return own ? [own] : [];
}

function checkOption(check: HealthCheck, { row, value }: Line): TemplateResult {
  const label = recordStrings.checkChoice(targetOf(check, value), check.Id ?? "");
  return option(`=${check.Id}`, label, check.Id === row.HealthCheckId);
}

function change(row: Line["row"], choice: string): Promise<Change> {
  return withLazyEdit((source, { attachCheck, attachNewChecks, detachCheck }) => {
    if (choice === NONE) return detachCheck(source, row);
    if (choice === NEW) return attachNewChecks(source, [row]);
    return attachCheck(source, row, choice.slice(1));
  });
}

/** Editable parts of a line. */
export const FIELDS = ["value", "identifier", "weight", "check"];

/** Whether only the line in use has fields. */
export function isCollapsible({ lines, lists }: Pick<View, "lines" | "lists">): boolean {
  return lists.collapsedRow !== null && lines.length > COLLAPSED_FROM;
}

/** A line with unaccepted text keeps its fields. */
export function isOpen(view: View, { key }: Line): boolean {
  return (
    !isCollapsible(view) ||
    view.editedLine === key ||
    (view.drafts.size > 0 && FIELDS.some((part) => view.drafts.has(`${part} ${key}`)))
  );
}

/** The first line of a record represents it; simple records have no identifier, weight or check to show. */
export function isLead({ policy }: View, { nth }: Line): boolean {
  return nth === 0 && policy !== "simple";
}

/** IDs get an equals sign as a prefix, so that none equals these. */
const NONE = "none";
const NEW = "new";
