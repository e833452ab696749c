/**
 * Sends requests to the worker and returns their results.
 *
 * All elements of a page share one `WorkerClient`. It starts the worker with the first request. When the worker crashes
 * or is replaced, the next worker gets the open requests. Where the page allows no worker, requests run in the page.
 *
 * A script of another origin cannot be a worker, but a worker of the page's own origin can import it: a blob URL has its
 * creator's origin (HTML, section 10.2.6.3). A Content-Security-Policy that forbids workers is reported only by an
 * `error` event.
 */
import type { ZoneSource } from "multivalue";

import type { Outcome } from "../model/outcome";
import type { Reply, Request } from "./protocol";

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

/** The core refused the request; messages are the core's, each with the path of its fault, if any. */
export class Refused extends Error {
  constructor(
    readonly messages: string[],
    readonly paths: (string | undefined)[] = [],
  ) {
    super(messages.join("\n"));
  }
}

/** The run was cancelled. */
export class Stopped extends Error {}

class WorkerClient {
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
    void this.#worker?.then((worker) => {
      worker.cancel(id);
      this.#timeout ??= setTimeout(() => this.#replace(), CANCEL_TIMEOUT);
    });
  }

  #send(id: number, request: Request): void {
    this.#worker ??= this.#start(
      (reply) => this.#onReply(reply),
      (message) => this.#failAll(message),
    );
    this.#worker.then(
      (worker) => this.#jobs.has(id) && worker.submit(id, request),
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
        this.#finish(reply.id)?.reject(new Refused(reply.messages, reply.paths));
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
    void this.#worker?.then(
      (worker) => worker.terminate(),
      () => undefined,
    );
    this.#worker = null;
  }

  #finish(id: number): PendingRequest | undefined {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    return job;
  }
}

interface PendingRequest {
  request: Request;
  listener: Listener;
  resolve(result: Outcome | ZoneSource): void;
  reject(reason: Error): void;
}

/** The one client of a page. The worker starts with the first request. */
const workerClient = new WorkerClient(startWorker);

/** The engine of one element: one run at a time. */
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

/** Runs requests: a worker, or the page itself. */
interface RequestWorker {
  submit(id: number, request: Request): void;
  cancel(id: number): void;
  terminate(): void;
}

type OnReply = (reply: Reply) => void;
type OnFailure = (message: string) => void;

type StartWorker = (onReply: OnReply, onFailure: OnFailure) => Promise<RequestWorker>;

async function startWorker(onReply: OnReply, onFailure: OnFailure): Promise<RequestWorker> {
  const worker = await openWorker(fromOwnOrigin, "worker");
  return worker ? inWorker(worker, onReply, onFailure) : inPage(onReply);
}

/** A worker that has reported ready; null where none can start. `name` is its file in the package. */
export async function openWorker(own: () => Worker, name: string): Promise<Worker | null> {
  const isOwn = new URL(import.meta.url).origin === location.origin;
  for (const start of [...(isOwn ? [own] : []), () => fromBlob(name)]) {
    const worker = await ready(start).catch(() => null);
    if (worker) return worker;
  }
  return null;
}

/** Bundlers match these exact tokens. */
function fromOwnOrigin(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}

/**
 * Built from parts so that no bundler treats the file as an asset and drops its imports. A dynamic import needs
 * script-src only; a static one would need worker-src (HTML, section 8.1.4.2: it has the worker's destination).
 */
function fromBlob(name: string): Worker {
  const script = `import(${JSON.stringify(new URL(["./", name, ".js"].join(""), import.meta.url))}).catch(() => postMessage(null));`;
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return new Worker(address, { type: "module" });
}

/** Resolves when the worker reports ready. A load failure is reported by a message or an `error` event. */
function ready(start: () => Worker): Promise<Worker> {
  return new Promise((settle, reject) => {
    const worker = start();
    const fail = () => {
      worker.terminate();
      reject(new Error());
    };
    worker.onmessage = ({ data }) => (data === null ? fail() : settle(worker));
    worker.onerror = fail;
  });
}

function inWorker(worker: Worker, onReply: OnReply, onFailure: OnFailure): RequestWorker {
  worker.onmessage = ({ data }: MessageEvent<Reply>) => onReply(data);
  worker.onerror = (event) => onFailure(event.message || engineStrings.workerBroke);
  return {
    submit: (id, request) => worker.postMessage({ id, request }),
    cancel: (id) => worker.postMessage({ id }),
    terminate: () => worker.terminate(),
  };
}

/** In slices of half a frame, so that the page stays responsive. */
async function inPage(onReply: OnReply): Promise<RequestWorker> {
  const { TaskScheduler } = await import("./requests").catch(() => {
    throw new Error(engineStrings.noEngine);
  });
  const scheduler = new TaskScheduler(onReply, SLICE);
  return {
    submit: (id, request) => scheduler.submit(id, request),
    cancel: (id) => scheduler.cancel(id),
    terminate: () => scheduler.cancelAll(),
  };
}

export const engineStrings = {
  workerBroke: "The worker crashed. Your next action restarts it.",
  noEngine:
    "The engine could not be loaded: the page's Content-Security-Policy must allow its origin in script-src.",
};

/** Milliseconds in which a cancelled request must end. */
const CANCEL_TIMEOUT = 300;

/** Milliseconds. */
const SLICE = 8;
