/**
 * One element's end of the engine that all elements of the page share: one run at a time,
 * of which a newer one takes the place.
 */
import type { ZoneSource } from "multivalue";

import type { Listener, Order } from "./office";
import { offices } from "./offices";
import type { Request } from "./protocol";
import type { Outcome } from "./outcome";

export { Refused, Stopped } from "./office";

export class Engine {
  #order: Order | null = null;

  /** Runs the request; a run still going is stopped. */
  async run(request: Request, listener: Listener = {}): Promise<Outcome> {
    return (await this.#start(request, listener)) as Outcome;
  }

  /** The source as the core reads and spells it, with the changes of a batch. */
  async read(request: Omit<Request, "query">): Promise<ZoneSource> {
    return (await this.#start(request, {})) as ZoneSource;
  }

  stop(): void {
    this.#order?.drop();
    this.#order = null;
  }

  #start(request: Request, listener: Listener): Promise<Outcome | ZoneSource> {
    this.stop();
    this.#order = offices.take(request, listener);
    return this.#order.result;
  }
}
