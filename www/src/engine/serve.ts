/**
 * Serving one request with the package's own calls, a step at a time.
 *
 * Every request imports its source anew with its seed, so that a picture depends
 * on nothing but the request; the tally is the very one that a program would count.
 */
import { Zone } from "multivalue";
import type { Tally, ZoneSource } from "multivalue";

import { replay } from "../model/observations";
import { runClients, type Standing } from "./clients";
import { exchange, skipping, type OpenZone } from "./exchange";
import type { Clients, Message, Query, Request, Story } from "./protocol";

export type Post = (message: Message) => void;

/** To its end at once. */
export function serve(request: Request, post: Post): void {
  const steps = serving(request, post);
  while (!steps.next().done);
}

/** Each step is short; whoever takes them may stop between any two. */
export function* serving(request: Request, post: Post): Generator<void> {
  const zone = opened(request);
  try {
    if (request.query) yield* run(zone, { ...request, query: request.query }, post);
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

/** To start the tally has the core judge its options before the page waits for the rest. */
function* run(zone: OpenZone, request: Asked, post: Post): Generator<void> {
  const { query, seed } = request;
  yield* skipping(zone, query);
  const answer = zone.resolve(query.name, query.type);
  const health = zone.health();
  const { story } = query;
  const counting = answer.policy === null ? null : started(zone, query, seed);
  try {
    post({ kind: "accepted", source: null });
    const wire = yield* exchange(() => opened(request), query);
    const tally = counting && (yield* count(counting, query.options.queries, post));
    const clients = story ? yield* meet(request, story, { answer, health }, post) : null;
    post({ kind: "outcome", outcome: { answer, health, wire, tally, clients } });
  } finally {
    counting?.free();
  }
}

/** Where every answer holds every record, few enough to be seen, the place in it is what chance decides; so that is counted too. */
function started(zone: OpenZone, { name, type, options }: Query, seed: string): Counting {
  const { eligible, perAnswer } = zone.tally(name, type, { ...options, seed, queries: 1 });
  return zone.startTally(name, type, { ...options, seed, places: perAnswer === eligible && perAnswer <= MOST_PLACES });
}

/** Tells on the way how long it will take, by what the beginning took. */
function* count(counting: Counting, queries: number, post: Post): Generator<void, Tally> {
  const start = performance.now();
  let isEstimated = false;
  for (let left = queries; (left = counting.goOn(PIECE)) > 0; ) {
    const elapsed = performance.now() - start;
    if (!isEstimated && elapsed > TELLING) {
      post({ kind: "estimate", milliseconds: (elapsed * queries) / (queries - left) });
      isEstimated = true;
    }
    yield;
  }
  return counting.tally();
}

/** Tells first how long it will take, by what a hundredth of it takes. */
function* meet(request: Asked, story: Story, standing: Standing, post: Post): Generator<void, Clients> {
  const start = performance.now();
  if (request.query.options.queries >= LARGE) yield* runClients(request, story, standing, 0.01);
  const milliseconds = (performance.now() - start) * 100;
  if (milliseconds > TELLING) post({ kind: "estimate", milliseconds });
  return yield* runClients(request, story, standing);
}

type Counting = ReturnType<OpenZone["startTally"]>;

interface Asked extends Request {
  query: Query;
}

/** Queries between two looks at the clock: at the most records that a name may have, some milliseconds. */
const PIECE = 256;
/** As many as a multivalue answer holds. */
const MOST_PLACES = 8;
/** Below this many queries, measuring would cost more than it tells. */
const LARGE = 100_000;
/** Milliseconds after which an estimate means something. */
const TELLING = 50;
