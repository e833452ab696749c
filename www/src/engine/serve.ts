/**
 * Serving one request with the package's own calls.
 *
 * Every request imports its source anew with its seed, so that a picture depends
 * on nothing but the request; the tally is one call, the very one a program would make.
 */
import { Zone } from "multivalue";
import type { Tally, ZoneSource } from "multivalue";

import { replay } from "../model/observations";
import { runClients } from "./clients";
import { exchange, skip, type OpenZone } from "./exchange";
import type { Message, Outcome, Query, Request } from "./protocol";

export type Post = (message: Message) => void;

export function serve(request: Request, post: Post): void {
  const zone = opened(request);
  try {
    if (request.query) run(zone, { ...request, query: request.query }, post);
    else post({ kind: "accepted", source: changed(zone, request).export() });
  } finally {
    zone.free();
  }
}

function changed(zone: OpenZone, { batch }: Request): OpenZone {
  if (batch) zone.change(batch);
  return zone;
}

/** With the results that its checks have had. */
function opened({ source, seed, observations = {} }: Request): OpenZone {
  const zone = Zone.import(source as ZoneSource, { seed });
  try {
    replay(observations, (id, ok) => zone.observe(id, { ok }));
    return zone;
  } catch (error) {
    zone.free();
    throw error;
  }
}

/** A first tally of one query has the core judge the options before the page waits for the rest. */
function run(zone: OpenZone, request: Asked, post: Post): void {
  const { query, seed } = request;
  skip(zone, query);
  const answer = zone.resolve(query.name, query.type);
  const health = zone.health();
  const { story } = query;
  const tally = (queries: number, places = false) => zone.tally(query.name, query.type, { ...query.options, seed, queries, places });
  const first = answer.policy === null ? null : tally(1);
  const places = first !== null && isCertain(first);
  const count = (share: number): Counted => ({
    tally: first && tally(Math.ceil(query.options.queries * share), places),
    clients: story ? runClients(request, story, { answer, health }, share) : null,
  });
  post({ kind: "accepted", source: null });
  const wire = exchange(() => opened(request), query);
  announce(count, query.options.queries, post);
  post({ kind: "outcome", outcome: { answer, health, wire, ...count(1) } });
}

/** Every answer holds every record, few enough to be seen: then the place in it is what chance decides. */
function isCertain({ eligible, perAnswer }: Tally): boolean {
  return perAnswer === eligible && perAnswer <= MOST_PLACES;
}

/** Tells the page how long the run will take, by what a hundredth of it takes. */
function announce(count: (share: number) => unknown, queries: number, post: Post): void {
  if (queries < 100 * LEAST_SAMPLE) return;
  const start = performance.now();
  count(0.01);
  post({ kind: "estimate", milliseconds: (performance.now() - start) * 100 });
}

type Counted = Pick<Outcome, "tally" | "clients">;

interface Asked extends Request {
  query: Query;
}

/** As many as a multivalue answer holds. */
const MOST_PLACES = 8;
/** Below this many queries, measuring would cost more than it tells. */
const LEAST_SAMPLE = 1_000;
