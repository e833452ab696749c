/**
 * Strings of the hints.
 */
import { integer, list } from "../../text/locale";

const NAMED = 3;
const some = (names: string[]) =>
  list(
    names.length > NAMED
      ? [...names.slice(0, NAMED), `${integer(names.length - NAMED)} more`]
      : names,
  );
const have = (names: string[], one: string, many: string) =>
  `${some(names)} ${names.length === 1 ? one : many}`;

export const hintStrings = {
  label: "Hints",
  dismiss: "Dismiss this hint",
  again: "Show dismissed hints again",
  open: "Every record is unhealthy, so Route 53 returns all of them (fail-open). Switch one on, and only that one is returned.",
  many: (eligible: number, drawn: number) =>
    `No answer contains all ${integer(eligible)}: each client sees ${integer(drawn)} of them. Ask once more to see another ${integer(drawn)}.`,
  once: "Ask once",
  same: (names: string[], value: string) =>
    `${list(names)} have the same value, ${value}. They count as one in the draw, and no answer contains it twice.`,
  unchecked: (names: string[]) =>
    `${have(names, "has no check, so it counts", "have no check, so they count")} as healthy even if the server is down, and Route 53 never fails open.`,
  cached: (names: string[], ttl: number) =>
    `Resolvers with a cached answer keep returning ${some(names)} for up to ${integer(ttl)} seconds (the TTL). These counts are of new answers.`,
  longTtl: (ttl: number) =>
    `With a TTL of ${integer(ttl)} seconds, resolvers keep returning a dead server that long. For records with health checks, AWS recommends 60 or less.`,
  setTtl: "Set TTL to 60",
  resting: (names: string[]) =>
    `${have(names, "has weight 0: it is", "have weight 0: they are")} used only when nothing else is available.`,
  flat: (queries: number) =>
    `With ${integer(queries)} queries, random variation is too small to see. Switch to deviation.`,
  showDeviation: "Show deviation",
  alias: (names: string[]) =>
    `${have(names, "is an alias: it has", "are aliases: they have")} no value to edit here, and answers with the records of the name behind it.`,
  quota: (rows: number, most: number) =>
    `Route 53 allows ${integer(most)} records per name and type unless you raise the quota; this is ${integer(rows)}.`,
};
