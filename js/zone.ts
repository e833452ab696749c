// Zone: one hosted zone with its records and health checks.
//
// Here: the facade over the core's handle; it checks arguments, and the core does everything else.
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

/** Both modules have zones. */
type ZoneGlue = Glue & Pick<typeof import("#glue"), "ZoneHandle">;

/** What runs zones. */
export const zones = /* @__PURE__ */ new Engine<typeof import("#glue")>("mv_bg");

/** Where randomness comes from: with a seed, the same calls give the same answers on every host. */
export interface SeedOptions {
  /** Without one, the host's secure random source gives it. */
  seed?: Seed;
}

/** How `Zone.tally` asks and how a client picks from an answer. */
export interface TallyOptions extends SeedOptions {
  /** Number of queries; 10,000 by default. */
  queries?: number;
  /** Which address of an answer the client uses; `first` by default. */
  pick?: "first" | "random" | "rfc6724";
  /** Client address, for the `rfc6724` pick. */
  source?: string;
  /** Whether to count places in the answer too, which takes longer; `false` by default. */
  places?: boolean;
}

/** A zone document, or the two listings of the AWS command line apart; each as data or as JSON text. */
export type ZoneInput =
  | ZoneSource
  | string
  | readonly [recordSets: object | string, healthChecks: object | string];

/** A hosted zone that is asked, changed and counted in memory. */
export class Zone {
  #handle: ZoneHandle | undefined;
  readonly #engine: Engine<Glue>;

  /** A zone with the SOA and NS rows that Route 53 gives a new zone. */
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

  /** Applies a change batch, given as data or as JSON text, as a whole, or throws a `Route53Error` and changes nothing. */
  change(batch: ChangeBatch | string): void {
    const { data, text } = parseDocument(batch, "batch", this.#engine);
    this.#ask((handle) => handle.change(data, text));
  }

  /** All rows, in Route 53's order and spelling. */
  resourceRecordSets(): ResourceRecordSet[] {
    return this.#ask((handle) => handle.resourceRecordSets());
  }

  /** Creates a health check, or replaces the one of the same id. */
  putHealthCheck(check: HealthCheck | string): void {
    const { data, text } = parseDocument(check, "check", this.#engine);
    this.#ask((handle) => handle.putHealthCheck(data, text));
  }

  /** Deletes a health check; rows that name it count as healthy from then on. */
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

  /** Takes one result of a health check, as a probe would give it; the report is the check's after that. */
  observe(id: string, observation: Observation): HealthReport {
    const check = parseText(id, "id");
    const result = parseData(observation, "observation");
    return this.#ask((handle) => handle.observe(check, result));
  }

  /** Answers one query and says of every row why it is in the answer or not. */
  resolve(name: string, type: RRType, options?: SeedOptions): Answer {
    const question = [parseText(name, "name"), parseText(type, "type")] as const;
    const seed = parseSeed(parseOptions(options).seed);
    return this.#ask((handle) => handle.resolve(...question, seed));
  }

  /** Answers many queries by the very draw of `resolve`, and counts. */
  tally(name: string, type: RRType, options?: TallyOptions): Tally {
    const { question, count, seed } = counted(name, type, options);
    return this.#ask((handle) => handle.tally(...question, count, seed));
  }

  /** The same in pieces, of the zone as it stands now: for those who want to show how far it is, to stop it, or to breathe between. */
  startTally(name: string, type: RRType, options?: TallyOptions): PartialTally {
    const { question, count, seed } = counted(name, type, options);
    const handle = this.#ask((zone) => zone.startTally(...question, count, seed));
    return new PartialTally(handle, this.#engine);
  }

  /**
   * Runs what routing does to clients, their caches and their requests over time, and beside it an ideal balancer. A seed
   * in `options` goes before the scenario's own.
   */
  simulate(scenario: Scenario | string, options?: SeedOptions): Timeline {
    const { seed } = parseOptions(options);
    const { data, text } = parseDocument(scenario, "scenario", this.#engine);
    const own = parseSeed((data as Scenario | undefined)?.seed, "scenario.seed");
    return this.#ask((handle) => handle.simulate(data, text, parseSeed(seed) ?? own));
  }

  /**
   * The reply to a DNS message (RFC 1035), as octets of its own, or `null` where none is due: so a zone is what
   * `multivalue/node` and `multivalue/doh` serve. Its clients are all alike to a zone, so `options.client` changes nothing.
   */
  serveDns(query: Uint8Array, options?: ServeOptions): Uint8Array | null {
    const length = this.#engine.exchange(this.#held(), query, options);
    return length === 0 ? null : this.#engine.channel.copy(length);
  }

  /**
   * The same without an allocation: writes the reply into `reply` and gives its length, 0 where none is due. A RangeError
   * says that `reply` is too short; the draw has been made by then.
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

  /** Gives the zone's memory back; a later call on it throws. Without it the garbage collector does. */
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

/** A tally on its way: at any place it is the tally of as many queries, counted at once. */
export class PartialTally {
  #handle: TallyHandle | undefined;
  readonly #engine: Engine<Glue>;

  /** `Zone.startTally` makes it. */
  constructor(handle: unknown, engine: unknown) {
    this.#handle = handle as TallyHandle;
    this.#engine = engine as Engine<Glue>;
  }

  /** Counts up to so many queries more; gives how many are left. */
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

  /** What has been counted so far. */
  tally(): Tally {
    return this.#ask((handle) => handle.tally());
  }

  /** Gives its memory back; a later call on it throws. */
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

/** The zone of a source, in the module of an engine. */
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

/** The zone of a handle, and the engine that it lives in. */
export function wrap(handle: ZoneHandle, engine: Engine<Glue>): Zone {
  return new Zone(new Wrapped(handle, engine) as unknown as string);
}

/** Hands a handle to the constructor, which no caller outside can do. */
class Wrapped {
  constructor(
    readonly handle: ZoneHandle,
    readonly engine: Engine<Glue>,
  ) {}
}
