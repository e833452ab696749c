/**
 * Explanations of the numbers of the comparison. Those about clients serve the timeline too.
 */
import { type Endpoint, RATE } from "../../model/outcome";
import type { CompareKind, Explain, Explanations, Picture, View } from "../../model/view";
import { rowsOf } from "../../model/zone";
import { explanationStrings } from "../explanations/strings";
import { type Column, columnsOf, isDead, nameOf, type PolicyOrBalancer } from "./model";
import { compareExplanationStrings } from "./strings";

/** The lines below the records, one number for each policy. */
export type Fact = keyof typeof FACTS;

const WHO = {
  resolvers: ({ state: { source, group, story } }: View) =>
    compareExplanationStrings.resolvers(story.resolvers, rowsOf(source, group)[0]?.TTL ?? 0),
} satisfies Record<"resolvers", Explain>;

const EXPLANATIONS = {
  asked: (view: View) =>
    withComparison(view, ({ columns }) =>
      compareExplanationStrings.asked(
        columns[0]?.clients ?? 0,
        RATE,
        (columns[0]?.clients ?? 0) / RATE,
      ),
    ),
  contender: (view: View, key: string) =>
    withComparison(view, (of) => contender(of, key as PolicyOrBalancer)),
  share: (view: View, key: string) => withComparison(view, (of) => share(of, ...parted(key))),
  fact: (view: View, key: string) =>
    withComparison(view, (of) => ofColumn(of, parted(key)[1], FACTS[parted(key)[0] as Fact])),
  verdict: (view: View, key: string) =>
    withComparison(view, (of) =>
      ofColumn(of, key, (column, about) =>
        [FACTS.lost(column), FACTS.busiest(column, about)].filter(Boolean).join(" "),
      ),
    ),
} satisfies Record<CompareKind, Explain>;

const FACTS = {
  lost: ({ lost, clients }: Column) =>
    lost > 0
      ? compareExplanationStrings.lost(lost, clients)
      : compareExplanationStrings.nobodyLost(clients),
  busiest: (column: Column, { alive }: ComparisonData) => {
    const [most, name] = busiestOf(column, alive);
    return most > 0
      ? compareExplanationStrings.busiest(most, name, column.clients, alive.length)
      : "";
  },
  used: ({ used, clients }: Column, { endpoints }: ComparisonData) =>
    compareExplanationStrings.used(used.length, endpoints.length, clients),
  records: ({ size }: Column, { picture }: ComparisonData) =>
    size ? compareExplanationStrings.records(size.records, picture.state.seed) : "",
  octets: ({ size }: Column) =>
    size ? compareExplanationStrings.octets(size.octets, size.records) : "",
};

export const clientExplanations: Explanations = WHO;
export const comparisonExplanations: Explanations = { ...WHO, ...EXPLANATIONS };

interface ComparisonData {
  picture: Picture;
  endpoints: Endpoint[];
  alive: Endpoint[];
  columns: Column[];
}

function withComparison({ picture }: View, say: (of: ComparisonData) => string): string {
  const clients = picture?.outcome.clients;
  if (!picture || !clients || clients.endpoints.length === 0) return "";
  const { endpoints } = clients;
  return say({
    picture,
    endpoints,
    alive: endpoints.filter((endpoint) => !isDead(endpoint)),
    columns: columnsOf(clients),
  });
}

/** The records under a policy. Only the zone itself has weights. */
function contender({ picture, endpoints }: ComparisonData, policy: PolicyOrBalancer): string {
  const [all, first] = [endpoints.length, endpoints[0]];
  if (policy === "weighted" || policy === picture.outcome.answer.policy)
    return `${compareExplanationStrings.asItStands(all)} ${explanationStrings.policy[policy]}`;
  return compareExplanationStrings.contenders[policy](all, first ? nameOf(first) : "");
}

function ofColumn(
  of: ComparisonData,
  contender: string,
  say: (column: Column, of: ComparisonData) => string,
): string {
  const column = of.columns.find((each) => each.contender === contender);
  return column?.counts ? say(column, of) : "";
}

function share(of: ComparisonData, contender: string, value: string): string {
  const endpoint = of.endpoints.find((each) => each.value === value);
  return endpoint
    ? ofColumn(of, contender, (column) => got(column, endpoint, of.alive.length))
    : "";
}

function got({ counts, clients }: Column, endpoint: Endpoint, alive: number): string {
  const [name, count] = [nameOf(endpoint), counts?.get(endpoint.value) ?? 0];
  if (count === 0)
    return isDead(endpoint)
      ? compareExplanationStrings.leftOut(name)
      : compareExplanationStrings.nobody(name);
  return `${compareExplanationStrings.got(count, clients, name)} ${isDead(endpoint) ? compareExplanationStrings.lostThere : compareExplanationStrings.share(count, clients, alive)}`;
}

function busiestOf({ counts }: Column, alive: Endpoint[]): [number, string] {
  const all = alive.map((endpoint): [number, string] => [
    counts?.get(endpoint.value) ?? 0,
    nameOf(endpoint),
  ]);
  return all.reduce((most, each) => (each[0] > most[0] ? each : most), [0, ""]);
}

/** Splits at the first space only: values may contain spaces. */
function parted(key: string): [string, string] {
  const at = key.indexOf(" ");
  return [key.slice(0, at), key.slice(at + 1)];
}
