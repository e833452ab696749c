// Zone: one hosted zone with its records and health checks.
//
// The facade over the core's handle. It checks arguments; the core does everything else.
// Source of the shapes: the Route 53 API Reference.

import type { TallyHandle, ZoneHandle } from "#glue";
import type { ServeOptions } from "./doh/dns-server.js";
import {
  parseCount,
  parseData,
  parseOctets,
  parseOptionalFlag,
  parseOptionalText,
  parseOptions,
  parseSeed,
  parseText,
  type Seed,
} from "./engine/arguments.js";
import { parseDocument, parseSource } from "./engine/documents.js";
import { Engine, type Glue } from "./engine/engine.js";
import { argumentError } from "./engine/error.js";
import type {
  Answer,
  ChangeBatch,
  HealthCheck,
  HealthReport,
  HealthStatus,
  Observation,
  ResourceRecordSet,
  RRType,
  Scenario,
  Tally,
  Timeline,
  ZoneSource,
} from "./types.js";

/** Both wasm modules have zones. */
type ZoneGlue = Glue & Pick<typeof import("#glue"), "ZoneHandle">;

/** The engine of zones. */
export const zones = /* @__PURE__ */ new Engine<typeof import("#glue")>("mv_bg");

/** With a seed, the same calls give the same answers on every host. */
export interface SeedOptions {
  /** Without one, it comes from the host's secure random source. */
  seed?: Seed;
}

/** Options of `Zone.tally`. */
export interface TallyOptions extends SeedOptions {
  /** Number of queries; 10,000 by default. */
  queries?: number;
  /** The address of an answer that the client uses; `first` by default. */
  pick?: "first" | "random" | "rfc6724";
  /** Client address, for the `rfc6724` pick. */
  source?: string;
  /** Whether to count places in the answer too, which takes longer; `false` by default. */
  places?: boolean;
}

/** A zone document, or the two listings of the AWS command line; each as data or as JSON text. */
export type ZoneInput =
  | ZoneSource
  | string
  | readonly [recordSets: object | string, healthChecks: object | string];

/** A hosted zone in memory. */
export class Zone {
  #handle: ZoneHandle | undefined;
  readonly #engine: Engine<Glue>;

  /** A zone with the SOA and NS records of a new Route 53 zone. */
  constructor(name: string, options?: SeedOptions) {
    const zone = name as unknown;
    if (zone instanceof Wrapped) {
      this.#handle = zone.handle;
      this.#engine = zone.engine;
      return;
    }
    const text = parseText(zone, "name");
    const seed = parseSeed(parseOptions(options).seed);
    this.#handle = zones.call((core) => core.ZoneHandle.create(text, seed));
    this.#engine = zones;
  }

  /** Reads what `aws route53 list-resource-record-sets` and `list-health-checks` print. */
  static import(source: ZoneInput, options?: SeedOptions): Zone {
    return importZone(source, options, zones);
  }

  /** The zone's name with its final dot: `example.com.` */
  get name(): string {
    return this.#ask((handle) => handle.name());
  }

