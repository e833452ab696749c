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
      `${integer(count)} of ${integer(total)} answers held ${name}: ${percent(count / total)}.`,
    first: (count: number, total: number, name: string) =>
      `${name} stood first in ${integer(count)} of ${integer(total)} answers: ${percent(count / total)}.`,
    picked: (count: number, total: number, name: string) =>
      `The client took ${name} after ${integer(count)} of ${integer(total)} answers: ${percent(count / total)}.`,
  },
  expected: (expected: number, total: number, share: string) =>
    `Expected ${expectation(expected)} = ${queries(total)} \u00d7 ${share}.`,
  some: (drawn: number, eligible: number) => `${integer(drawn)} of ${integer(eligible)}`,
  interval: (low: number, high: number, total: number, share: number) =>
    `At least ${percent(0.99)} of runs end from ${integer(low)} to ${integer(high)}: the count is binomial, ${integer(total)} tries of ${percent(share)}.`,
  deviation: (deviation: number, count: number, expected: number, sigma: number) =>
    `${signed(deviation)} \u03c3 = (${integer(count)} \u2212 ${expectation(expected)}) / ${decimal(sigma)}: counted less expected, in standard deviations, \u221a(N p (1 \u2212 p)).`,
  usual: () => `Of fair draws, ${percent(0.99)} lie within ${decimal(2.6)} \u03c3.`,
  rare: () => `It lies outside the interval in which ${percent(0.99)} of runs end.`,
  certain: "Chance has no part in it: each of these answers was bound to be so.",
  none: (name: string, reason: string) => `No answer held ${name}${reason && `: ${reason}`}.`,
  axis: {
    count: (to: number, total: number) =>
      `All bars share one axis: its end is ${percent(to)} of ${queries(total)}.`,
    deviation: (to: number) =>
      `Each bead shows how far its count lies from expectation, up to ${integer(to)} standard deviations. A bar that does not begin at 0 would lie.`,
  },
  column: {
    returned: (total: number) =>
      `How many of ${integer(total)} answers held the record. Arrow keys walk the numbers.`,
    first: (total: number) =>
      `In how many of ${integer(total)} answers the record stood first, which is what most clients use. Arrow keys walk the numbers.`,
    picked: (total: number) =>
      `How often the client took the record, after each of ${integer(total)} answers. Arrow keys walk the numbers.`,
  },
  columnOfDeviation:
    "Counted less expected, in standard deviations of a fair draw: (count \u2212 N p) / \u221a(N p (1 \u2212 p)).",
  chi: (statistic: number, records: number, degrees: number) =>
    `Chi-square ${decimal(statistic)} is the sum of (counted \u2212 expected)\u00b2 / expected over ${integer(records)} records; ${integer(degrees)} of them can differ freely.`,
  drawnTogether: (eligible: number, drawn: number) =>
    `It is multiplied by ${integer(eligible - 1)} / ${integer(eligible - drawn)}, since the ${integer(drawn)} of an answer are drawn without replacement.`,
  p: (value: number) =>
    `p ${probability(value)}: of fair draws, ${share(value)} differ as much from expectation or more. Below ${percent(0.01)} it is called rare here.`,
  eligible: (drawn: number, eligible: number) =>
    `${percent(drawn / eligible)} = ${integer(drawn)} of ${integer(eligible)}: an answer holds at most ${integer(drawn)} records, every choice equally likely.`,
  all: (eligible: number) =>
    `With ${integer(eligible)} eligible, all of them are in each answer: ${percent(1)}. Each stands first in ${percent(1 / eligible)} = 1 of ${integer(eligible)}.`,
  byWeight: (name: string, weight: number, total: number) =>
    `${percent(weight / total)} = weight ${integer(weight)} of ${integer(total)}, the sum of all records that may be drawn: ${name}.`,
  one: "Failover answers one record, by health alone: there is no chance in it.",
  nothing: "No record stands for this name and type, so there is nothing to count.",
  weight: (weight: number, total: number) =>
    weight === 0
      ? "A record of weight 0 is answered only when no other that is healthy has a weight (Developer Guide, Weighted routing)."
      : `Weight ${integer(weight)} of ${integer(total)} in all, down or not: ${percent(weight / total)} while every record is healthy. A weight is from 0 to 255.`,
  policy: {
    multivalue:
      "Route 53 answers with up to 8 healthy records of a multivalue group, drawn at random (Developer Guide, Multivalue answer routing).",
    weighted:
      "Route 53 answers with one record of a weighted group, in proportion to its weight (Developer Guide, Weighted routing).",
    failover:
      "Route 53 answers the primary while it is healthy, else the secondary (Developer Guide, Failover routing).",
    simple:
      "Route 53 answers all values of a simple record, in random order (Developer Guide, Simple routing).",
  },
  ttl: (ttl: number) =>
    `Resolvers keep an answer for ${seconds(ttl)}: for as long they give their clients the same one, and a server that went down too. All records of a name and type have one TTL (RFC 2181, section 5.2).`,
  seed: (seed: string) =>
    `Seed ${seed} starts the random generator, Xoroshiro128++: the same seed and zone give the same numbers on every host. Route 53 itself tells no seed.`,
  ask: (ask: number, seed: string) =>
    `The answer is that of query ${integer(ask)} in the stream of seed ${seed}. \u201cAsk once\u201d shows the next.`,
  place: (place: number, records: number) =>
    `Place ${integer(place)} of ${integer(records)} in the answer. The order is drawn too, and most clients try the first address first.`,
  wire: (query: number, reply: number, transport: string, records: number) =>
    `The query has ${octets(query)}: a header of 12 (RFC 1035, section 4.1.1), the question, and an EDNS record (RFC 6891). The reply over ${transport.toUpperCase()} has ${octets(reply)} with ${integer(records)} ${records === 1 ? "record" : "records"} in its answer; names that repeat are pointers of 2.`,
  checks: (checks: number, down: number) =>
    `${integer(checks)} ${checks === 1 ? "check" : "checks"} of the zone, ${integer(down)} of which ${down === 1 ? "says" : "say"} unhealthy now. Route 53 asks each from many places, and calls it healthy where more than ${percent(0.18)} of them do.`,
  countdown: (streak: number, threshold: number) =>
    `${integer(streak)} of ${integer(threshold)} results in a row speak against its status. It turns with the last of them, and one that agrees begins the count anew (API reference, HealthCheckConfig, FailureThreshold).`,
};

function seconds(count: number): string {
  return `${integer(count)} ${count === 1 ? "second" : "seconds"}`;
}

function share(value: number): string {
  return value < 0.001 ? `fewer than ${percent(0.001)}` : percent(value);
}
