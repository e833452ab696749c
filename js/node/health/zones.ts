// The zones with monitored checks: one zone, or all of a server.

import { argumentError } from "../../engine/error.js";
import type {
  HealthCheck,
  HealthReport,
  HealthStatus,
  Observation,
} from "../../entrypoints/api.js";

/** The members of `Zone` that health checks use. */
export interface HealthZone {
  readonly name: string;
  healthChecks(): HealthCheck[];
  health(): HealthReport[];
  observe(id: string, observation: Observation): HealthReport;
  setHealth(id: string, status: HealthStatus | null): void;
}

/** The members of `Server` that health checks use. The list of zones may change. */
export interface HealthServer {
  readonly zones: string[];
  zone(name: string): HealthZone & { free?(): void };
}

/** The current zones. */
export class Zones {
  readonly #server: HealthZone | HealthServer;

  /** Throws a TypeError if the server has no zones. */
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

  /** Runs `work` on the current zone of a name, and frees the zone. */
  within<T>(name: string, work: (zone: HealthZone) => T): T {
    if (isZone(this.#server)) return work(this.#server);
    const zone = this.#server.zone(name);
    try {
      return work(zone);
    } finally {
      zone.free?.();
    }
  }

  /** Runs `work` on each zone. */
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
