/**
 * All words of the page, in one object. Refusals are the core's own words and not here.
 */
import { decimal, list, percent, probability, whole } from "./format";

const are = (count: number) => (count === 1 ? "is" : "are");
const records = (count: number) => `${whole(count)} ${count === 1 ? "record" : "records"}`;
const times = (count: number) => (count === 1 ? "once" : `${whole(count)} times`);
/** As many of a long list as are said. */
const NAMED = 5;
const someOf = (items: string[]) => items.slice(0, NAMED).join(", ") + (items.length > NAMED ? " ..." : "");
const NO_CHECK = "A simple record has no health check, so a dead server stays in it.";

export const strings = {
  title: "multivalue",

  presets: {
    label: "Example zone",
    own: "Your own zone",
    names: {
      "web-tier": "12 web servers",
      "ten-healthy": "10 web servers",
      "two-down": "10, of which 2 are down",
      "eight-or-fewer": "5 web servers",
      "all-down": "10, all down",
      unchecked: "10, all down but one unchecked",
      "dual-stack": "Dual stack",
      weighted: "Weighted",
      failover: "Failover",
      simple: "Simple",
    },
    points: {
      "web-tier": "With more than eight healthy records, each answer holds eight of them, drawn at random.",
      "ten-healthy": "Ten healthy records: each is left out of one answer in five. Switch one off, and see the others fill in.",
      "two-down": "Two of ten are down: that leaves eight, and every answer holds all eight.",
      "eight-or-fewer": "With eight healthy records or fewer, every answer holds them all; chance only orders them.",
      "all-down": "When every record is unhealthy, Route 53 answers as if all were healthy: it fails open.",
      unchecked: "A record without a check counts as healthy, dead or alive. One such record, and Route 53 never fails open.",
      "dual-stack": "A and AAAA are groups of their own: switch a server off for one, and the other still answers it.",
      weighted: "Each answer is one record, drawn by weight: the canary has one answer in ten, and the spare of weight 0 waits until all others are down.",
      failover: "Failover answers one record at a time: the primary while it is healthy, else the secondary.",
      simple: "Nothing watches a simple record: Route 53 keeps answering the dead server like the others.",
    },
    changed: "Changed from the example. Reset brings it back.",
  },

  masthead: {
    import: "Import",
    importTitle: "Import a zone from AWS CLI output or a Corefile",
    undo: "Undo",
    redo: "Redo",
    withKeys: (label: string, keys: string) => `${label} (${keys.replace("Control", "Ctrl")})`,
    reset: "Reset this zone",
    read: "Dismiss this note",
    theme: { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" },
  },

  query: {
    group: "Name and type asked for",
    policy: { multivalue: "multivalue, up to 8", weighted: "weighted, one record", failover: "failover", simple: "simple" },
    ttl: "TTL",
    seed: "Seed",
    newSeed: "New seed",
  },

  ask: {
    once: "Ask once",
    many: (queries: number) => `Ask ${times(queries)}`,
    queries: "Number of queries",
    stop: "Stop",
    progress: "Queries answered, estimated",
  },

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

  add: {
    label: "Add addresses, one a line",
    placeholder: "Add or paste addresses",
    button: "Add",
    role: "Add to",
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

  stats: {
    show: "Show",
    shows: { returned: "returned", first: "first place", picked: "picked by the client" },
    scale: "Scale",
    scales: { count: "counts", deviation: "deviation" },
    picks: { first: "its first address", random: "one at random", rfc6724: "by RFC 6724" },
    pick: "The client takes",
    client: "Client address",
    key: { count: "counted", expected: "expected", interval: (share: number) => `${percent(share)} of runs` },
    chiSquare: (of: string, statistic: number, degrees: number) =>
      `Chi-square of ${of}: ${decimal(statistic)} on ${whole(degrees)} ${degrees === 1 ? "degree" : "degrees"} of freedom`,
    of: { returned: "returned", first: "first place" },
    share: (value: number) => percent(value),
    p: (value: number) => `p ${probability(value)}`,
    fair: "consistent with a fair draw.",
    rare: "rare for a fair draw; see whether another seed says the same.",
    nothing: "Nothing is random here, so there is nothing to test.",
    certain: "Who is returned is certain.",
    seeFirst: "See first place",
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

  import: {
    heading: "Import a zone or a change batch",
    label: "Paste what aws route53 list-resource-record-sets prints, a Corefile, or a change batch",
    hint: "To have its checks as well, paste both lists as [records, checks]. A change batch, {\"Changes\": [...]}, is made to the zone that stands there, as a whole or not at all. A file can be dropped on the page. Nothing leaves it.",
    load: "Import",
    cancel: "Cancel",
    notJson: (reason: string) => `This is not JSON: ${reason}`,
  },

  printed: (queries: number, seed: string, ask: number) => `Made by multivalue with ${whole(queries)} queries of seed ${seed}, and the answer to query ${whole(ask)}. To make it again:`,

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
