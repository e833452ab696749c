// The zones whose checks are watched: one that is served itself, or all of a server.

import type { HealthCheck, HealthReport, HealthStatus, Observation } from "../../api.js";
import { argumentError } from "../../error.js";

/** What health needs of a zone; a `Zone` has it. */
export interface HealthZone {
  readonly name: string;
  healthChecks(): HealthCheck[];
  health(): HealthReport[];
  observe(id: string, observation: Observation): HealthReport;
  setHealth(id: string, status: HealthStatus | null): void;
}

/** What health needs of a server of several zones; a `Server` has it. Which zones there are may change. */
export interface HealthServer {
  readonly zones: string[];
  zone(name: string): HealthZone & { free?(): void };
}

/** Those zones, whichever they are at the time. */
export class Zones {
  readonly #server: HealthZone | HealthServer;

  /** A TypeError says that there are none to be had. */
  constructor(server: object) {
    if (!isZone(server) && !isServer(server))
      throw argumentError(
        TypeError,
        "server",
        "options.health needs a Zone or a Server, which have health checks",
      );
    this.#server = server;
  }

  get names(): string[] {
    return isZone(this.#server) ? [this.#server.name] : this.#server.zones;
  }

  /** Works on the zone of a name as it is now; nothing of it is kept. */
  within<T>(name: string, work: (zone: HealthZone) => T): T {
    if (isZone(this.#server)) return work(this.#server);
    const zone = this.#server.zone(name);
    try {
      return work(zone);
    } finally {
      zone.free?.();
    }
  }

  /** What the work gives for each zone. */
  each<T>(work: (zone: HealthZone, name: string) => T): T[] {
    return this.names.map((name) => this.within(name, (zone) => work(zone, name)));
  }
}

function isZone(server: object): server is HealthZone {
  return "healthChecks" in server && "observe" in server;
}

function isServer(server: object): server is HealthServer {
  return "zones" in server && "zone" in server;
}
