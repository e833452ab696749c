/**
 * What the numbers of comparison and timeline say of themselves, with the numbers that they come from.
 */
import { clock, decimal, expectation, tenths } from "../figures";
import { percent, whole } from "../format";

const clients = (count: number) => `${whole(count)} ${count === 1 ? "client" : "clients"}`;
const records = (count: number) => `${whole(count)} ${count === 1 ? "record" : "records"}`;
const values = (count: number) => `${whole(count)} ${count === 1 ? "value" : "values"}`;
const seconds = (count: number) => `${whole(count)} s`;

export const words = {
  asked: (count: number, rate: number, duration: number) =>
    `${clients(count)} are ${whole(rate)} requests a second for ${expectation(duration)} s. They come at the same times under each policy, since all have one seed.`,
  resolvers: (count: number, ttl: number) =>
    count === 0
      ? "Every client asks Route 53 itself: an answer is good for one client, as with a TTL of 0."
      : `Each client asks one of ${whole(count)} ${count === 1 ? "resolver" : "resolvers"}, which gives all of its clients one answer for ${seconds(ttl)}, its TTL. The fewer resolvers, the more clients follow one draw.`,

  asItStands: (all: number) => `The zone as it stands, ${records(all)}.`,
  contenders: {
    simple: (all: number) => `One record with ${values(all)} and no check: each answer holds all of them, in random order (Developer Guide, Simple routing).`,
    failover: (all: number, first: string) => `${first} is the primary, and ${all === 2 ? "the other" : `the other ${whole(all - 1)}`} the secondary: the primary is answered while it is healthy (Developer Guide, Failover routing).`,
    multivalue: (all: number) => `${records(all)}, each with its own check where it has one: an answer holds up to ${whole(8)} that are healthy, drawn at random (Developer Guide, Multivalue answer routing).`,
    balancer: (all: number) => `Not DNS: it knows at once which of ${records(all)} live, and sends each request to the least loaded of those.`,
  },

  got: (count: number, all: number, name: string) => `${whole(count)} of ${clients(all)} took ${name}: ${percent(count / all)}.`,
  nobody: (name: string) => `No client took ${name}: no answer that reached one offered it, or another stood before it.`,
  leftOut: (name: string) => `No client took ${name}: it is dead, and left out.`,
  lostThere: "It is dead, so all of them are lost.",
  share: (count: number, all: number, alive: number) =>
    `That is ${decimal((count * alive) / all, 2)} times an equal share, which is ${expectation(all / alive)} = ${whole(all)} / ${whole(alive)}, the records alive.`,

  lost: (lost: number, all: number) => `${whole(lost)} of ${clients(all)}, ${percent(lost / all)}, took a dead record, or found none.`,
  nobodyLost: (all: number) => `Each of ${clients(all)} took a record that is alive.`,
  busiest: (most: number, name: string, all: number, alive: number) =>
    `${decimal((most * alive) / all, 2)} = ${whole(most)} / ${expectation(all / alive)}: what ${name} got, the most of all alive, in equal shares of ${clients(all)} among ${whole(alive)}.`,
  used: (used: number, all: number, count: number) => `Of ${records(all)}, ${whole(used)} got at least one of ${clients(count)}.`,
  records: (count: number, seed: string) => `The first answer of seed ${seed} holds ${records(count)}.`,
  octets: (count: number, held: number) =>
    `The first answer has ${whole(count)} octets: a header of 12, the question, ${records(held)} that ${held === 1 ? "names its" : "name their"} owner by a pointer of 2 (RFC 1035, section 4.1), and what comes with ${held === 1 ? "it" : "them"}: the zone's name servers, where it has them, and EDNS (RFC 6891).`,

  story: (name: string, from: number, lasts: number, end: number) =>
    `${name} is dead for ${clock(lasts)}, from ${clock(from)} on; ${clock(end - from - lasts)} more are looked at. Shares are of all clients from ${clock(0)} to ${clock(end)}.`,
  course: (share: number, lost: number, all: number) => `${tenths(share)} = ${whole(lost)} of ${clients(all)} found no living address.`,
  window: (window: number, from: number) => `${clock(window)} is from the death at ${clock(from)} to the last client lost to it, at ${clock(from + window)}.`,
  longest: (window: number) => `${clock(window)} is the longest time from the death of a record, be it dead from the beginning, to the last client lost to it.`,
  ceiling: (ceiling: number, step: number) => `All panels share one axis: its end is ${percent(ceiling)} of the clients of a step, which is ${seconds(step)} long.`,
  cutOff: (peak: number) => `This one goes up to ${percent(peak)}, and is torn off where it would leave the others flat.`,

  moment: (at: number, step: number, lost: number, all: number, contender: string) =>
    `From ${clock(at)} to ${clock(at + step)}, ${percent(all > 0 ? lost / all : 0)} = ${whole(lost)} of ${clients(all)} of ${contender} found no living address.`,
  answered: (held: number, eligible: number, name: string, isIn: boolean) =>
    `Of the ${records(eligible)} that its checks leave, an answer of Route 53 holds ${whole(held)}; ${name} is ${isIn ? "still" : "not"} among them${isIn ? "" : ", but may be in answers that caches keep"}.`,

  dies: (name: string, at: number) => `${name} stops answering ${clock(at)} after the beginning, as was chosen above.`,
  lives: (name: string, at: number, lasts: number) => `${name} answers again after ${clock(lasts)}, ${clock(at)} after the beginning.`,
  noticed: (after: number, threshold: number, interval: number) =>
    `${clock(after)} after the death: its check fails ${whole(threshold)} times in a row, once in ${seconds(interval)} (API reference, HealthCheckConfig, FailureThreshold and RequestInterval).`,
  cleared: (after: number, threshold: number, interval: number) =>
    `${clock(after)} after it lives again: its check passes ${whole(threshold)} times in a row, once in ${seconds(interval)}.`,

  retries: (count: number) => (count === 0 ? "A client that takes a dead address gives up." : `A client that takes a dead address tries up to ${whole(count)} more of its answer, in order, and is lost when all of them are dead.`),
  at: (at: number) => `The record dies ${clock(at)} after the beginning, when caches have filled.`,
  lasts: (lasts: number) => `The record is dead for ${clock(lasts)}. A check needs some failures in a row to notice, and caches keep the old answer for up to a TTL.`,
};
