/**
 * The words of the rules of other policies.
 */
import { list, percent, whole } from "../text/locale";

/** As many of a long list as are said. */
const NAMED = 5;
const someOf = (items: string[]) => items.slice(0, NAMED).join(", ") + (items.length > NAMED ? " ..." : "");
const NO_CHECK = "A simple record has no health check, so a dead server stays in it.";

export const policyRuleStrings = {
  simple: (values: number) =>
    values === 1
      ? `Simple: every answer holds the one value. ${NO_CHECK}`
      : `Simple: every answer holds all ${whole(values)} values in random order. ${NO_CHECK}`,
  weights: (weights: number[]) => (weights.length === 1 ? `Weight ${whole(weights[0] ?? 0)}:` : `Weights ${someOf(weights.map((weight) => whole(weight)))}:`),
  noWeight: (rows: number) => (rows === 1 ? "Its weight is 0, and none with a weight is left:" : "All weights left are 0, so each is drawn alike:"),
  shares: (shares: { name: string; share: number }[]) =>
    shares.length === 1
      ? `${shares[0]?.name} alone is in every answer.`
      : `${list(shares.slice(0, NAMED).map(({ name, share }, at) => at === 0 ? `${name} is in ${percent(share)} of answers` : `${name} in ${percent(share)}`))}${shares.length > NAMED ? "; none of the others in more" : ""}.`,
  resting: (names: string[]) =>
    `Of weight 0, ${list(names.length > NAMED ? [...names.slice(0, NAMED), "others"] : names)} ${names.length === 1 ? "waits" : "wait"} until no other is left.`,
  primaryHealthy: "The primary is healthy, so it alone is answered; the secondary stands by.",
  secondaryHealthy: "The primary is unhealthy, so the secondary is answered.",
  secondaryUnchecked:
    "The primary is unhealthy, so the secondary is answered; without a check it counts as healthy, dead or alive.",
  failoverOpen: "Neither is healthy: Route 53 answers the primary all the same (fail-open).",
  failoverAlone: (role: string) => `The ${role} has no counterpart, so it is answered in any case.`,
};
