// Static charts: what an embed shows, as tables, by the element's own derivation for its state.

import { escapeHtml } from "./markdown.mjs";
import { decimal, percent, tableOf, whole } from "./tables.mjs";

/** The chart of a state, in the view that it names. */
export function staticChart(state, context) {
  const outcome = context.outcomeOf(state);
  return `<div class="static">${CHARTS[state.view]({ state, outcome, context })}</div>`;
}

function countsOf({ state, outcome, context }) {
  const { answer, tally } = outcome;
  const rows = tally.rows.map((row) => [
    row.value,
    row.setIdentifier ?? "",
    row.health,
    { share: row.returned / tally.queries },
    whole(row.returned),
    decimal(row.expectedReturned),
  ]);
  const caption = `${whole(tally.queries)} queries for ${question(state)}, seed ${tally.seed}`;
  const columns = ["Value", "Set identifier", "Health", "Share", "#Returned", "#Expected"];
  return (
    sentence(context.sentenceOf(state, answer, tally)) +
    tableOf({ caption, columns, rows }) +
    chiSquareOf(tally)
  );
}

function answerOf({ state, outcome: { answer, tally }, context }) {
  const lines = answer.answer.map(
    ({ name, ttl, type, data }) => `${name} ${ttl} IN ${type} ${data}`,
  );
  const rows = answer.rows.map((row) => [
    row.setIdentifier ?? row.values.join(", "),
    row.outcome,
    row.reason,
  ]);
  const dig = `<pre tabindex="0"><samp>;; ANSWER SECTION:\n${escapeHtml(lines.join("\n"))}</samp></pre>`;
  return (
    sentence(context.sentenceOf(state, answer, tally)) +
    dig +
    tableOf({
      caption: `The first answer of seed ${state.seed}, and why`,
      columns: ["Record", "Outcome", "Reason"],
      rows,
    })
  );
}

/** What each policy did to its clients. */
function comparisonOf({ state, outcome: { clients }, context }) {
  const rows = context
    .columnsOf(clients)
    .map((column) => [
      column.contender,
      percent(column.lost / column.clients),
      column.busiest === null ? "" : decimal(column.busiest, 2),
      context.summaryOf(column, clients),
    ]);
  return tableOf({
    caption: `${whole(state.queries)} clients ask for ${question(state)}, seed ${state.seed}`,
    columns: ["Policy", "#Clients lost", "#Busiest record, × equal share", "In words"],
    rows,
  });
}

/** What an outage did under each policy, and minute by minute under the zone's own. */
function timelineOf({ state, outcome: { clients, answer } }) {
  const { at, lasts } = state.story;
  const caption = `${clients.fails} is down from ${at} s to ${at + lasts} s; ${state.story.resolvers} resolvers cache, seed ${state.seed}`;
  const runs = [
    ...clients.runs.filter(({ timeline }) => timeline),
    { policy: "ideal balancer", timeline: clients.balancer },
  ];
  const rows = runs.map(({ policy, timeline }) => [
    policy,
    whole(sum(timeline.failedAfterRetries)),
    percent(sum(timeline.failedAfterRetries) / timeline.requests),
    `${whole(timeline.errorWindow)} s`,
  ]);
  const own = clients.runs.find(({ policy }) => policy === answer.policy);
  return (
    tableOf({
      caption,
      columns: ["Policy", "#Requests lost", "#Of all", "#Last one after"],
      rows,
    }) + minutesOf(own.timeline, answer.policy)
  );
}

function minutesOf({ step, failedAfterRetries, load }, policy) {
  const steps = Math.round(MINUTE / step);
  const lost = grouped(failedAfterRetries, steps);
  const served = Object.values(load).reduce(
    (all, endpoint) => grouped(endpoint, steps).map((count, minute) => count + (all[minute] ?? 0)),
    [],
  );
  const rows = lost.map((count, minute) => [
    `${minute} min`,
    { share: count / (count + served[minute]) },
    percent(count / (count + served[minute])),
  ]);
  return tableOf({
    caption: `Requests lost under ${policy}, minute by minute`,
    columns: ["From", "Share lost", "#Lost"],
    rows,
  });
}

function grouped(counts, size) {
  return Array.from({ length: Math.ceil(counts.length / size) }, (_, at) =>
    sum(counts.slice(at * size, (at + 1) * size)),
  );
}

function chiSquareOf({ chiSquare }) {
  if (!chiSquare) return "";
  const { of, statistic, degreesOfFreedom, pValue } = chiSquare;
  const counts = of === "first" ? "first places" : "counts returned";
  return `<p>Chi-square of ${counts}: ${decimal(statistic)} on ${degreesOfFreedom} degrees of freedom, p = ${probability(pValue)}.</p>`;
}

function sentence(text) {
  return `<p class="sentence">${escapeHtml(text)}</p>`;
}

function question({ group }) {
  return `${group.name} ${group.type}`;
}

function probability(p) {
  return p < 0.01 ? p.toExponential(1) : decimal(p, 2);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

const CHARTS = {
  full: countsOf,
  chart: countsOf,
  answer: answerOf,
  compare: comparisonOf,
  timeline: timelineOf,
};
const MINUTE = 60;
