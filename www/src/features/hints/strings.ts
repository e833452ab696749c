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
  open: "Every record is unhealthy, so all are answered, and switching one more off would change nothing. Switch one on, and it alone is answered.",
  many: (eligible: number, drawn: number) =>
    `No answer holds all ${integer(eligible)}: each client sees ${integer(drawn)} of them. Ask once more, and another ${integer(drawn)} come.`,
  once: "Ask once",
  same: (names: string[], value: string) =>
    `${list(names)} have the same value, ${value}: they share one place in the draw, and no answer holds it twice.`,
  unchecked: (names: string[]) =>
    `${have(names, "has no check, so it counts", "have no check, so they count")} as healthy, dead or alive; Route 53 never fails open meanwhile.`,
  cached: (names: string[], ttl: number) =>
    `Resolvers that asked before go on giving ${some(names)} for up to ${integer(ttl)} seconds, the TTL: these counts are of fresh answers.`,
  longTtl: (ttl: number) =>
    `With a TTL of ${integer(ttl)} seconds resolvers go on giving a dead server for as long. For records with checks, AWS recommends 60 or less.`,
  setTtl: "Set TTL to 60",
  resting: (names: string[]) =>
    `${have(names, "has weight 0: it is", "have weight 0: they are")} answered only when every other that is healthy has weight 0 too, or none is left.`,
  flat: (queries: number) =>
    `With ${integer(queries)} queries chance shows in no bar any more. On the scale of deviations it does.`,
  showDeviation: "Show deviation",
  alias: (names: string[]) =>
    `${have(names, "is an alias: it has", "are aliases: they have")} no value to edit here, and answers with the records of the name behind it.`,
  quota: (rows: number, most: number) =>
    `Route 53 takes at most ${integer(most)} records of one name and type in a change batch unless the quota is raised; these are ${integer(rows)}.`,
};
