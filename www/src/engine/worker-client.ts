/**
 * Sends requests to the worker and returns their results.
 *
 * All elements of a page share one `WorkerClient`. It starts the worker with the first request. When the worker crashes
 * or is replaced, the next worker gets the open requests.
 */
import type { ZoneSource } from "multivalue";

import type { Outcome } from "../model/outcome";
import type { Reply, Request } from "./protocol";
import { startWorker, type RequestWorker, type StartWorker } from "./start-worker";

export interface Listener {
  /** The core accepted the source; the result is still to come. */
  accepted?(): void;
  /** Expected duration. */
  estimate?(milliseconds: number): void;
}

export interface Job {
  result: Promise<Outcome | ZoneSource>;
  cancel(): void;
}

/** The core refused the request; messages are the core's. */
export class Refused extends Error {
  constructor(readonly messages: string[]) {
    super(messages.join("\n"));
  }
}

/** The run was cancelled. */
export class Stopped extends Error {}

export class WorkerClient {
  #worker: Promise<RequestWorker> | null = null;
  readonly #jobs = new Map<number, PendingRequest>();
  readonly #start: StartWorker;
  #lastId = 0;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(hire: StartWorker) {
    this.#start = hire;
  }

  submit(request: Request, listener: Listener): Job {
    const id = (this.#lastId += 1);
    const result = new Promise<Outcome | ZoneSource>((resolve, reject) => {
      this.#jobs.set(id, { request, listener, resolve, reject });
    });
    this.#send(id, request);
    return { result, cancel: () => this.#cancel(id) };
  }

  #cancel(id: number): void {
    const job = this.#finish(id);
    if (!job) return;
    job.reject(new Stopped());
    void this.#worker?.then((server) => {
      server.cancel(id);
      this.#timeout ??= setTimeout(() => this.#replace(), CANCEL_TIMEOUT);
    });
  }

  #send(id: number, request: Request): void {
    this.#worker ??= this.#start((reply) => this.#onReply(reply), (message) => this.#failAll(message));
    this.#worker.then(
      (server) => this.#jobs.has(id) && server.submit(id, request),
      (error: Error) => this.#failAll(error.message),
    );
  }

  /** A reply shows that the worker is not stuck in a call that cannot be interrupted. */
  #onReply(reply: Reply): void {
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
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
        if (reply.crashed) this.#replace();
    }
  }

  /** Rejects all requests: the worker cannot start or has crashed. */
  #failAll(message: string): void {
    const jobs = [...this.#jobs.keys()].map((id) => this.#finish(id));
    this.#terminate();
    for (const job of jobs) job?.reject(new Refused([message]));
  }

  /** A new worker gets the open requests. */
  #replace(): void {
    this.#terminate();
    for (const [id, { request }] of this.#jobs) this.#send(id, request);
  }

  #terminate(): void {
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
    void this.#worker?.then((server) => server.terminate(), () => undefined);
    this.#worker = null;
  }

  #finish(id: number): PendingRequest | undefined {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    return job;
  }
}

/** Milliseconds in which a cancelled request must end. */
const CANCEL_TIMEOUT = 300;

interface PendingRequest {
  request: Request;
  listener: Listener;
  resolve(result: Outcome | ZoneSource): void;
  reject(reason: Error): void;
}

/** The one client of a page. The worker starts with the first request. */
export const workerClient = new WorkerClient(startWorker);

export class Engine {
  #job: Job | null = null;

  /** Runs a request; cancels a running one. */
  async run(request: Request, listener: Listener = {}): Promise<Outcome> {
    return (await this.#start(request, listener)) as Outcome;
  }

  /** Reads a source as the core does, with the changes of a batch. */
  async read(request: Omit<Request, "query">): Promise<ZoneSource> {
    return (await this.#start(request, {})) as ZoneSource;
  }

  stop(): void {
    this.#job?.cancel();
    this.#job = null;
  }

  #start(request: Request, listener: Listener): Promise<Outcome | ZoneSource> {
    this.stop();
    this.#job = workerClient.submit(request, listener);
    return this.#job.result;
  }
}
