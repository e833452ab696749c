/**
 * One element's end of the engine that all elements of the page share: one run at a time,
 * of which a newer one takes the place.
 */
import type { ChangeBatch, ZoneSource } from "multivalue";

import { Office } from "./office";
import type { Outcome, Request } from "./protocol";

export { Refused, Stopped } from "./office";

export interface Listener {
  /** The core took the source; the numbers are still to come. */
  accepted?(): void;
  /** The run will take about this long. */
  estimate?(milliseconds: number): void;
}

export class Engine {
  #office: Office;
  #job: number | null = null;

  constructor(office = SHARED) {
    this.#office = office;
  }

  /** Runs the request; a run still going is stopped. */
  async run(request: Request, listener: Listener = {}): Promise<Outcome> {
    return (await this.#start(request, listener)) as Outcome;
  }

  /** The source as the core reads and spells it, with the changes of a batch. */
  async read(source: unknown, seed: string, batch?: ChangeBatch): Promise<ZoneSource> {
    return (await this.#start({ source, seed, batch }, {})) as ZoneSource;
  }

  stop(): void {
    if (this.#job !== null) this.#office.drop(this.#job);
    this.#job = null;
  }

  #start(request: Request, listener: Listener): Promise<Outcome | ZoneSource> {
    this.stop();
    const { id, result } = this.#office.take(request, listener);
    this.#job = id;
    return result;
  }
}

/** Nobody is hired before the first run. */
const SHARED = new Office();
