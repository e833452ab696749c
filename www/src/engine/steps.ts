/**
 * What serving a request takes, a step at a time, whichever wasm file the zone is in.
 *
 * Every request imports its source anew with its seed, so that a picture depends
 * on nothing but the request; the tally is the very one that a program would count.
 */
import type { Answer, HealthReport, Observation, RRType, Tally, TallyOptions, ZoneSource } from "multivalue";

import { replay } from "../model/observations";
import type { Clients, Exchange, Message, Query, Request, Story } from "./protocol";

export type Post = (message: Message) => void;

/** Serves requests in steps, and says what an error on the way means. */
export interface Serving {
  serving(request: Request, post: Post): Generator<void>;
  refusal(error: unknown): Message;
}

/** As much of the package's `Zone` as any picture asks for. */
export interface OpenZone {
  observe(id: string, observation: Observation): unknown;
  resolve(name: string, type: RRType): Answer;
  health(): HealthReport[];
  tally(name: string, type: RRType, options: TallyOptions): Tally;
  startTally(name: string, type: RRType, options: TallyOptions): Counting;
  export(): ZoneSource;
  free(): void;
}

interface Counting {
  goOn(queries: number): number;
  tally(): Tally;
  free(): void;
}

/** What zones are opened with, and what some views show beside a picture. */
export interface Engine<Z extends OpenZone> {
  open(request: Request): Z;
  change(zone: Z, batch: NonNullable<Request["batch"]>): void;
  exchange(zoneOf: () => Z, query: Query): Generator<void, Exchange>;
  meet(request: Asked, story: Story, standing: Standing, post: Post): Generator<void, Clients>;
}

/** What the zone says, which all clients start from. */
export interface Standing {
  answer: Answer;
  health: HealthReport[];
}

export interface Asked extends Request {
  query: Query;
}

/** Each step is short; whoever takes them may stop between any two. */
export function* steps<Z extends OpenZone>(request: Request, post: Post, engine: Engine<Z>): Generator<void> {
  const zone = opened(request, engine);
  try {
    if (request.query) return yield* run(zone, { ...request, query: request.query }, post, engine);
    if (request.batch) engine.change(zone, request.batch);
    post({ kind: "accepted", source: zone.export() });
  } finally {
    zone.free();
  }
}

/** With the results that its checks have had. */
function opened<Z extends OpenZone>(request: Request, engine: Engine<Z>): Z {
  const zone = engine.open(request);
  try {
    replay(request.observations ?? {}, (id, ok) => zone.observe(id, { ok }));
    return zone;
  } catch (error) {
    zone.free();
    throw error;
  }
}

/** To start the tally has the core judge its options before the page waits for the rest. */
function* run<Z extends OpenZone>(zone: Z, request: Asked, post: Post, engine: Engine<Z>): Generator<void> {
  const { query, seed } = request;
  yield* skipping(zone, query);
  const answer = zone.resolve(query.name, query.type);
  const health = zone.health();
  const { octets, story } = query;
  const counting = answer.policy === null ? null : started(zone, query, seed);
  try {
    post({ kind: "accepted", source: null });
    const wire = octets ? yield* engine.exchange(() => opened(request, engine), query) : null;
    const tally = counting && (yield* count(counting, query.options.queries, post));
    const clients = story ? yield* engine.meet(request, story, { answer, health }, post) : null;
    post({ kind: "outcome", outcome: { answer, health, wire, tally, clients } });
  } finally {
    counting?.free();
  }
}

function started(zone: OpenZone, query: Query, seed: string): Counting {
  const options = { ...query.options, seed };
  return zone.startTally(query.name, query.type, query.places ? { ...options, places: isCertain(zone, query, seed) } : options);
}

/** Where every answer holds every record, few enough to be seen, the place in it is what chance decides. */
function isCertain(zone: OpenZone, { name, type, options }: Query, seed: string): boolean {
  const { eligible, perAnswer } = zone.tally(name, type, { ...options, seed, queries: 1 });
  return perAnswer === eligible && perAnswer <= MOST_PLACES;
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

/** Comes to where the n-th query of the seed's stream is the next. */
export function* skipping(zone: OpenZone, { name, type, ask }: Query): Generator<void> {
  for (let query = 1; query < ask; query += 1) {
    zone.resolve(name, type);
    if (query % FEW === 0) yield;
  }
}

/** Queries of a step. */
const FEW = 16;
/** Queries between two looks at the clock: at the most records that a name may have, some milliseconds. */
const PIECE = 256;
/** As many as a multivalue answer holds. */
const MOST_PLACES = 8;
/** Milliseconds after which an estimate means something. */
export const TELLING = 50;
