// Health while a server runs: which endpoints are probed, what becomes of the results, and who is told.
//
// A check is an endpoint's once, however many zones have it: checks of one ID and one configuration are one target, and
// its results go to all of them, as a check of an AWS account serves all of its zones.

import type { HealthCheck, Observation } from "../../api.js";
import { Lookup } from "../probe/lookup.js";
import type { ProbeResult } from "../probe/probe.js";
import { Prober } from "../probe/prober.js";
import { spelled, type Target, targetOf } from "../probe/target.js";
import type { CompleteHealth } from "./options.js";
import { Statuses, type ZoneHealthReport } from "./statuses.js";
import type { HealthZone, Zones } from "./zones.js";

/** An endpoint that is being probed. */
export interface ProbedCheck {
  /** The check's ID. */
  id: string;
  /** The zones that have it. */
  zones: string[];
  /** What is asked, such as `http://192.0.2.1/health`. */
  endpoint: string;
  /** Seconds from one probe to the next. */
  interval: number;
}

type Settings = Pick<CompleteHealth, "probe" | "onResult" | "onChange"> & {
  onError: (error: unknown) => void;
};

/** Watches the checks of zones until it is closed. */
export class Monitor {
  readonly zones: Zones;
  readonly #settings: Settings;
  readonly #statuses: Statuses;
  readonly #prober: Prober | undefined;
  #targets = new Map<string, { target: Target; zones: string[] }>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(zones: Zones, settings: Settings) {
    this.zones = zones;
    this.#settings = settings;
    this.#statuses = new Statuses(zones, settings.onChange);
    this.#prober = settings.probe && this.#proberOf(settings.probe);
    this.refresh();
  }

  get probed(): ProbedCheck[] {
    return [...this.#targets.values()].map(({ target, zones }) => ({
      id: target.id,
      zones,
      endpoint: spelled(target),
      interval: target.interval,
    }));
  }

  /** Looks now at which checks there are and how they are, and does so again in a second. */
  refresh(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    const start = performance.now();
    try {
      this.#follow();
      this.#statuses.look();
    } catch (error) {
      this.#settings.onError(error);
    }
    // Many checks take long to be looked at: that shall be a small share of the time.
    const wait = Math.max(LOOK_MS, (performance.now() - start) * LOOK_SHARE);
    this.#timer = setTimeout(() => this.refresh(), wait).unref();
  }

  /** Gives one result to the check in these zones, and tells what changed. */
  observe(
    id: string,
    zones: string[],
    observation: Observation,
    reason?: string,
  ): ZoneHealthReport[] {
    return this.change(zones, reason === undefined ? undefined : { id, reason }, (zone) =>
      zone.observe(id, observation),
    );
  }

  /** Changes zones, and tells what changed. */
  change(
    zones: string[],
    cause: { id: string; reason: string } | undefined,
    work: (zone: HealthZone) => object,
  ): ZoneHealthReport[] {
    const reports = zones.map(
      (zone) => ({ zone, ...this.zones.within(zone, work) }) as ZoneHealthReport,
    );
    if (!reports.every((report) => this.#statuses.agrees(report))) this.#statuses.look(cause);
    return reports;
  }

  /** Ends all probes. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#prober?.close();
  }

  #proberOf({
    nameServers,
    timeScale,
    concurrency,
    checker,
  }: NonNullable<Settings["probe"]>): Prober {
    const { onResult, onError } = this.#settings;
    const means = { lookup: new Lookup(nameServers, timeScale), timeScale };
    const told = (result: ProbeResult, key: string) => {
      // Who listens may throw, and the check has its result all the same.
      try {
        onResult(result);
      } finally {
        this.#take(
          result,
          this.#targets.get(key)?.zones ?? [],
          checker === undefined ? {} : { checker },
        );
      }
    };
    return new Prober(means, concurrency, { onResult: told, onError });
  }

  /** A check that has gone since the last look has no use for its result. */
  #take({ id, ok, at, reason }: ProbeResult, zones: string[], checker: { checker?: string }): void {
    const there = zones.filter((name) => this.zones.names.includes(name));
    try {
      this.observe(id, there, { ok, at, ...checker }, reason);
    } catch (error) {
      if ((error as { code?: string }).code !== "NoSuchHealthCheck") throw error;
    }
  }

  #follow(): void {
    if (!this.#prober) return;
    this.#targets = new Map();
    this.zones.each((zone, name) => {
      for (const check of zone.healthChecks()) this.#add(check, name);
    });
    this.#prober.follow(new Map(Array.from(this.#targets, ([key, { target }]) => [key, target])));
  }

  #add(check: HealthCheck, zone: string): void {
    const target = targetOf(check);
    if (!target) return;
    const key = JSON.stringify(target);
    const known = this.#targets.get(key);
    if (known) known.zones.push(zone);
    else this.#targets.set(key, { target, zones: [zone] });
  }
}

const LOOK_MS = 1_000;

/** As many times as long as a look took, it is waited for the next. */
const LOOK_SHARE = 50;
