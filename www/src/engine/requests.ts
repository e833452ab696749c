/**
 * Runs requests in short steps, by the package's public API, and schedules the steps of several requests in time slices:
 * a short request does not wait for a long one, and each can be cancelled.
 *
 * Each request imports its zone again with its seed, so a result depends on the request alone, and a tally is the one
 * that a program would count.
 */
import {
  type ArgumentLocation,
  type PartialTally,
  Route53Error,
  type Tally,
  Zone,
  type ZoneSource,
} from "multivalue";

import { idOf, isTruncated, makeQuery } from "../dns/message";
import { replay } from "../model/check-results";
import type { ClientResults, Exchange } from "../model/outcome";
import type {
  Post,
  Query,
  QueryRequest,
  Reply,
  ReplyBody,
  Request,
  SimulationOptions,
} from "./protocol";
import { messagesOf } from "./refusal";
import { type Baseline, simulatePolicies } from "./simulate";
import { yieldToMain } from "./yield-to-main";

export class TaskScheduler {
  readonly #jobs = new Map<number, Iterator<void>>();
  readonly #post: (reply: Reply) => void;
  readonly #slice: number;
  #isRunning = false;

  /** `slice`: milliseconds of work without a pause. */
  constructor(post: (reply: Reply) => void, slice: number) {
    this.#post = post;
    this.#slice = slice;
  }

