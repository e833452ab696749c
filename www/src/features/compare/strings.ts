/**
 * Strings of the comparison.
 */
import { integer, list, percent } from "../../text/locale";
import { decimal, expectation, percentFixed } from "../../text/number-format";

const records = (count: number) => `${integer(count)} ${count === 1 ? "record" : "records"}`;
const clients = (count: number) => `${integer(count)} ${count === 1 ? "client" : "clients"}`;
const are = (count: number) => (count === 1 ? "is" : "are");
const times = (ratio: number) => `${decimal(ratio, 2)} times`;
const NAMED = 3;
const some = (names: string[]) =>
  list(
    names.length > NAMED
      ? [...names.slice(0, NAMED), `${integer(names.length - NAMED)} more`]
      : names,
  );
const values = (count: number) => `${integer(count)} ${count === 1 ? "value" : "values"}`;
const seconds = (count: number) => `${integer(count)} s`;

export const compareStrings = {
  contenders: {
    simple: "Simple",
    failover: "Failover",
    multivalue: "Multivalue",
    weighted: "Weighted",
    balancer: "Ideal balancer",
  },
  health: { healthy: "healthy", unhealthy: "unhealthy", unchecked: "no check" },
  asItStands: "as it stands",
  resolvers: "Clients ask",
  throughResolvers: (count: number) =>
    count === 0
      ? "each on their own"
      : `through ${integer(count)} caching ${count === 1 ? "resolver" : "resolvers"}`,
  retries: "After a dead address",
  afterFailure: (count: number) =>
    count === 0 ? "they give up" : `they try ${integer(count)} more`,

  caption: (group: string) => `Clients that each record of ${group} gets under each policy`,
  record: "Record",
  asked: (count: number, group: string, resolvers: number, ttl: number) =>
    `${clients(count)} ${count === 1 ? "asks" : "ask"} for ${group}${resolvers === 0 ? ", each on their own" : `, through ${integer(resolvers)} ${resolvers === 1 ? "resolver that keeps" : "resolvers that keep"} an answer for ${integer(ttl)} s`}.`,
  dead: (dead: number, all: number) =>
    dead === 0
      ? `All ${records(all)} are alive.`
      : `${integer(dead)} of ${records(all)} ${are(dead)} dead.`,
  key: {
    share: "share of clients",
    equal: "an equal share of those alive",
    dead: "sent to a dead record",
  },
  facts: {
    lost: "Clients lost",
    busiest: "Busiest, in equal shares",
    used: "Records used",
    records: "Records in an answer",
    octets: "Octets of an answer",
  },
  none: "none",
  usedOf: (used: number, all: number) => `${integer(used)} of ${integer(all)}`,
  summaries: "In words",
  summary: {
    refused: (policy: string, why: string) => `Route 53 takes no such rows as ${policy}: ${why}`,
    blind: (used: number, busiest: string) =>
      `Spreads clients over ${used === 1 ? "the one record" : `all ${records(used)}`}, ${busiest}, and would not notice a death: there is no check.`,
    keepsDead: (dead: string[], share: string) =>
      `Keeps answering ${some(dead)}, dead or not: ${share} of clients are sent there.`,
    one: (name: string, idle: number, dead: number) => {
      const rest = [
        ...(idle > 0 ? [`${records(idle)} ${idle === 1 ? "stands" : "stand"} by`] : []),
        ...(dead > 0 ? [`${integer(dead)} ${are(dead)} dead`] : []),
      ];
      return `Sends everybody to ${name}${rest.length > 0 ? `; ${list(rest)}` : ""}.`;
    },
    secondary: (used: number) =>
      `The primary is dead, so everybody is sent to the secondary: ${records(used)}.`,
    lost: (share: string) =>
      `${share} of clients are sent to a dead one, for a row has but one check.`,
    leavesOut: (dead: string[], busiest: string) =>
      `Leaves out ${some(dead)}; of the others, ${busiest}.`,
    spreads: (used: number, busiest: string) =>
      `Spreads clients over ${records(used)}, ${busiest}, and leaves out what dies.`,
    failOpen: (share: string) =>
      `Every record is unhealthy, so it fails open: ${share} of clients are sent to a dead one.`,
    byWeight: (used: number) =>
      `Spreads clients over ${records(used)} by weight, each of them alive.`,
    ideal: (busiest: string) =>
      `Sends each request to the least loaded record alive, ${busiest}; no DNS answer can do that.`,
    idealNone: "Nobody is alive: even a balancer has nowhere to send a request.",
  },
  busiest: (ratio: number | null) =>
    ratio === null ? "none alive" : `the busiest gets ${times(ratio)} an equal share`,
  ratio: (ratio: number) => decimal(ratio, 2),
  how: "The zone's rows are rewritten into each policy, and the same requests come at the same times. A simple row holds all values and has no check; a multivalue row holds one value and its check. Failover has two rows: the first record is the primary, all others together the secondary, without a check, since a row has but one. A group stays as it stands under its own policy. A record whose check fails is taken to be dead.",
  unfit:
    "These records cannot be put under another policy: an alias stands for another group of records. Choose a group that holds values.",
  nobody: "No record stands for this question, so there is nothing to compare.",
  share: (share: number) => percentFixed(share),
  nothing: "\u2013",
};

