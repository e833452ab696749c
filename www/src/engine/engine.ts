/**
 * The page's end of the worker: one run at a time, numbered, and stoppable.
 *
 * A run is one call into wasm, which nothing can interrupt from inside; so to
 * stop it is to end the worker, and the next run starts another.
 */
import type { ChangeBatch, ZoneSource } from "multivalue";

import { strings } from "../strings";
import type { Outcome, Reply, Request } from "./protocol";

export interface Listener {
  /** The core took the source; the numbers are still to come. */
  accepted?(): void;
  /** The run will take about this long. */
  estimate?(milliseconds: number): void;
}

/** The core refused the request, in its own words. */
export class Refused extends Error {
  constructor(readonly messages: string[]) {
    super(messages.join("\n"));
  }
}

/** Nobody waits for this run any more. */
export class Stopped extends Error {}

export class Engine {
  #worker: Worker | null = null;
  #job: Job | null = null;
  #lastId = 0;

  /** Runs the request; a run still going is stopped. */
  async run(request: Request, listener: Listener = {}): Promise<Outcome> {
    return (await this.#start(request, listener)) as Outcome;
  }

  /** The source as the core reads and spells it, with the changes of a batch. */
  async read(source: unknown, seed: string, batch?: ChangeBatch): Promise<ZoneSource> {
    return (await this.#start({ source, seed, batch }, {})) as ZoneSource;
  }

  stop(): void {
    const job = this.#job;
    if (!job) return;
    this.#end();
    job.reject(new Stopped());
  }

  #start(request: Request, listener: Listener): Promise<Outcome | ZoneSource> {
    this.stop();
    try {
      this.#worker ??= this.#hire();
    } catch {
      return Promise.reject(new Refused([strings.engine.blocked]));
    }
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#job = { id, listener, resolve, reject };
      this.#worker?.postMessage({ id, ...request });
    });
  }

  #hire(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#hear(data));
    worker.addEventListener("error", (event) => this.#fail(event));
    return worker;
  }

  #hear(reply: Reply): void {
    const job = this.#job;
    if (job?.id !== reply.id) return;
    switch (reply.kind) {
      case "accepted":
        if (reply.source) this.#finish(job).resolve(reply.source);
        else job.listener.accepted?.();
        break;
      case "estimate":
        job.listener.estimate?.(reply.milliseconds);
        break;
      case "outcome":
        this.#finish(job).resolve(reply.outcome);
        break;
      case "refused":
        this.#finish(job).reject(new Refused(reply.messages));
    }
  }

  /** A worker that could not be loaded says so here, and only here. */
  #fail(event: ErrorEvent): void {
    const job = this.#job;
    this.#end();
    job?.reject(new Refused([event.message || strings.engine.blocked]));
  }

  #finish(job: Job): Job {
    this.#job = null;
    return job;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#job = null;
  }
}

interface Job {
  id: number;
  listener: Listener;
  resolve(result: Outcome | ZoneSource): void;
  reject(reason: Error): void;
}
