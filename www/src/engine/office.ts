/**
 * Where all elements of a page bring their requests: numbered, and told apart by number.
 *
 * Whoever answers is hired at the first request and answers for all; when it breaks, what
 * nobody has refused yet is given to the next.
 */
import type { ZoneSource } from "multivalue";

import type { Hire, Server } from "./hiring";
import type { Reply, Request } from "./protocol";
import type { Outcome } from "./outcome";

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
