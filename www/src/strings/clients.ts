/**
 * The words of what clients get: under each policy, and over time.
 */
import { decimal, expectation, tenths } from "../figures";
import { list, percent, whole } from "../format";

const records = (count: number) => `${whole(count)} ${count === 1 ? "record" : "records"}`;
const clients = (count: number) => `${whole(count)} ${count === 1 ? "client" : "clients"}`;
const are = (count: number) => (count === 1 ? "is" : "are");
const times = (ratio: number) => `${decimal(ratio, 2)} times`;
const NAMED = 3;
const some = (names: string[]) => list(names.length > NAMED ? [...names.slice(0, NAMED), `${whole(names.length - NAMED)} more`] : names);

export const words = {
  view: "View",
  views: { full: "Records", compare: "Compare", timeline: "Timeline" },

  contenders: { simple: "Simple", failover: "Failover", multivalue: "Multivalue", weighted: "Weighted", balancer: "Ideal balancer" },
  health: { healthy: "healthy", unhealthy: "unhealthy", unchecked: "no check" },
  asItStands: "as it stands",
  resolvers: "Clients ask",
  throughResolvers: (count: number) =>
    count === 0 ? "each on their own" : `through ${whole(count)} caching ${count === 1 ? "resolver" : "resolvers"}`,
  retries: "After a dead address",
  afterFailure: (count: number) => (count === 0 ? "they give up" : `they try ${whole(count)} more`),

  compare: {
    caption: (group: string) => `Clients that each record of ${group} gets under each policy`,
    record: "Record",
    asked: (count: number, group: string, resolvers: number, ttl: number) =>
      `${clients(count)} ${count === 1 ? "asks" : "ask"} for ${group}${resolvers === 0 ? ", each on their own" : `, through ${whole(resolvers)} ${resolvers === 1 ? "resolver that keeps" : "resolvers that keep"} an answer for ${whole(ttl)} s`}.`,
    dead: (dead: number, all: number) => (dead === 0 ? `All ${records(all)} are alive.` : `${whole(dead)} of ${records(all)} ${are(dead)} dead.`),
    key: { share: "share of clients", equal: "an equal share of those alive", dead: "sent to a dead record" },
    facts: {
      lost: "Clients lost",
      busiest: "Busiest, in equal shares",
      used: "Records used",
      records: "Records in an answer",
      octets: "Octets of an answer",
    },
    none: "none",
    usedOf: (used: number, all: number) => `${whole(used)} of ${whole(all)}`,
    verdicts: "In words",
    verdict: {
      refused: (policy: string, why: string) => `Route 53 takes no such rows as ${policy}: ${why}`,
      blind: (used: number, busiest: string) => `Spreads clients over ${used === 1 ? "the one record" : `all ${records(used)}`}, ${busiest}, and would not notice a death: there is no check.`,
      keepsDead: (dead: string[], share: string) => `Keeps answering ${some(dead)}, dead or not: ${share} of clients are sent there.`,
      one: (name: string, idle: number, dead: number) => {
        const rest = [...(idle > 0 ? [`${records(idle)} ${idle === 1 ? "stands" : "stand"} by`] : []), ...(dead > 0 ? [`${whole(dead)} ${are(dead)} dead`] : [])];
        return `Sends everybody to ${name}${rest.length > 0 ? `; ${list(rest)}` : ""}.`;
      },
      secondary: (used: number) => `The primary is dead, so everybody is sent to the secondary: ${records(used)}.`,
      lost: (share: string) => `${share} of clients are sent to a dead one, for a row has but one check.`,
      leavesOut: (dead: string[], busiest: string) => `Leaves out ${some(dead)}; of the others, ${busiest}.`,
      spreads: (used: number, busiest: string) => `Spreads clients over ${records(used)}, ${busiest}, and leaves out what dies.`,
      failOpen: (share: string) => `Every record is unhealthy, so it fails open: ${share} of clients are sent to a dead one.`,
      byWeight: (used: number) => `Spreads clients over ${records(used)} by weight, each of them alive.`,
      ideal: (busiest: string) => `Sends each request to the least loaded record alive, ${busiest}; no DNS answer can do that.`,
      idealNone: "Nobody is alive: even a balancer has nowhere to send a request.",
    },
    busiest: (ratio: number | null) => (ratio === null ? "none alive" : `the busiest gets ${times(ratio)} an equal share`),
    ratio: (ratio: number) => decimal(ratio, 2),
    how: "The zone's rows are rewritten into each policy, and the same requests come at the same times. A simple row holds all values and has no check; a multivalue row holds one value and its check. Failover has two rows: the first record is the primary, all others together the secondary, without a check, since a row has but one. A group stays as it stands under its own policy. A record whose check fails is taken to be dead.",
    unfit: "These records cannot be put under another policy: an alias stands for another group of records. Choose a group that holds values.",
    nobody: "No record stands for this question, so there is nothing to compare.",
    share: (share: number) => tenths(share),
    nothing: "\u2013",
  },

  timeline: {
    caption: "Share of clients lost over time, under each policy",
    who: "Record that dies",
    dies: "dies",
    at: "at",
    when: "When it dies",
    lasts: "for",
    howLong: "For how long it is dead",
    death: (name: string, from: string, to: string) => `${name} is dead from ${from} to ${to}.`,
    noticed: (after: string, caches: boolean) => `Its check notices after ${after}${caches ? "; caches forget it one TTL later" : ""}.`,
    unnoticed: "No check notices.",
    cost: (contender: string, share: number) => (share === 0 ? `${contender} loses nobody.` : `${contender} loses ${tenths(share)} of all clients.`),
    lostOver: (window: string) => `lost, the last after ${window}`,
    lostIs: "lost",
    moment: "Moment to read",
    atMoment: (time: string, panels: string[]) => `${time}: ${panels.join("; ")}.`,
    answers: (held: number, eligible: number) => (held === eligible ? `, answers all ${whole(held)}` : `, answers ${whole(held)} of ${whole(eligible)}`),
    answersOne: (name: string) => `, answers ${name}`,
    noneLost: "nobody lost",
    cutOff: (peak: number, ceiling: number) => `${tenths(peak)}, cut off at ${tenths(ceiling)}`,
    mark: { dies: "dies", lives: "lives", noticed: "noticed", cleared: "noticed" },
    event: {
      dies: (name: string) => `${name} dies.`,
      lives: (name: string) => `${name} lives again.`,
      noticed: (name: string) => `The check of ${name} says Unhealthy.`,
      cleared: (name: string) => `The check of ${name} says Healthy.`,
    },
    happenings: "What happened",
    alwaysDead: (count: number) => `${count === 1 ? "One other record is" : `${whole(count)} other records are`} dead all the time.`,
    how: "Lost is who finds no living address; the paler area is who meets a dead one first and tries on. A check notices after as many failures in a row as its threshold says, one an interval; then a resolver that asked before keeps its answer up to one TTL.",
    time: "Time (s)",
    lost: (contender: string) => `${contender}, lost`,
    stumbled: (contender: string) => `${contender}, met a dead one first`,
  },

  places: {
    heading: "Place in the answer",
    caption: (group: string) => `How often each record of ${group} stood in each place of the answer`,
    verdict: (expected: number, [low, high]: [number, number], rare: number, cells: number) =>
      `Every answer holds every record; chance only orders them. Expected in each cell: ${expectation(expected)}; ${percent(0.99)} of runs end between ${whole(low)} and ${whole(high)}, and ${rare === 0 ? "so do all" : `${whole(cells - rare)} of the`} ${whole(cells)} cells here.`,
    placed: (name: string, place: number, count: number, all: number) => `${name} stood in place ${whole(place)} in ${whole(count)} of ${whole(all)} answers: ${percent(count / all)}.`,
    place: (place: number) => `Place ${whole(place)}`,
    deviation: (place: number) => `Place ${whole(place)}, deviation (\u03c3)`,
  },

  numbers: {
    toggle: "As a table of numbers",
    value: "Value",
    identifier: "Set identifier",
    health: "Health",
    counted: { returned: "Returned", first: "First", picked: "Picked" },
    share: "Share of queries",
    expected: "Expected",
    low: "99 % from",
    high: "99 % to",
    sigma: "Deviation (\u03c3)",
    clients: (contender: string) => `${contender}, clients`,
    shareOf: (contender: string) => `${contender}, share`,
    deviation: (contender: string) => `${contender}, over an equal share`,
  },

};
