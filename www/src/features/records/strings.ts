/**
 * Strings of the records, and of the rule above them for multivalue records.
 */
import { integer, list, percent } from "../../text/locale";

export const recordStrings = {
  caption: (group: string) => `Records of ${group} and how often each was returned`,
  columns: {
    lamp: "Health",
    value: "Value",
    identifier: "Set identifier",
    weight: "Weight",
    check: "Check",
    remove: "Remove",
  },
  show: { returned: "Returned", first: "First", picked: "Picked" },
  axis: { count: "share of all queries", deviation: "standard deviations from expectation" },
  deviation: "Deviation",
  certain: "certain",
  value: (name: string) => `Value of ${name}`,
  identifier: (name: string) => `Set identifier of ${name}`,
  weight: (name: string) => `Weight of ${name}`,
  check: (name: string) => `Health check of ${name}`,
  checkChoice: (target: string, id: string) => `${target} (${id})`,
  noCheck: "no check",
  /** A record names it, but its settings were not imported. */
  unknownCheck: (id: string) => `unknown check ${id}`,
  unchecked: (name: string) =>
    `${name} has no health check, so it always counts as healthy and there is nothing to switch.`,
  addCheck: "Add a health check",
  newCheck: "new check",
  remove: (name: string) => `Remove ${name}`,
  open: (name: string) => `Edit ${name}`,
  role: { PRIMARY: "primary", SECONDARY: "secondary" },
  standby: "standby",
  resting: "weight 0",
  alias: (target: string) => `alias of ${target}`,
  leftOut: "left out: check fails",
  empty: "No records yet. Paste addresses, one per line.",
};

export const ruleStrings = {
  eligible: (healthy: number, unchecked: number) => {
    const parts = healthy > 0 || unchecked === 0 ? [`${integer(healthy)} healthy`] : [];
    if (unchecked > 0) parts.push(`${integer(unchecked)} without a check`);
    return `${list(parts)}:`;
  },
  someOf: (drawn: number, eligible: number) =>
    `each answer contains ${integer(drawn)} of the ${integer(eligible)}, so each is in ${percent(drawn / eligible)} of answers.`,
  allOf: (eligible: number) =>
    `every answer contains all ${integer(eligible)}. Only their order is random.`,
  firstPlace: (eligible: number) =>
    `each comes first in ${percent(1 / eligible)} of answers. Most clients use the first.`,
  nothingRandom: "it is the whole answer every time.",
  failOpen: (down: number) =>
    down === 1
      ? "The only record is unhealthy, so Route 53 answers as if it were healthy (fail-open):"
      : `All ${integer(down)} are unhealthy, so Route 53 answers as if all were healthy (fail-open):`,
  onlyUnchecked: (names: string[]) =>
    names.length === 1
      ? `All others are unhealthy. ${names[0]} has no check, so it counts as healthy:`
      : `All others are unhealthy. ${list(names)} have no check, so they count as healthy:`,
};
