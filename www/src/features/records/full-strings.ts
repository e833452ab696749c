/**
 * Strings of statistics, places and the line that adds records.
 */
import { integer, percent } from "../../text/locale";
import { decimal, expectation, probability } from "../../text/number-format";

export const addStrings = {
  label: "Add addresses, one per line",
  placeholder: "Add or paste addresses",
  button: "Add",
  role: "Add to",
};

export const statsStrings = {
  show: "Show",
  shows: { returned: "returned", first: "first place", picked: "picked by the client" },
  scale: "Scale",
  scales: { count: "counts", deviation: "deviation" },
  picks: { first: "its first address", random: "one at random", rfc6724: "by RFC 6724" },
  pick: "The client takes",
  client: "Client address",
  key: {
    count: "counted",
    expected: "expected",
    interval: (share: number) => `${percent(share)} of runs`,
  },
  chiSquare: (of: string, statistic: number, degrees: number) =>
    `Chi-square of ${of}: ${decimal(statistic)} on ${integer(degrees)} ${degrees === 1 ? "degree" : "degrees"} of freedom`,
  of: { returned: "returned", first: "first place" },
  p: (value: number) => `p ${probability(value)}`,
  fair: "consistent with a fair draw.",
  rare: "rare for a fair draw. Try another seed.",
  nothing: "Nothing is random here, so there is nothing to test.",
  certain: "Nothing is random here: each answer is certain.",
  seeFirst: "See first place",
};

export const placeStrings = {
  record: "Record",
  heading: "Place in the answer",
  caption: (group: string) => `How often each record of ${group} was in each place of the answer`,
  summary: (expected: number, [low, high]: [number, number], rare: number, cells: number) =>
    `Every answer contains every record; only the order is random. Expected in each cell: ${expectation(expected)}; ${percent(0.99)} of runs end between ${integer(low)} and ${integer(high)}, and ${rare === 0 ? "so do all" : `${integer(cells - rare)} of the`} ${integer(cells)} cells here.`,
  placed: (name: string, place: number, count: number, all: number) =>
    `${name} was in place ${integer(place)} in ${integer(count)} of ${integer(all)} answers: ${percent(count / all)}.`,
  place: (place: number) => `Place ${integer(place)}`,
  deviation: (place: number) => `Place ${integer(place)}, deviation (\u03c3)`,
};