  submit(id: number, request: Request): void {
    this.#jobs.set(
      id,
      runRequest(request, (message) => this.#post({ id, ...message })),
    );
    if (!this.#isRunning) void this.#run();
  }

  cancel(id: number): void {
    this.#jobs.get(id)?.return?.();
    this.#jobs.delete(id);
    this.#post({ id, kind: "dropped" });
  }

  cancelAll(): void {
    for (const id of [...this.#jobs.keys()]) this.cancel(id);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#jobs.size > 0) {
      for (const [id, job] of [...this.#jobs]) {
        if (this.#jobs.has(id) && this.#runSlice(id, job)) this.#jobs.delete(id);
        await yieldToMain();
      }
    }
    this.#isRunning = false;
  }

  /** Runs one slice of a job. True when it is finished. */
  #runSlice(id: number, job: Iterator<void>): boolean {
    const end = performance.now() + this.#slice;
    try {
      do if (job.next().done) return true;
      while (performance.now() < end);
      return false;
    } catch (error) {
      this.#post({ id, ...errorReply(error) });
      return true;
    }
  }
}

/** Runs all steps at once. */
export function runToEnd(request: Request, post: Post): void {
  const all = runRequest(request, post);
  while (!all.next().done);
}

/** Every step is short; a caller can stop between two. */
export function* runRequest(request: Request, post: Post): Generator<void> {
  let zone: OpenZone | null = null;
  try {
    zone = openZone(request);
    if (request.query) return yield* runQuery(zone, { ...request, query: request.query }, post);
    if (request.batch) zone.change(request.batch);
    post({ kind: "accepted", source: zone.export() });
  } catch (error) {
    if (!(error instanceof Route53Error)) throw error;
    const document = zone && request.batch ? request.batch : request.source;
    post({
      kind: "refused",
      messages: messagesOf(error, document),
      paths: error.violations.map(({ path }) => path),
    });
  } finally {
    zone?.free();
  }
}

/** After a trap, the wasm instance can answer nothing more (`crashed`). */
export function errorReply(error: unknown): ReplyBody {
  if (error instanceof WebAssembly.CompileError)
    return { kind: "refused", messages: [servingStrings.wasmBlocked] };
  const crashed = error instanceof Error && error.cause instanceof WebAssembly.RuntimeError;
  return {
    kind: "refused",
    messages: [error instanceof Error ? error.message : String(error)],
    paths: [(error as ArgumentLocation | undefined)?.path],
    crashed,
  };
}

/** Imports the zone and replays the results of its checks. */
function openZone({ source, seed, observations = {} }: Request): OpenZone {
  const zone = Zone.import(source as ZoneSource, { seed });
  try {
    replay(observations, (id, ok) => zone.observe(id, { ok }));
    return zone;
  } catch (error) {
    zone.free();
    throw error;
  }
}

/** Starting the tally makes the core validate its options before `accepted` is posted. */
function* runQuery(zone: OpenZone, request: QueryRequest, post: Post): Generator<void> {
  const { query, seed } = request;
  yield* skipQueries(zone, query);
  const answer = zone.resolve(query.name, query.type);
  const health = zone.health();
  const { octets, simulation: story } = query;
  const counting = answer.policy === null ? null : startTally(zone, query, seed);
  try {
    post({ kind: "accepted", source: null });
    const wire = octets ? yield* exchange(() => openZone(request), query) : null;
    const tally = counting && (yield* advanceTally(counting, query.options.queries, post));
    const clients = story ? yield* simulateClients(request, story, { answer, health }, post) : null;
    post({ kind: "outcome", outcome: { answer, health, wire, tally, clients } });
  } finally {
    counting?.free();
  }
}

function startTally(zone: OpenZone, query: Query, seed: string): PartialTally {
  const options = { ...query.options, seed };
  return zone.startTally(
    query.name,
    query.type,
    query.places ? { ...options, places: areAllReturned(zone, query, seed) } : options,
  );
}

/** Whether every answer holds every record, few enough to show: then only their order is random. */
function areAllReturned(zone: OpenZone, { name, type, options }: Query, seed: string): boolean {
  const { eligible, perAnswer } = zone.tally(name, type, { ...options, seed, queries: 1 });
  return perAnswer === eligible && perAnswer <= MOST_PLACES;
}

/** Posts an estimate, extrapolated from the first steps. */
function* advanceTally(
  counting: PartialTally,
  queries: number,
  post: Post,
): Generator<void, Tally> {
  const start = performance.now();
  let isEstimated = false;
  for (let left = queries; (left = counting.advance(QUERIES_PER_STEP)) > 0; ) {
    const elapsed = performance.now() - start;
    if (!isEstimated && elapsed > ESTIMATE_AFTER) {
      post({ kind: "estimate", milliseconds: (elapsed * queries) / (queries - left) });
      isEstimated = true;
    }
    yield;
  }
  return counting.tally();
}

/** Posts an estimate, measured on a hundredth of the clients. */
function* simulateClients(
  request: QueryRequest,
  story: SimulationOptions,
  baseline: Baseline,
  post: Post,
): Generator<void, ClientResults> {
  const start = performance.now();
  if (request.query.options.queries >= MEASURED_FROM)
    yield* simulatePolicies(request, story, baseline, 0.01);
  const milliseconds = (performance.now() - start) * 100;
  if (milliseconds > ESTIMATE_AFTER) post({ kind: "estimate", milliseconds });
  return yield* simulatePolicies(request, story, baseline);
}

export type OpenZone = ReturnType<typeof Zone.import>;

/**
 * Over UDP, and over TCP if truncated, as clients do (RFC 7766, section 5). A zone of the same seed that has answered as
 * many queries gives the answer shown.
 */
export function* exchange(zoneOf: () => OpenZone, query: Query): Generator<void, Exchange> {
  const octets = makeQuery({ ...query, id: idOf(query.ask) });
  const reply = yield* replyOver("udp", octets);
  if (!isTruncated(reply)) return { transport: "udp", query: octets, reply };
  return { transport: "tcp", query: octets, reply: yield* replyOver("tcp", octets) };

  function* replyOver(
    transport: Exchange["transport"],
    message: Uint8Array,
  ): Generator<void, Uint8Array> {
    const zone = zoneOf();
    try {
      yield* skipQueries(zone, query);
      return zone.serveDns(message, { transport }) ?? new Uint8Array();
    } finally {
      zone.free();
    }
  }
}

/** Advances to the n-th query of the seed's stream. */
export function* skipQueries(zone: OpenZone, { name, type, ask }: Query): Generator<void> {
  for (let query = 1; query < ask; query += 1) {
    zone.resolve(name, type);
    if (query % SKIPPED_PER_STEP === 0) yield;
  }
}

export const servingStrings = {
  wasmBlocked:
    "WebAssembly may not run here: the page's Content-Security-Policy must have 'wasm-unsafe-eval' in script-src.",
};

/** Some milliseconds at the largest number of records of a name. */
const QUERIES_PER_STEP = 256;
/** The most that a multivalue answer holds. */
const MOST_PLACES = 8;
/** Milliseconds of measurement that an estimate needs. */
const ESTIMATE_AFTER = 50;
/** With fewer queries, measuring costs more than it tells. */
const MEASURED_FROM = 100_000;

const SKIPPED_PER_STEP = 16;
