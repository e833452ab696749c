/**
 * Serving one request with the package's own calls.
 *
 * Every request imports its source anew with its seed, so that a picture depends
 * on nothing but the request; the tally is one call, the very one a program would make.
 */
import { Zone } from "multivalue";
import type { Answer, ZoneSource } from "multivalue";

import type { Message, Query, Request } from "./protocol";

export type Post = (message: Message) => void;

export function serve({ source, seed, query }: Request, post: Post): void {
  const zone = Zone.import(source as ZoneSource, { seed });
  try {
    if (query) run(zone, seed, query, post);
    else post({ kind: "accepted", source: zone.export() });
  } finally {
    zone.free();
  }
}

/** A first tally of one query has the core judge the options before the page waits for the rest. */
function run(zone: OpenZone, seed: string, query: Query, post: Post): void {
  const answer = nthAnswer(zone, query);
  const count = (queries: number) => zone.tally(query.name, query.type, { ...query.options, seed, queries });
  const counts = answer.policy !== null;
  if (counts) count(1);
  post({ kind: "accepted", source: null });
  if (counts) announce(count, query.options.queries, post);
  post({ kind: "outcome", outcome: { answer, tally: counts ? count(query.options.queries) : null } });
}

/** The stream of a seed has one answer after the other; the page shows the n-th. */
function nthAnswer(zone: OpenZone, { name, type, ask }: Query): Answer {
  for (let query = 1; query < ask; query += 1) zone.resolve(name, type);
  return zone.resolve(name, type);
}

/** Tells the page how long the run will take, by what a hundredth of it takes. */
function announce(count: (queries: number) => unknown, queries: number, post: Post): void {
  const sample = Math.floor(queries / 100);
  if (sample < LEAST_SAMPLE) return;
  const start = performance.now();
  count(sample);
  post({ kind: "estimate", milliseconds: (performance.now() - start) * 100 });
}

type OpenZone = ReturnType<typeof Zone.import>;

/** Below this many queries, measuring would cost more than it tells. */
const LEAST_SAMPLE = 1_000;
