// Health that outlives a reload: what was observed of a check, and set by hand, stays with it as long as it is configured
// as it was. Each of its checkers then has the opinion that they had together, and counts anew what speaks against it.
//
// Where statuses are measured, the starting status of a Corefile is what was observed first: results change it.

import type { HealthCheck, HealthReport } from "../api.js";
import type { Server } from "../server.js";
import type { Zone } from "../zone.js";
import { type Checkers, checkKey } from "./checkers.js";

/** Makes starting statuses observations. Those of checks that take none, calculated or disabled ones, stay as they are, and are given. */
export function startHealth(server: Server): Set<string> {
  const kept = new Set<string>();
  for (const name of server.zones) {
    const zone = server.zone(name);
    const checks = checksOf(zone);
    for (const report of overrides(zone)) {
      const check = checks.get(report.id);
      if (check && isObservable(check)) {
        zone.setHealth(report.id, null);
        settle(zone, check, report, [""]);
      } else kept.add(checkKey(name, report.id));
    }
    zone.free();
  }
  return kept;
}

/** Brings what the old server knows of its checks to a new one, but for the overrides that its Corefile gave. The old one is not to be used again. */
export function carryHealth(
  old: Server,
  given: ReadonlySet<string>,
  next: Server,
  checkers: Checkers,
): void {
  const carried = new Set<string>();
  for (const name of next.zones.filter((zone) => old.zones.includes(zone))) {
    const [from, to] = [old.zone(name), next.zone(name)];
    const forced = overrides(from).filter(({ id }) => !given.has(checkKey(name, id)));
    for (const id of carryZone(from, to, forced, checkers)) carried.add(checkKey(name, id));
    from.free();
    to.free();
  }
  checkers.retain(carried);
}

/** Gives the checks whose results were carried. */
function carryZone(from: Zone, to: Zone, forced: HealthReport[], checkers: Checkers): string[] {
  const [before, now] = [checksOf(from), checksOf(to)];
  const isSame = ({ id }: HealthReport) => now.has(id) && sameConfig(before.get(id), now.get(id));
  // What was observed is under the override.
  for (const { id } of overrides(from)) from.setHealth(id, null);
  const observed = from.health().filter((report) => report.source === "observed" && isSame(report));
  for (const report of observed)
    settle(to, now.get(report.id)!, report, checkers.of(checkKey(to.name, report.id)));
  for (const { id, status } of forced.filter(isSame)) to.setHealth(id, status);
  return observed.map(({ id }) => id);
}

/** As many results of each checker as it takes to have the status, whatever it was before. */
function settle(
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

/** The core gives members in one order. */
function sameConfig(one: HealthCheck | undefined, other: HealthCheck | undefined): boolean {
  return JSON.stringify(one?.HealthCheckConfig) === JSON.stringify(other?.HealthCheckConfig);
}

/** Source: "FailureThreshold" of HealthCheckConfig in the Route 53 API Reference. */
const DEFAULT_THRESHOLD = 3;
