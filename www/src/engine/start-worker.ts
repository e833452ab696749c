/**
 * Starts a worker; where the page allows none, requests run in the page in slices.
 *
 * A script of another origin cannot be a worker, but a worker of the page's own origin can import it: a blob URL has its
 * creator's origin (HTML, section 10.2.6.3). A Content-Security-Policy that forbids workers is reported only by an
 * `error` event.
 */
import type { Reply, Request } from "./protocol";

export interface RequestWorker {
  submit(id: number, request: Request): void;
  cancel(id: number): void;
  terminate(): void;
}

export type OnReply = (reply: Reply) => void;
export type OnFailure = (message: string) => void;

export type StartWorker = (onReply: OnReply, onFailure: OnFailure) => Promise<RequestWorker>;

export const startWorker: StartWorker = async (onReply, onFailure) => {
  const worker = await openWorker(fromOwnOrigin, "worker");
  return worker ? inWorker(worker, onReply, onFailure) : inPage(onReply);
};

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
 * Built from parts so that no bundler treats the file as an asset and drops its imports. A dynamic import needs script-
 * src only; a static one would need worker-src (HTML, section 8.1.4.2: it has the worker's destination).
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
  const { TaskScheduler } = await import("./task-scheduler").catch(() => {
    throw new Error(engineStrings.noEngine);
  });
  const scheduler = new TaskScheduler(onReply, SLICE);
  return { submit: (id, request) => scheduler.submit(id, request), cancel: (id) => scheduler.cancel(id), terminate: () => scheduler.cancelAll() };
}

/** Milliseconds. */
const SLICE = 8;

export const engineStrings = {
  workerBroke: "The worker ended without a word. What is asked next starts another.",
  noEngine: "The engine could not be loaded: the page's Content-Security-Policy must allow its origin in script-src.",
};
