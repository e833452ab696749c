// Transfers health across a reload: observed statuses and overrides of checks with unchanged configuration.
//
// Each checker of such a check gets the status that the checkers had together, with a failure count of 0. With health
// checks on, the statuses in a Corefile are initial observations, which results change.

import type { HealthCheck, HealthReport } from "../entrypoints/api.js";
import type { HealthZone } from "../node/index.js";
import type { Server } from "../server.js";
import type { Zone } from "../zone.js";

/** Turns the statuses of a Corefile into observations. Returns the checks that keep an override: calculated and disabled ones take no observations. */
export function startHealth(server: Server): Set<string> {
  const kept = new Set<string>();
  for (const name of server.zones) {
    const zone = server.zone(name);
    const checks = checksOf(zone);
    for (const report of overrides(zone)) {
      const check = checks.get(report.id);
      if (check && isObservable(check)) {
        zone.setHealth(report.id, null);
        replayStatus(zone, check, report, [""]);
      } else kept.add(checkKey(name, report.id));
    }
    zone.free();
  }
  return kept;
}

/** Transfers health to the next server, except overrides of the old Corefile. Changes the old server, which must not be used again. */
export function transferHealth(
  old: Server,
  configured: ReadonlySet<string>,
  next: Server,
  checkers: Checkers,
): void {
  const transferred = new Set<string>();
  for (const name of next.zones.filter((zone) => old.zones.includes(zone))) {
    const [from, to] = [old.zone(name), next.zone(name)];
    const forced = overrides(from).filter(({ id }) => !configured.has(checkKey(name, id)));
    for (const id of transferZone(from, to, forced, checkers)) transferred.add(checkKey(name, id));
    from.free();
    to.free();
  }
  checkers.retain(transferred);
}

/** Returns the checks whose results were transferred. */
function transferZone(from: Zone, to: Zone, forced: HealthReport[], checkers: Checkers): string[] {
  const [before, now] = [checksOf(from), checksOf(to)];
  const isSame = ({ id }: HealthReport) => now.has(id) && sameConfig(before.get(id), now.get(id));
  // An override hides the observed status.
  for (const { id } of overrides(from)) from.setHealth(id, null);
  const observed = from.health().filter((report) => report.source === "observed" && isSame(report));
  for (const report of observed)
    replayStatus(to, now.get(report.id)!, report, checkers.of(checkKey(to.name, report.id)));
  for (const { id, status } of forced.filter(isSame)) to.setHealth(id, status);
  return observed.map(({ id }) => id);
}

/** Enough results of each checker to reach a status from any other. */
function replayStatus(
  zone: Zone,
  { Id, HealthCheckConfig: config }: HealthCheck,
  { status }: HealthReport,
  checkers: Iterable<string>,
): void {
  const ok = (status === "Healthy") !== (config!.Inverted ?? false);
  for (const checker of checkers) {
    for (let i = 0; i < (config!.FailureThreshold ?? DEFAULT_THRESHOLD); i += 1)
      zone.observe(Id!, { ok, checker });
  }
}

function overrides(zone: Zone): HealthReport[] {
  return zone.health().filter(({ source }) => source === "override");
}

function checksOf(zone: Zone): Map<string, HealthCheck> {
  return new Map(zone.healthChecks().map((check) => [check.Id!, check]));
}

function isObservable({ HealthCheckConfig: config }: HealthCheck): boolean {
  return config!.Type !== "CALCULATED" && !config!.Disabled;
}

/** The core has one order of members. */
function sameConfig(one: HealthCheck | undefined, other: HealthCheck | undefined): boolean {
  return JSON.stringify(one?.HealthCheckConfig) === JSON.stringify(other?.HealthCheckConfig);
}

/** Source: "FailureThreshold" of HealthCheckConfig in the Route 53 API Reference. */
const DEFAULT_THRESHOLD = 3;

/** Names of checkers by check, "" for a result without one. */
export class Checkers {
  #names = new Map<string, Set<string>>();

  /** The zone, recording the checkers of its results. */
  recording(zone: Zone): HealthZone & { free(): void } {
    return {
      name: zone.name,
      healthChecks: () => zone.healthChecks(),
      health: () => zone.health(),
      setHealth: (id, status) => zone.setHealth(id, status),
      free: () => zone.free(),
      observe: (id, observation) => {
        const report = zone.observe(id, observation);
        this.#record(checkKey(zone.name, id), observation.checker ?? "");
        return report;
      },
    };
  }

  /** The checkers of a check; [""] if there is none. */
  of(key: string): Iterable<string> {
    return this.#names.get(key) ?? [""];
  }

  /** Drops all other checks. */
  retain(keys: ReadonlySet<string>): void {
    this.#names = new Map([...this.#names].filter(([key]) => keys.has(key)));
  }

  /** The core limits a check to 256 checkers. */
  #record(key: string, checker: string): void {
    const names = this.#names.get(key);
    if (names) names.add(checker);
    else this.#names.set(key, new Set([checker]));
  }
}

/** The key of a check. */
export function checkKey(zone: string, id: string): string {
  return `${zone} ${id}`;
}