export const compareExplanationStrings = {
  asked: (count: number, rate: number, duration: number) =>
    `${clients(count)} are ${integer(rate)} requests a second for ${expectation(duration)} s. They come at the same times under each policy, since all have one seed.`,
  resolvers: (count: number, ttl: number) =>
    count === 0
      ? "Every client asks Route 53 itself: an answer is good for one client, as with a TTL of 0."
      : `Each client asks one of ${integer(count)} ${count === 1 ? "resolver" : "resolvers"}, which gives all of its clients one answer for ${seconds(ttl)}, its TTL. The fewer resolvers, the more clients follow one draw.`,

  asItStands: (all: number) => `The zone as it stands, ${records(all)}.`,
  contenders: {
    simple: (all: number) =>
      `One record with ${values(all)} and no check: each answer holds all of them, in random order (Developer Guide, Simple routing).`,
    failover: (all: number, first: string) =>
      `${first} is the primary, and ${all === 2 ? "the other" : `the other ${integer(all - 1)}`} the secondary: the primary is answered while it is healthy (Developer Guide, Failover routing).`,
    multivalue: (all: number) =>
      `${records(all)}, each with its own check where it has one: an answer holds up to ${integer(8)} that are healthy, drawn at random (Developer Guide, Multivalue answer routing).`,
    balancer: (all: number) =>
      `Not DNS: it knows at once which of ${records(all)} live, and sends each request to the least loaded of those.`,
  },

  got: (count: number, all: number, name: string) =>
    `${integer(count)} of ${clients(all)} took ${name}: ${percent(count / all)}.`,
  nobody: (name: string) =>
    `No client took ${name}: no answer that reached one offered it, or another stood before it.`,
  leftOut: (name: string) => `No client took ${name}: it is dead, and left out.`,
  lostThere: "It is dead, so all of them are lost.",
  share: (count: number, all: number, alive: number) =>
    `That is ${decimal((count * alive) / all, 2)} times an equal share, which is ${expectation(all / alive)} = ${integer(all)} / ${integer(alive)}, the records alive.`,

  lost: (lost: number, all: number) =>
    `${integer(lost)} of ${clients(all)}, ${percent(lost / all)}, took a dead record, or found none.`,
  nobodyLost: (all: number) => `Each of ${clients(all)} took a record that is alive.`,
  busiest: (most: number, name: string, all: number, alive: number) =>
    `${decimal((most * alive) / all, 2)} = ${integer(most)} / ${expectation(all / alive)}: what ${name} got, the most of all alive, in equal shares of ${clients(all)} among ${integer(alive)}.`,
  used: (used: number, all: number, count: number) =>
    `Of ${records(all)}, ${integer(used)} got at least one of ${clients(count)}.`,
  records: (count: number, seed: string) =>
    `The first answer of seed ${seed} holds ${records(count)}.`,
  octets: (count: number, held: number) =>
    `The first answer has ${integer(count)} octets: a header of 12, the question, ${records(held)} that ${held === 1 ? "names its" : "name their"} owner by a pointer of 2 (RFC 1035, section 4.1), and what comes with ${held === 1 ? "it" : "them"}: the zone's name servers, where it has them, and EDNS (RFC 6891).`,
};
