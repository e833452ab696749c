// Still pictures: what an embed shows, as a table, by the package's own numbers for its seed.

import { escape } from "./markdown.mjs";
import { decimal, tableOf, whole } from "./tables.mjs";

/** The picture of a state, in the view that it names. */
export function stillOf(state, workshop) {
  const { answer, tally } = asked(state, workshop);
  const sentence = `<p class="sentence">${escape(workshop.sentenceOf(state, answer, tally))}</p>`;
  return `<div class="still">${sentence}${(STILLS[state.view] ?? countsOf)({ state, answer, tally })}</div>`;
}

/** As the element asks: a zone of the seed, its first answer, and a tally of the same seed. */
function asked({ source, seed, queries, group }, { Zone }) {
  const zone = Zone.import(source, { seed });
  try {
    const answer = zone.resolve(group.name, group.type);
    return { answer, tally: zone.tally(group.name, group.type, { queries, seed, pick: "first" }) };
  } finally {
    zone.free();
  }
}

function countsOf({ state, tally }) {
  const rows = tally.rows.map((row) => [row.value, row.setIdentifier ?? "", row.health, { share: row.returned / tally.queries }, whole(row.returned), decimal(row.expectedReturned)]);
  const caption = `${whole(tally.queries)} queries for ${state.group.name} ${state.group.type}, seed ${tally.seed}`;
  return tableOf({ caption, columns: ["Value", "Set identifier", "Health", "Share", "#Returned", "#Expected"], rows }) + chiSquareOf(tally);
}

function answerOf({ state, answer }) {
  const lines = answer.answer.map(({ name, ttl, type, data }) => `${name} ${ttl} IN ${type} ${data}`);
  const why = answer.rows.map((row) => [row.setIdentifier ?? row.values.join(", "), row.outcome, row.reason]);
  const caption = `The first answer of seed ${state.seed}, and why`;
  return `<pre tabindex="0"><samp>;; ANSWER SECTION:\n${escape(lines.join("\n"))}</samp></pre>${tableOf({ caption, columns: ["Record", "Outcome", "Reason"], rows: why })}`;
}

function chiSquareOf({ chiSquare }) {
  if (!chiSquare) return "";
  const { of, statistic, degreesOfFreedom, pValue } = chiSquare;
  const counts = of === "first" ? "first places" : "counts returned";
  return `<p class="test">Chi-square of ${counts}: ${decimal(statistic)} on ${degreesOfFreedom} degrees of freedom, p = ${probability(pValue)}.</p>`;
}

function probability(p) {
  return p < 0.01 ? p.toExponential(1) : decimal(p, 2);
}

const STILLS = { answer: answerOf, chart: countsOf, full: countsOf };
