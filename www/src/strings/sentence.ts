/**
 * The words of the rule of multivalue answers.
 */
import { list, percent, whole } from "../text/locale";

export const ruleStrings = {
  eligible: (healthy: number, unchecked: number) => {
    const parts = healthy > 0 || unchecked === 0 ? [`${whole(healthy)} healthy`] : [];
    if (unchecked > 0) parts.push(`${whole(unchecked)} without a check`);
    return `${list(parts)}:`;
  },
  someOf: (drawn: number, eligible: number) =>
    `each answer holds ${whole(drawn)} of the ${whole(eligible)}, so each is in ${percent(drawn / eligible)} of answers.`,
  allOf: (eligible: number) => `every answer holds all ${whole(eligible)}. Only their order is random.`,
  firstPlace: (eligible: number) =>
    `each comes first in ${percent(1 / eligible)} of answers, and the first is the one most clients use.`,
  nothingRandom: "it alone is in every answer.",
  failOpen: (down: number) =>
    down === 1
      ? "The only record is unhealthy: Route 53 answers as if it were healthy (fail-open):"
      : `All ${whole(down)} are unhealthy: Route 53 answers as if all were healthy (fail-open):`,
  onlyUnchecked: (names: string[]) =>
    names.length === 1
      ? `${names[0]} has no check, so it counts as healthy; the others being down,`
      : `${list(names)} have no check, so they count as healthy; the others being down,`,
};
