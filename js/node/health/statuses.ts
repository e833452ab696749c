// The statuses of all checks as they were last seen, and which of them have changed.

import type { HealthReport } from "../../api.js";
import type { Zones } from "./zones.js";

/** A check's report, and whose check it is. */
export interface ZoneHealthReport extends HealthReport {
  /** Name of the zone, with its final dot. */
  zone: string;
}

/** A status that changed. */
export interface StatusChange extends ZoneHealthReport {
  /** What the probe found that changed it; left out where it was no probe of this check. */
  cause?: string;
}

/** All reports, zone by zone. */
export function reportsOf(zones: Zones): ZoneHealthReport[] {
  return zones
    .each((zone, name) => zone.health().map((report) => ({ zone: name, ...report })))
    .flat();
}

/** Remembers statuses. */
export class Statuses {
  readonly #zones: Zones;
  readonly #onChange: (change: StatusChange) => void;
  #known: Map<string, string>;

  constructor(zones: Zones, onChange: (change: StatusChange) => void) {
    this.#zones = zones;
    this.#onChange = onChange;
    this.#known = new Map(reportsOf(zones).map((report) => [keyOf(report), report.status]));
  }

  /** Whether this report says what was known before. */
  agrees(report: ZoneHealthReport): boolean {
    return this.#known.get(keyOf(report)) === report.status;
  }

  /** Looks at all and tells what has changed; a check that is new has not. The cause is that of the checks of one ID. */
  look(cause?: { id: string; reason: string }): void {
    const before = this.#known;
    const reports = reportsOf(this.#zones);
    this.#known = new Map(reports.map((report) => [keyOf(report), report.status]));
    for (const report of reports) {
      const known = before.get(keyOf(report));
      if (known === undefined || known === report.status) continue;
      this.#onChange(cause?.id === report.id ? { ...report, cause: cause.reason } : report);
    }
  }
}

function keyOf({ zone, id }: ZoneHealthReport): string {
  return `${zone} ${id}`;
}
