/**
 * Explanations: where a number comes from, with the numbers that it is made of.
 *
 * Expectations and intervals are the core's. Loaded with the first explanation.
 */
import type { Tally } from "multivalue";

import type { Bar } from "../../model/bars";
import { checkLines, countdownOf } from "../../model/check-results";
import { statusOf } from "../../model/checks";
import type { Explain, Explanations, PageKind, View } from "../../model/view";
import { type Line, rowsOf } from "../../model/zone";
import { percent } from "../../text/locale";
import { explanationStrings } from "./strings";

/** `own`: explanations of the current view's own numbers. */
export function explanationOf(
  view: View,
  kind: string,
  key: string,
  own: Explanations = {},
): string {
  const all: Explanations = EXPLANATIONS;
  return (own[kind] ?? all[kind])?.(view, key) ?? "";
}

const EXPLANATIONS = {
  count: (view: View, key: string) => ofLine(view, key, count),
  bar: (view: View, key: string) => ofLine(view, key, range),
  deviation: (view: View, key: string) => ofLine(view, key, deviation),
  column: (view: View) => explanationStrings.column[view.state.show](queriesOf(view)),
  "column of deviation": () => explanationStrings.columnOfDeviation,
  axis: ({ axis, ...view }: View) =>
    axis.scale === "count"
      ? explanationStrings.axis.count(axis.to, queriesOf(view))
      : explanationStrings.axis.deviation(axis.to),
  chi: chiSquare,
  p: ({ picture }: View) => explanationStrings.p(picture?.outcome.tally?.chiSquare?.pValue ?? 1),
  rule,
  weight,
  policy: ({ policy }: View) => explanationStrings.policy[policy],
  ttl: ({ state: { source, group } }: View) =>
    explanationStrings.ttl(rowsOf(source, group)[0]?.TTL ?? 0),
  seed: ({ state }: View) => explanationStrings.seed(state.seed),
  ask: ({ state }: View) => explanationStrings.ask(state.ask, state.seed),
  place,
  wire,
  checks: ({ state: { source }, reports }: View) => {
    const checks = checkLines(source);
    return explanationStrings.checks(
      checks.length,
      checks.filter(({ id }) => statusOf(source, id, reports) === "Unhealthy").length,
    );
  },
  countdown,
} satisfies Record<PageKind, Explain>;

function ofLine(
  view: View,
  key: string,
  say: (view: View, line: Line, bar: Bar) => string,
): string {
  const line = view.lines.find((each) => each.key === key);
  const bar = view.bars.get(key);
  if (!line) return "";
  return bar && (bar.count > 0 || bar.expected > 0)
    ? say(view, line, bar)
    : explanationStrings.none(nameOf(line), reasonOf(view, line));
}

function count(view: View, line: Line, { count, expected }: Bar): string {
  const total = queriesOf(view);
  return `${explanationStrings.counted[view.state.show](count, total, nameOf(line))} ${explanationStrings.expected(expected, total, shareOf(view, expected / total))}`;
}

function range(view: View, _: Line, bar: Bar): string {
  const total = queriesOf(view);
  const expected = explanationStrings.expected(
    bar.expected,
    total,
    shareOf(view, bar.expected / total),
  );
  return bar.deviation === null
    ? `${expected} ${explanationStrings.certain}`
    : `${expected} ${explanationStrings.interval(bar.low, bar.high, total, bar.expected / total)}`;
}

function deviation(view: View, _: Line, { deviation, count, expected, low, high }: Bar): string {
  if (deviation === null) return explanationStrings.certain;
  const sigma = Math.sqrt(expected * (1 - expected / queriesOf(view)));
  return `${explanationStrings.deviation(deviation, count, expected, sigma)} ${count < low || count > high ? explanationStrings.rare() : explanationStrings.usual()}`;
}

