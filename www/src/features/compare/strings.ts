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
  asItStands: "unchanged",
  resolvers: "Clients ask",
  throughResolvers: (count: number) =>
    count === 0
      ? "directly"
      : `through ${integer(count)} caching ${count === 1 ? "resolver" : "resolvers"}`,
  retries: "On a dead address",
  afterFailure: (count: number) =>
    count === 0 ? "they give up" : `they try ${integer(count)} more`,

  caption: (group: string) => `Clients of each record of ${group} under each policy`,
  record: "Record",
  asked: (count: number, group: string, resolvers: number, ttl: number) =>
    `${clients(count)} ${count === 1 ? "asks" : "ask"} for ${group}${resolvers === 0 ? ", directly" : `, through ${integer(resolvers)} ${resolvers === 1 ? "resolver that caches" : "resolvers that cache"} each answer for ${integer(ttl)} s`}.`,
  dead: (dead: number, all: number) =>
    dead === 0
      ? `All ${records(all)} are up.`
      : `${integer(dead)} of ${records(all)} ${are(dead)} down.`,
  key: {
    share: "share of clients",
    equal: "an equal share among live records",
    dead: "sent to a dead record",
  },
  facts: {
    lost: "Clients lost",
    busiest: "Busiest record, × equal share",
    used: "Records used",
    records: "Records in an answer",
    octets: "Octets in an answer",
  },
  none: "none",
  usedOf: (used: number, all: number) => `${integer(used)} of ${integer(all)}`,
  summaries: "In words",
  summary: {
    refused: (policy: string, why: string) => `Route 53 rejects these records as ${policy}: ${why}`,
    blind: (used: number, busiest: string) =>
      `Spreads clients over ${used === 1 ? "the one record" : `all ${records(used)}`}: ${busiest}. It has no check, so it would not notice an outage.`,
    keepsDead: (dead: string[], share: string) =>
      `Keeps returning ${some(dead)} although down: ${share} of clients are sent there.`,
    one: (name: string, idle: number, dead: number) => {
      const rest = [
        ...(idle > 0 ? [`${records(idle)} on standby`] : []),
        ...(dead > 0 ? [`${integer(dead)} ${are(dead)} down`] : []),
      ];
      return `Sends all clients to ${name}${rest.length > 0 ? `; ${list(rest)}` : ""}.`;
    },
    secondary: (used: number) =>
      `The primary is down, so all clients go to the secondary: ${records(used)}.`,
    lost: (share: string) =>
      `${share} of clients are sent to a dead record, because a failover record has only one check.`,
    leavesOut: (dead: string[], busiest: string) =>
      `Leaves out ${some(dead)}. Of the others, ${busiest}.`,
    spreads: (used: number, busiest: string) =>
      `Leaves out records that go down. Spreads clients over ${records(used)}: ${busiest}.`,
    failOpen: (share: string) =>
      `Every record is unhealthy, so it fails open: ${share} of clients are sent to a dead record.`,
    byWeight: (used: number) =>
      `Spreads clients over ${records(used)} by weight. All of them are up.`,
    ideal: (busiest: string) =>
      `Sends each request to the least loaded live record: ${busiest}. DNS cannot do that.`,
    idealNone: "All records are down: even a load balancer has nowhere to send a request.",
  },
  busiest: (ratio: number | null) =>
    ratio === null ? "none up" : `the busiest gets ${times(ratio)} its equal share`,
  ratio: (ratio: number) => decimal(ratio, 2),
  how: "The records are rewritten for each policy, and the same requests arrive at the same times. Simple: one record with all values and no check. Multivalue: one record per value, each with its check. Failover: the first record is the primary; all others together are the secondary, without a check, because a record has only one. The zone's own policy is unchanged. A record whose check fails is assumed to be down.",
  unfit:
    "These records cannot be compared: an alias has no values of its own. Choose a name whose records have values.",
  nobody: "No record has this name and type, so there is nothing to compare.",
  share: (share: number) => percentFixed(share),
  nothing: "\u2013",
};

export const compareExplanationStrings = {
  asked: (count: number, rate: number, duration: number) =>
    `${clients(count)} are ${integer(rate)} requests a second for ${expectation(duration)} s. They arrive at the same times under each policy, because all use one seed.`,
  resolvers: (count: number, ttl: number) =>
    count === 0
      ? "Every client asks Route 53 directly and gets its own answer, as with a TTL of 0."
      : `Each client asks one of ${integer(count)} ${count === 1 ? "resolver" : "resolvers"}, which caches its answer for ${seconds(ttl)} (the TTL) and gives it to all its clients. With fewer resolvers, more clients share one draw.`,

  asItStands: (all: number) => `The zone unchanged, ${records(all)}.`,
  contenders: {
    simple: (all: number) =>
      `One record with ${values(all)} and no check: each answer contains all of them, in random order (Developer Guide, Simple routing).`,
    failover: (all: number, first: string) =>
      `${first} is the primary, ${all === 2 ? "the other" : `the other ${integer(all - 1)}`} the secondary. The primary is returned while it is healthy (Developer Guide, Failover routing).`,
    multivalue: (all: number) =>
      `${records(all)}, each with its own check if it has one: an answer contains up to ${integer(8)} healthy ones, drawn at random (Developer Guide, Multivalue answer routing).`,
    balancer: (all: number) =>
      `Not DNS: it knows at once which of ${records(all)} are up, and sends each request to the least loaded of them.`,
  },

  got: (count: number, all: number, name: string) =>
    `${integer(count)} of ${clients(all)} used ${name}: ${percent(count / all)}.`,
  nobody: (name: string) =>
    `No client used ${name}: it was in no answer, or another record came before it.`,
  leftOut: (name: string) => `No client used ${name}: it is down and left out.`,
  lostThere: "It is down, so all of them are lost.",
  share: (count: number, all: number, alive: number) =>
    `That is ${decimal((count * alive) / all, 2)} times an equal share, which is ${expectation(all / alive)} = ${integer(all)} clients / ${integer(alive)} live records.`,

  lost: (lost: number, all: number) =>
    `${integer(lost)} of ${clients(all)}, ${percent(lost / all)}, got a dead record or none.`,
  nobodyLost: (all: number) => `All ${clients(all)} got a live record.`,
  busiest: (most: number, name: string, all: number, alive: number) =>
    `${decimal((most * alive) / all, 2)} = ${integer(most)} / ${expectation(all / alive)}: the clients of ${name}, the busiest live record, divided by an equal share of ${clients(all)} among ${integer(alive)}.`,
  used: (used: number, all: number, count: number) =>
    `Of ${records(all)}, ${integer(used)} got at least one of ${clients(count)}.`,
  records: (count: number, seed: string) =>
    `The first answer of seed ${seed} contains ${records(count)}.`,
  octets: (count: number, held: number) =>
    `The first answer has ${integer(count)} octets: a header of 12, the question, ${records(held)} ${held === 1 ? "whose name is a pointer" : "whose names are pointers"} of 2 (RFC 1035, section 4.1), the zone's name servers if it has any, and EDNS (RFC 6891).`,
};
