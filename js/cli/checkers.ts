// Who has given results of which check, so that a reload can give each checker the opinion that it helped to make.

import type { HealthZone } from "../node/index.js";
import type { Zone } from "../zone.js";

/** Names of checkers by check; nameless is the empty name. */
export class Checkers {
  #names = new Map<string, Set<string>>();

  /** The zone, with the checkers of its results remembered. */
  watched(zone: Zone): HealthZone & { free(): void } {
    return {
      name: zone.name,
      healthChecks: () => zone.healthChecks(),
      health: () => zone.health(),
      setHealth: (id, status) => zone.setHealth(id, status),
      free: () => zone.free(),
      observe: (id, observation) => {
        const report = zone.observe(id, observation);
        this.#remember(checkKey(zone.name, id), observation.checker ?? "");
        return report;
      },
    };
  }

  /** Those of one check; a nameless one where there was none. */
  of(key: string): Iterable<string> {
    return this.#names.get(key) ?? [""];
  }

  /** Forgets those of all other checks. */
  retain(keys: ReadonlySet<string>): void {
    this.#names = new Map([...this.#names].filter(([key]) => keys.has(key)));
  }

  /** The core takes no more than 256 of a check. */
  #remember(key: string, checker: string): void {
    const names = this.#names.get(key);
    if (names) names.add(checker);
    else this.#names.set(key, new Set([checker]));
  }
}

/** What a check of a zone goes by. */
export function checkKey(zone: string, id: string): string {
  return `${zone} ${id}`;
}
