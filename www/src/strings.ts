/**
 * The words that every picture has, in one object; those of a part of it that is fetched when it is wanted stand in `strings/`.
 * Refusals are the core's own words and not here.
 */
import { list, percent, times, whole } from "./format";

const are = (count: number) => (count === 1 ? "is" : "are");
const records = (count: number) => `${whole(count)} ${count === 1 ? "record" : "records"}`;
/** As many of a long list as are said. */
const NAMED = 5;
const someOf = (items: string[]) => items.slice(0, NAMED).join(", ") + (items.length > NAMED ? " ..." : "");
const NO_CHECK = "A simple record has no health check, so a dead server stays in it.";

export const strings = {
  why: "Where this number comes from",

  lamp: {
    healthy: "healthy",
    unhealthy: "unhealthy",
    unchecked: "no check",
    toggle: (name: string) => `${name} healthy`,
    now: (name: string, lamp: string) => `${name} is ${lamp}: press to switch`,
    fixed: (name: string) => `${name} has no health check and counts as healthy`,
  },

  table: {
    caption: (group: string) => `Records of ${group}, and how often each was counted`,
    columns: { lamp: "Health", value: "Value", identifier: "Set identifier", weight: "Weight", check: "Check", remove: "Remove" },
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
    newCheck: "new check",
    remove: (name: string) => `Remove ${name}`,
    open: (name: string) => `Edit ${name}`,
    role: { PRIMARY: "primary", SECONDARY: "secondary" },
    standby: "standby",
    resting: "weight 0",
    alias: (target: string) => `alias of ${target}`,
    leftOut: "left out: its check is failing",
    empty: "No record stands here yet: paste addresses, one a line.",
  },

  sentence: {
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
    nobody: (rcode: string) => `No record stands for this question: the answer is ${rcode}.`,
  },

  answer: {
    heading: "One answer",
    which: (ask: number, seed: string) => `query ${whole(ask)} of seed ${seed}`,
    why: "Why",
    section: ";; ANSWER SECTION:",
    authority: ";; AUTHORITY SECTION:",
    status: (rcode: string) => `;; status: ${rcode}`,
    place: (place: number) => `place ${whole(place)}`,
    outcome: {
      answered: "answered",
      "not drawn": "not drawn",
      unhealthy: "left out",
      standby: "standby",
      "weight 0": "weight 0",
    },
  },

  copy: {
    done: "Copied",
    refused: "The browser did not let the page copy. The text stands there to be selected.",
  },

  notJson: (reason: string) => `This is not JSON: ${reason}`,

  offline: "There is no network, and none is needed: all that the page does, it does here.",

  status: {
    once: (ask: number, data: string[]) => `Query ${whole(ask)} was answered with ${list(data)}.`,
    done: (queries: number, name: string, summary: string) => `Asked ${times(queries)} for ${name}. ${summary}`,
    refused: (messages: string[]) => `Refused. ${messages.join(" ")}`,
    same: "Same seed, same numbers. A new seed draws afresh.",
    stopped: (queries: number | null) =>
      queries === null ? "Stopped." : `Stopped. The bars are those of the ${whole(queries)} queries before.`,
    oneByWeight: (rows: number) => `One of ${records(rows)} in each answer, by weight.`,
    areEligible: (eligible: number, perAnswer: number) =>
      `${records(eligible)} ${are(eligible)} eligible, ${whole(perAnswer)} in each answer.`,
  },
};
