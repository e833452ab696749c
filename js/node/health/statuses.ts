// The last known status of each check, to detect changes.

import type { HealthReport } from "../../entrypoints/api.js";
import type { Zones } from "./zones.js";

/** A check's report, with its zone. */
export interface ZoneHealthReport extends HealthReport {
  /** Name of the zone, with its final dot. */
  zone: string;
}

/** A change of status. */
export interface StatusChange extends ZoneHealthReport {
  /** Result of the probe that changed it; absent if it was no probe of this check. */
  cause?: string;
}

/** All reports, by zone. */
export function reportsOf(zones: Zones): ZoneHealthReport[] {
  return zones
    .each((zone, name) => zone.health().map((report) => ({ zone: name, ...report })))
    .flat();
}

/** Known statuses. */
export class Statuses {
  readonly #zones: Zones;
  readonly #onChange: (change: StatusChange) => void;
  #known: Map<string, string>;

  constructor(zones: Zones, onChange: (change: StatusChange) => void) {
    this.#zones = zones;
    this.#onChange = onChange;
    this.#known = new Map(reportsOf(zones).map((report) => [keyOf(report), report.status]));
  }

  /** Whether a report has the known status. */
  agrees(report: ZoneHealthReport): boolean {
    return this.#known.get(keyOf(report)) === report.status;
  }

  /** Compares all statuses with the known ones and reports changes. A new check is no change. `cause` belongs to one check ID. */
  update(cause?: { id: string; reason: string }): void {
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