/** `8 of 12` where that matches the core's expectation, else a percentage. */
function shareOf({ picture }: Pick<View, "picture">, share: number): string {
  const { eligible = 0, perAnswer = 0 } = picture?.outcome.tally ?? {};
  const drawn = [perAnswer, 1].find((number) => Math.abs(number / eligible - share) < EQUAL);
  return drawn === undefined ? percent(share) : explanationStrings.some(drawn, eligible);
}

function reasonOf({ picture }: View, { row }: Line): string {
  const outcome = picture?.outcome.answer.rows.find(
    ({ setIdentifier }) => setIdentifier === (row.SetIdentifier ?? null),
  );
  return (outcome?.reason ?? "").replace(/\.$/, "");
}

function chiSquare({ picture }: View): string {
  const tally = picture?.outcome.tally;
  const test = tally?.chiSquare;
  if (!tally || !test) return "";
  const said = explanationStrings.chi(
    test.statistic,
    test.degreesOfFreedom + 1,
    test.degreesOfFreedom,
  );
  const together =
    test.of === "returned" &&
    picture.outcome.answer.policy === "multivalue" &&
    tally.eligible > tally.perAnswer;
  return together
    ? `${said} ${explanationStrings.drawnTogether(tally.eligible, tally.perAnswer)}`
    : said;
}

/** The share in the sentence above the records. */
function rule(view: View): string {
  const tally = view.picture?.outcome.tally;
  if (!tally) return explanationStrings.nothing;
  if (view.policy === "failover") return explanationStrings.one;
  if (view.policy === "weighted") return heaviest(view, tally);
  return tally.eligible > tally.perAnswer
    ? explanationStrings.eligible(tally.perAnswer, tally.eligible)
    : explanationStrings.all(tally.eligible);
}

function heaviest(view: View, tally: Tally): string {
  const drawn = tally.rows.filter((row) => row.expectedReturned > 0);
  const [first] = [...drawn].sort((one, other) => other.expectedReturned - one.expectedReturned);
  const weights = new Map(
    rowsOf(view.state.source, view.state.group).map(({ SetIdentifier, Weight }) => [
      SetIdentifier ?? "",
      Weight ?? 0,
    ]),
  );
  const weightOf = ({ setIdentifier }: { setIdentifier: string | null }) =>
    weights.get(setIdentifier ?? "") ?? 0;
  const total = drawn.reduce((sum, row) => sum + weightOf(row), 0);
  return first && total > 0
    ? explanationStrings.byWeight(first.setIdentifier ?? "", weightOf(first), total)
    : explanationStrings.all(drawn.length);
}

function weight(view: View, key: string): string {
  const line = view.lines.find((each) => each.key === key);
  const total = rowsOf(view.state.source, view.state.group).reduce(
    (sum, { Weight = 0 }) => sum + Weight,
    0,
  );
  return explanationStrings.weight(line?.row.Weight ?? 0, total);
}

function place({ picture, lines }: View, key: string): string {
  const { answer = [] } = picture?.outcome.answer ?? {};
  const line = lines.find((each) => each.key === key);
  return explanationStrings.place(
    answer.findIndex(({ data }) => data === line?.value) + 1,
    answer.length,
  );
}

function wire({ picture }: View): string {
  if (!picture?.outcome.wire) return "";
  const { query, reply, transport } = picture.outcome.wire;
  return explanationStrings.wire(
    query.length,
    reply.length,
    transport,
    picture.outcome.answer.answer.length,
  );
}

function countdown({ state, reports }: View, id: string): string {
  const check = checkLines(state.source).find((line) => line.id === id)?.check;
  const now = countdownOf(check?.HealthCheckConfig, reports.get(id));
  return now ? explanationStrings.countdown(now.streak, now.threshold) : "";
}

function queriesOf({ picture, state }: Pick<View, "picture" | "state">): number {
  return picture?.outcome.tally?.queries ?? state.queries;
}

function nameOf({ row, value, nth }: Line): string {
  return nth === 0 && row.SetIdentifier ? row.SetIdentifier : value;
}

const EQUAL = 1e-9;
