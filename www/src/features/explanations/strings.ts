/**
 * Strings of the explanations.
 */
import { integer, percent, signed } from "../../text/locale";
import { decimal, expectation, probability } from "../../text/number-format";

const queries = (count: number) => `${integer(count)} ${count === 1 ? "query" : "queries"}`;
const octets = (count: number) => `${integer(count)} ${count === 1 ? "octet" : "octets"}`;

export const explanationStrings = {
  counted: {
    returned: (count: number, total: number, name: string) =>
      `${name} is in ${integer(count)} of ${integer(total)} answers: ${percent(count / total)}.`,
    first: (count: number, total: number, name: string) =>
      `${name} is first in ${integer(count)} of ${integer(total)} answers: ${percent(count / total)}.`,
    picked: (count: number, total: number, name: string) =>
      `The client picked ${name} from ${integer(count)} of ${integer(total)} answers: ${percent(count / total)}.`,
  },
  expected: (expected: number, total: number, share: string) =>
    `Expected ${expectation(expected)} = ${queries(total)} \u00d7 ${share}.`,
  some: (drawn: number, eligible: number) => `${integer(drawn)} of ${integer(eligible)}`,
  interval: (low: number, high: number, total: number, share: number) =>
    `At least ${percent(0.99)} of runs give ${integer(low)} to ${integer(high)}: the count is binomial, with ${integer(total)} trials at ${percent(share)}.`,
  deviation: (deviation: number, count: number, expected: number, sigma: number) =>
    `${signed(deviation)} \u03c3 = (${integer(count)} \u2212 ${expectation(expected)}) / ${decimal(sigma)}: count minus expectation, in standard deviations, \u221a(N p (1 \u2212 p)).`,
  usual: () => `${percent(0.99)} of fair draws are within ${decimal(2.6)} \u03c3.`,
  rare: () => `It is outside the interval that contains ${percent(0.99)} of runs.`,
  certain: "Nothing is random here: every answer is the same.",
  none: (name: string, reason: string) => `No answer contains ${name}${reason && `: ${reason}`}.`,
  axis: {
    count: (to: number, total: number) =>
      `All bars share one axis. It ends at ${percent(to)} of ${queries(total)}.`,
    deviation: (to: number) =>
      `Each dot shows how far the count is from its expectation, up to ${integer(to)} standard deviations.`,
  },
  column: {
    returned: (total: number) =>
      `How many of ${integer(total)} answers contain the record. Arrow keys move between numbers.`,
    first: (total: number) =>
      `In how many of ${integer(total)} answers the record is first. Most clients use the first. Arrow keys move between numbers.`,
    picked: (total: number) =>
      `How often the client picked the record from ${integer(total)} answers. Arrow keys move between numbers.`,
  },
  columnOfDeviation:
    "Count minus expectation, in standard deviations of a fair draw: (count \u2212 N p) / \u221a(N p (1 \u2212 p)).",
  chi: (statistic: number, records: number, degrees: number) =>
    `Chi-square ${decimal(statistic)} is the sum of (counted \u2212 expected)\u00b2 / expected over ${integer(records)} records; ${integer(degrees)} of them can vary freely.`,
  drawnTogether: (eligible: number, drawn: number) =>
    `It is multiplied by ${integer(eligible - 1)} / ${integer(eligible - drawn)}, because the ${integer(drawn)} records of an answer are drawn without replacement.`,
  p: (value: number) =>
    `p ${probability(value)}: ${share(value)} of fair draws differ from expectation by as much or more. Below ${percent(0.01)} counts as rare.`,
  eligible: (drawn: number, eligible: number) =>
    `${percent(drawn / eligible)} = ${integer(drawn)} of ${integer(eligible)}: an answer contains at most ${integer(drawn)} records, and every choice is equally likely.`,
  all: (eligible: number) =>
    `With ${integer(eligible)} eligible, all of them are in each answer: ${percent(1)}. Each is first in ${percent(1 / eligible)} = 1 of ${integer(eligible)}.`,
  byWeight: (name: string, weight: number, total: number) =>
    `${percent(weight / total)} = weight ${integer(weight)} of ${integer(total)}, the sum of all eligible records: ${name}.`,
  one: "Failover returns one record, by health alone. Nothing is random.",
  nothing: "No record has this name and type, so there is nothing to count.",
  weight: (weight: number, total: number) =>
    weight === 0
      ? "A record with weight 0 is returned only when no healthy record has a weight (Developer Guide, Weighted routing)."
      : `Weight ${integer(weight)} of ${integer(total)} in total: ${percent(weight / total)} of answers while every record is healthy. A weight is 0 to 255.`,
  policy: {
    multivalue:
      "Route 53 returns up to 8 healthy records, drawn at random (Developer Guide, Multivalue answer routing).",
    weighted:
      "Route 53 returns one record, with a probability in proportion to its weight (Developer Guide, Weighted routing).",
    failover:
      "Route 53 returns the primary while it is healthy, otherwise the secondary (Developer Guide, Failover routing).",
    simple:
      "Route 53 returns all values of a simple record, in random order (Developer Guide, Simple routing).",
  },
  ttl: (ttl: number) =>
    `Resolvers cache the answer for ${seconds(ttl)}, even if the server goes down. All records of a name and type have one TTL (RFC 2181, section 5.2).`,
  seed: (seed: string) =>
    `Seed ${seed} starts the random generator, Xoroshiro128++. The same seed and zone give the same numbers everywhere. Route 53 publishes no seed.`,
  ask: (ask: number, seed: string) =>
    `This is the answer to query ${integer(ask)} with seed ${seed}. \u201cAsk once\u201d shows the next.`,
  place: (place: number, records: number) =>
    `Place ${integer(place)} of ${integer(records)} in the answer. The order is random too, and most clients try the first address first.`,
  wire: (query: number, reply: number, transport: string, records: number) =>
    `The query has ${octets(query)}: a header of 12 (RFC 1035, section 4.1.1), the question, and an EDNS record (RFC 6891). The reply over ${transport.toUpperCase()} has ${octets(reply)} with ${integer(records)} ${records === 1 ? "record" : "records"} in its answer; repeated names are pointers of 2.`,
  checks: (checks: number, down: number) =>
    `${integer(checks)} ${checks === 1 ? "check" : "checks"}, ${integer(down)} unhealthy. Route 53 probes each from many places and considers it healthy if more than ${percent(0.18)} of them do.`,
  countdown: (streak: number, threshold: number) =>
    `${integer(streak)} of ${integer(threshold)} results in a row contradict its status. The last of them changes it; a result that agrees restarts the count (API reference, HealthCheckConfig, FailureThreshold).`,
};

function seconds(count: number): string {
  return `${integer(count)} ${count === 1 ? "second" : "seconds"}`;
}

function share(value: number): string {
  return value < 0.001 ? `fewer than ${percent(0.001)}` : percent(value);
}