  /** Applies a change batch, given as data or as JSON text. If Route 53 would reject it, throws a `Route53Error` and changes nothing. */
  change(batch: ChangeBatch | string): void {
    const { data, text } = parseDocument(batch, "batch", this.#engine);
    this.#ask((handle) => handle.change(data, text));
  }

  /** All records, in Route 53's order and spelling. */
  resourceRecordSets(): ResourceRecordSet[] {
    return this.#ask((handle) => handle.resourceRecordSets());
  }

  /** Creates a health check, or replaces the one of the same id. */
  putHealthCheck(check: HealthCheck | string): void {
    const { data, text } = parseDocument(check, "check", this.#engine);
    this.#ask((handle) => handle.putHealthCheck(data, text));
  }

  /** Deletes a health check. Records with its ID then count as healthy. */
  deleteHealthCheck(id: string): void {
    const check = parseText(id, "id");
    this.#ask((handle) => handle.deleteHealthCheck(check));
  }

  /** All health checks. */
  healthChecks(): HealthCheck[] {
    return this.#ask((handle) => handle.healthChecks());
  }

  /** The effective status of every check, with the reason. */
  health(): HealthReport[] {
    return this.#ask((handle) => handle.health());
  }

  /** Overrides a check's status to see what would happen; `null` removes the override. */
  setHealth(id: string, status: HealthStatus | null): void {
    const check = parseText(id, "id");
    const forced = status === null ? undefined : parseText(status, "status");
    this.#ask((handle) => handle.setHealth(check, forced));
  }

  /** Applies one result of a probe. Returns the check's report. */
  observe(id: string, observation: Observation): HealthReport {
    const check = parseText(id, "id");
    const result = parseData(observation, "observation");
    return this.#ask((handle) => handle.observe(check, result));
  }

  /** Answers one query, with the outcome and the reason of every record. */
  resolve(name: string, type: RRType, options?: SeedOptions): Answer {
    const question = [parseText(name, "name"), parseText(type, "type")] as const;
    const seed = parseSeed(parseOptions(options).seed);
    return this.#ask((handle) => handle.resolve(...question, seed));
  }

  /** Answers many queries with the draw of `resolve`, and counts. */
  tally(name: string, type: RRType, options?: TallyOptions): Tally {
    const { question, count, seed } = counted(name, type, options);
    return this.#ask((handle) => handle.tally(...question, count, seed));
  }

  /** The same in pieces, for the current state of the zone: to show progress, to cancel, or to yield in between. */
  startTally(name: string, type: RRType, options?: TallyOptions): PartialTally {
    const { question, count, seed } = counted(name, type, options);
    const handle = this.#ask((zone) => zone.startTally(...question, count, seed));
    return new PartialTally(handle, this.#engine);
  }

  /**
   * Simulates clients, their caches and their requests over time, beside an ideal balancer. A seed in `options` overrides
   * the scenario's own.
   */
  simulate(scenario: Scenario | string, options?: SeedOptions): Timeline {
    const { seed } = parseOptions(options);
    const { data, text } = parseDocument(scenario, "scenario", this.#engine);
    const own = parseSeed((data as Scenario | undefined)?.seed, "scenario.seed");
    return this.#ask((handle) => handle.simulate(data, text, parseSeed(seed) ?? own));
  }

  /**
   * The reply to a DNS message (RFC 1035) in a new array, or `null` for no reply. `multivalue/node` and `multivalue/doh`
   * serve a zone by this method. A zone ignores `options.client`.
   */
  serveDns(query: Uint8Array, options?: ServeOptions): Uint8Array | null {
    const length = this.#engine.exchange(this.#held(), query, options);
    return length === 0 ? null : this.#engine.channel.copy(length);
  }

  /**
   * The same without an allocation: writes the reply into `reply` and returns its length, 0 for no reply. Throws a
   * RangeError if `reply` is too short, after the draw.
   */
  serveDnsInto(query: Uint8Array, reply: Uint8Array, options?: ServeOptions): number {
    parseOctets(reply, "reply");
    const length = this.#engine.exchange(this.#held(), query, options);
    return this.#engine.channel.copyInto(reply, length);
  }

  /** The zone as a document; `Zone.import` of it is the same zone. */
  export(): ZoneSource {
    return this.#ask((handle) => handle.export());
  }

  /** Frees the zone's memory; later calls throw. Otherwise the garbage collector frees it. */
  free(): void {
    this.#handle?.free();
    this.#handle = undefined;
  }

  /** `using zone = new Zone(...)` frees it at the end of the block. */
  [Symbol.dispose](): void {
    this.free();
  }

  #ask<T>(question: (handle: ZoneHandle) => T): T {
    const handle = this.#held();
    return this.#engine.call(() => question(handle));
  }

  #held(): ZoneHandle {
    if (!this.#handle) throw new Error("Zone: used after free()");
    return this.#handle;
  }
}

/** A tally in pieces: after any number of queries it equals `Zone.tally` of that number. */
export class PartialTally {
  #handle: TallyHandle | undefined;
  readonly #engine: Engine<Glue>;

  /** Created by `Zone.startTally`. */
  constructor(handle: unknown, engine: unknown) {
    this.#handle = handle as TallyHandle;
    this.#engine = engine as Engine<Glue>;
  }

  /** Counts up to this many queries more. Returns how many are left. */
  advance(queries: number): number {
    const more = parseCount(queries, "queries") ?? 0;
    if (!Number.isInteger(more) || more < 1)
      throw argumentError(
        RangeError,
        "queries",
        `expected a whole number from 1, found ${queries}`,
      );
    return this.#ask((handle) => handle.advance(more));
  }

  /** The tally so far. */
  tally(): Tally {
    return this.#ask((handle) => handle.tally());
  }

  /** Frees its memory; later calls throw. */
  free(): void {
    this.#handle?.free();
    this.#handle = undefined;
  }

  [Symbol.dispose](): void {
    this.free();
  }

  #ask<T>(question: (handle: TallyHandle) => T): T {
    const handle = this.#handle;
    if (!handle) throw new Error("PartialTally: used after free()");
    return this.#engine.call(() => question(handle));
  }
}

function counted(name: string, type: RRType, options: TallyOptions | undefined) {
  const { seed, queries, pick, source, places } = parseOptions(options);
  const count = {
    queries: parseCount(queries, "options.queries"),
    pick: parseOptionalText(pick, "options.pick"),
    source: parseOptionalText(source, "options.source"),
    places: parseOptionalFlag(places, "options.places"),
  };
  return {
    question: [parseText(name, "name"), parseText(type, "type")] as const,
    count,
    seed: parseSeed(seed),
  };
}

/** Imports a zone in the wasm module of an engine. */
export function importZone(
  source: ZoneInput,
  options: SeedOptions | undefined,
  engine: Engine<ZoneGlue>,
): Zone {
  const seed = parseSeed(parseOptions(options).seed);
  const { data, text } = parseSource(source, engine);
  return wrap(
    engine.call((core) => core.ZoneHandle.import(data, text, seed)),
    engine,
  );
}

/** The zone of a handle. */
export function wrap(handle: ZoneHandle, engine: Engine<Glue>): Zone {
  return new Zone(new Wrapped(handle, engine) as unknown as string);
}

/** Passes a handle to the constructor. Not exported: callers cannot make one. */
class Wrapped {
  constructor(
    readonly handle: ZoneHandle,
    readonly engine: Engine<Glue>,
  ) {}
}
