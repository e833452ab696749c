// Health checks of a running server: probes endpoints, applies results, reports changes.
//
// Checks of the same ID and configuration in several zones are probed once, and the result applies to all of them, as a
// check of an AWS account serves all its zones.

import type { HealthCheck, Observation } from "../../entrypoints/api.js";
import { Lookup } from "../probe/lookup.js";
import type { ProbeResult } from "../probe/probe.js";
import { Prober } from "../probe/prober.js";
import { formatTarget, type Target, targetOf } from "../probe/target.js";
import type { HealthSettings } from "./options.js";
import { Statuses, type ZoneHealthReport } from "./statuses.js";
import type { HealthZone, Zones } from "./zones.js";

/** A probed endpoint. */
export interface ProbedCheck {
  /** The check's ID. */
  id: string;
  /** The zones with this check. */
  zones: string[];
  /** What is probed, such as `http://192.0.2.1/health`. */
  endpoint: string;
  /** Seconds from one probe to the next. */
  interval: number;
}

type Settings = Pick<HealthSettings, "probe" | "onResult" | "onChange"> & {
  onError: (error: unknown) => void;
};

/** Monitors the checks of zones until it is closed. */
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
      endpoint: formatTarget(target),
      interval: target.interval,
    }));
  }

  /** Updates the list of checks and their statuses, now and every second. */
  refresh(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    const start = performance.now();
    try {
      this.#updateTargets();
      this.#statuses.update();
    } catch (error) {
      this.#settings.onError(error);
    }
    // Limits polling to a small share of the time: it is slow with many checks.
    const wait = Math.max(POLL_MS, (performance.now() - start) * POLL_RATIO);
    this.#timer = setTimeout(() => this.refresh(), wait).unref();
  }

  /** Applies a result to the check in these zones, and reports changes. */
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

  /** Changes zones, and reports changes of status. */
  change(
    zones: string[],
    cause: { id: string; reason: string } | undefined,
    work: (zone: HealthZone) => object,
  ): ZoneHealthReport[] {
    const reports = zones.map(
      (zone) => ({ zone, ...this.zones.within(zone, work) }) as ZoneHealthReport,
    );
    if (!reports.every((report) => this.#statuses.agrees(report))) this.#statuses.update(cause);
    return reports;
  }

  /** Stops all probes. */
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
    const context = { lookup: new Lookup(nameServers, timeScale), timeScale };
    const report = (result: ProbeResult, key: string) => {
      // The callback may throw; the result applies nevertheless.
      try {
        onResult(result);
      } finally {
        this.#apply(
          result,
          this.#targets.get(key)?.zones ?? [],
          checker === undefined ? {} : { checker },
        );
      }
    };
    return new Prober(context, concurrency, { onResult: report, onError });
  }

  /** Ignores the result of a check that was deleted since. */
  #apply(
    { id, ok, at, reason }: ProbeResult,
    zones: string[],
    checker: { checker?: string },
  ): void {
    const there = zones.filter((name) => this.zones.names.includes(name));
    try {
      this.observe(id, there, { ok, at, ...checker }, reason);
    } catch (error) {
      if ((error as { code?: string }).code !== "NoSuchHealthCheck") throw error;
    }
  }

  #updateTargets(): void {
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

const POLL_MS = 1_000;

/** Least wait for the next poll, in durations of the last one. */
const POLL_RATIO = 50;
