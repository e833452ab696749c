/**
 * Sends requests to the worker and returns their results.
 *
 * All elements of a page share one `WorkerClient`. It starts the worker with the first request. When the worker crashes
 * or is replaced, the next worker gets the open requests.
 */
import type { ZoneSource } from "multivalue";

import type { Outcome } from "../model/outcome";
import type { Reply, Request } from "./protocol";
import { hire, type Hire, type Server } from "./start-worker";

export interface Listener {
  /** The core took the source; the numbers are still to come. */
  accepted?(): void;
  /** The run will take about this long. */
  estimate?(milliseconds: number): void;
}

/** What is being worked on. */
export interface Order {
  result: Promise<Outcome | ZoneSource>;
  /** Nobody waits for it any more. */
  drop(): void;
}

/** The core refused the request, in its own words. */
export class Refused extends Error {
  constructor(readonly messages: string[]) {
    super(messages.join("\n"));
  }
}

/** Nobody waits for this run any more. */
export class Stopped extends Error {}

export class Office {
  #server: Promise<Server> | null = null;
  readonly #jobs = new Map<number, Job>();
  readonly #hire: Hire;
  #lastId = 0;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(hire: Hire) {
    this.#hire = hire;
  }

  take(request: Request, listener: Listener): Order {
    const id = (this.#lastId += 1);
    const result = new Promise<Outcome | ZoneSource>((resolve, reject) => {
      this.#jobs.set(id, { request, listener, resolve, reject });
    });
    this.#give(id, request);
    return { result, drop: () => this.#drop(id) };
  }

  #drop(id: number): void {
    const job = this.#finish(id);
    if (!job) return;
    job.reject(new Stopped());
    void this.#server?.then((server) => {
      server.drop(id);
      this.#patience ??= setTimeout(() => this.#replace(), PATIENCE);
    });
  }

  #give(id: number, request: Request): void {
    this.#server ??= this.#hire((reply) => this.#hear(reply), (message) => this.#fail(message));
    this.#server.then(
      (server) => this.#jobs.has(id) && server.take(id, request),
      (error: Error) => this.#fail(error.message),
    );
  }

  /** Who says anything is not stuck in a call that nothing can interrupt. */
  #hear(reply: Reply): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    const job = this.#jobs.get(reply.id);
    if (!job) return;
    switch (reply.kind) {
      case "accepted":
        if (reply.source) this.#finish(reply.id)?.resolve(reply.source);
        else job.listener.accepted?.();
        break;
      case "estimate":
        job.listener.estimate?.(reply.milliseconds);
        break;
      case "outcome":
        this.#finish(reply.id)?.resolve(reply.outcome);
        break;
      case "refused":
        this.#finish(reply.id)?.reject(new Refused(reply.messages));
        if (reply.broken) this.#replace();
    }
  }

  /** It cannot go on, and says so of every request. */
  #fail(message: string): void {
    const jobs = [...this.#jobs.keys()].map((id) => this.#finish(id));
    this.#dismiss();
    for (const job of jobs) job?.reject(new Refused([message]));
  }

  /** Another one does what is left. */
  #replace(): void {
    this.#dismiss();
    for (const [id, { request }] of this.#jobs) this.#give(id, request);
  }

  #dismiss(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    void this.#server?.then((server) => server.dismiss(), () => undefined);
    this.#server = null;
  }

  #finish(id: number): Job | undefined {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    return job;
  }
}

/** Milliseconds that a request may go on when nobody waits for it any more. */
const PATIENCE = 300;

interface Job {
  request: Request;
  listener: Listener;
  resolve(result: Outcome | ZoneSource): void;
  reject(reason: Error): void;
}

/** Nobody is hired before the first run. */
export const offices = new Office(hire);

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
