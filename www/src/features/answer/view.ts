/**
 * One answer as `dig` prints it, and the reason for each record.
 */
import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Answer, AnswerRecord, RowOutcome } from "multivalue";

import type { Section, View } from "../../model/view";
import type { Line } from "../../model/zone";
import { explained } from "../../ui/explained";
import { answerStrings } from "./strings";

export function answer(view: View): Section[] {
  return [() => html`<div aria-busy=${view.busy ? "true" : "false"}>${answerPanel(view)}</div>`];
}

export function answerPanel(view: View): TemplateResult {
  const answer = view.picture?.outcome.answer;
  const { ask, seed } = view.picture?.state ?? view.state;
  return html`<section class="answer" part="answer" aria-labelledby="answer-heading">
    <div class="message">
      <h2 id="answer-heading">${answerStrings.heading}<small>${explained("ask", answerStrings.which(ask, seed))}</small></h2>
      <div class="dig" part="dig" tabindex="0" role="group" aria-labelledby="answer-heading">
        ${answer ? message(answer, view) : nothing}
      </div>
    </div>
    <div class="why" part="why">
      <h2>${answerStrings.why}</h2>
      <ul id="reasons" data-walk tabindex=${(answer?.rows.length ?? 0) > SHORT ? 0 : nothing}>
        ${answer ? reasons(answer, view) : nothing}
      </ul>
    </div>
  </section>`;
}

function message(answer: Answer, view: View): TemplateResult {
  return html`<p class="remark">${answerStrings.status(answer.rcode)}</p>
    ${answer.answer.length > 0 ? html`<p class="remark">${answerStrings.section}</p>` : nothing}
    ${answer.answer.map((record) => recordText(record, lineOf(record.data, answer, view)))}
    ${answer.authority.length > 0 ? html`<p class="remark">${answerStrings.authority}</p>` : nothing}
    ${answer.authority.map((record) => recordText(record, undefined))}`;
}

function recordText(record: AnswerRecord, line: Line | undefined): TemplateResult {
  const { name, ttl, type, data } = record;
  return html`<p data-line=${line?.key ?? nothing}>
    <span class="owner">${name} ${ttl} IN ${type} </span><b>${data}</b>
  </p>`;
}

/** Of hundreds of reasons most do not change. */
function reasons(answer: Answer, view: View): unknown[] {
  const first = answer.rows.find(isPlaced);
  const checks =
    answer.policy === "failover"
      ? answer.rows.map(({ healthCheckId }) => healthCheckId).join()
      : "";
  const whatIsIn = (row: RowOutcome) => {
    const { setIdentifier, values, outcome, reason, healthCheckId } = row;
    return [
      setIdentifier,
      values.join(),
      outcome,
      reason,
      healthCheckId,
      checks,
      lineOfRow(row, answer, view)?.key,
      placeOf(row, answer),
      row === first,
    ];
  };
  const items = view.lists.reasons.render(answer.rows, (_, at) => String(at), whatIsIn);
  return items.map(({ item, basis }) => guard(basis, () => reason(item, answer, view)));
}

function reason(row: RowOutcome, answer: Answer, view: View): TemplateResult {
  return html`<li data-line=${lineOfRow(row, answer, view)?.key ?? nothing}>
    <span class=${`outcome ${row.outcome.replace(" ", "-")}`}>${places(row, answer)}</span>
    <span><b>${row.setIdentifier ?? row.values.join(", ")}</b> ${shortened(row, answer)}</span>
  </li>`;
}

/**
 * Shortens the IDs of checks, which AWS makes UUIDs. A reason names the record's own check; with failover, that of the
 * other record too.
 */
function shortened(
  { reason, healthCheckId }: RowOutcome,
  { policy, rows }: Answer,
): TemplateResult {
  const checks = policy === "failover" ? rows.map((row) => row.healthCheckId) : [healthCheckId];
  const ids = checks.map((check) => check ?? "").filter((id) => id.length > READABLE);
  const short = ids.reduce((text, id) => text.replaceAll(id, `${id.slice(0, 8)}\u2026`), reason);
  return html`<span title=${reason}>${short}</span>`;
}

/** The place of the record's value in the answer, or a word for a record that is absent or has several values. */
function places(row: RowOutcome, answer: Answer): TemplateResult | string {
  const place = placeOf(row, answer);
  if (place === 0 || row.values.length > 1) return answerStrings.outcome[row.outcome];
  return html`<i aria-label=${answerStrings.place(place)} role="img" tabindex=${row === answer.rows.find(isPlaced) ? 0 : -1} data-explain="place">${place}</i>`;
}

function placeOf({ values: [value] }: RowOutcome, { answer }: Answer): number {
  return answer.findIndex(({ data }) => data === value) + 1;
}

/** The first placed record is the tab stop; arrow keys move on. */
function isPlaced({ outcome, values }: RowOutcome): boolean {
  return outcome === "answered" && values.length === 1;
}

function lineOfRow({ values: [value] }: RowOutcome, answer: Answer, view: View): Line | undefined {
  return value === undefined ? undefined : lineOf(value, answer, view);
}

/** The table line of an answered value. */
export function lineOf(value: string, answer: Answer, { lines }: View): Line | undefined {
  const known = LINES.get(lines);
  if (known?.answer === answer) return known.byValue.get(value);
  const byValue = linesByValue(answer, lines);
  LINES.set(lines, { answer, byValue });
  return byValue.get(value);
}

function linesByValue({ rows }: Answer, lines: Line[]): Map<string, Line> {
  const place = (identifier: string | null, nth: number) => `${nth} ${identifier}`;
  const byPlace = new Map(
    lines.map((line) => [place(line.row.SetIdentifier ?? null, line.nth), line]),
  );
  const found = rows.flatMap(({ setIdentifier, values }) =>
    values.map((value, nth) => [value, byPlace.get(place(setIdentifier, nth))] as const),
  );
  return new Map(found.toReversed().flatMap(([value, line]) => (line ? [[value, line]] : [])));
}

/** One lookup table for each answer. */
const LINES = new WeakMap<Line[], { answer: Answer; byValue: Map<string, Line> }>();

/** More rows than this get a scroll bar, which a keyboard must be able to reach. */
const SHORT = 30;
/** Characters of a check's ID that are readable in a sentence. */
const READABLE = 24;
