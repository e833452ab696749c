// Probes of many endpoints, each at its own interval, never two at a time for one endpoint, a limited number in all.
//
// The first probe starts at a uniformly random time of the interval, each further one after the interval plus or minus
// 5 %, so that the probes of many checks spread. Source of the interval: "Values that you specify when you create or
// update health checks", Request interval.

import { type ProbeContext, type ProbeResult, probe } from "./probe.js";
import type { Target } from "./target.js";

/** Receivers of results, and of errors that no endpoint caused. */
export interface ProbeCallbacks {
  onResult(result: ProbeResult, key: string): void;
  onError(error: unknown): void;
}

/** Probes a set of endpoints. */
export class Prober {
  readonly #context: ProbeContext;
  readonly #semaphore: Semaphore;
  readonly #callbacks: ProbeCallbacks;
  readonly #loops = new Map<string, ProbeLoop>();
  readonly #ending = new Set<Promise<void>>();

  constructor(context: ProbeContext, concurrency: number, callbacks: ProbeCallbacks) {
    this.#context = context;
    this.#semaphore = new Semaphore(concurrency);
    this.#callbacks = callbacks;
  }

  /** Replaces the targets. A target whose key was there before keeps its schedule. */
  follow(targets: ReadonlyMap<string, Target>): void {
    for (const [key, loop] of this.#loops) if (!targets.has(key)) this.#stop(key, loop);
    for (const [key, target] of targets) {
      if (!this.#loops.has(key))
        this.#loops.set(
          key,
          new ProbeLoop(key, target, this.#context, this.#semaphore, this.#callbacks),
        );
    }
  }

  /** Stops all probes and aborts pending ones. */
  async close(): Promise<void> {
    this.follow(new Map());
    this.#context.lookup.close();
    await Promise.all(this.#ending);
  }

  #stop(key: string, loop: ProbeLoop): void {
    this.#loops.delete(key);
    const ended = loop.end().finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
  }
}

/** Probes one endpoint at its interval. */
class ProbeLoop {
  readonly #probe: () => Promise<ProbeResult>;
  readonly #report: (result: ProbeResult) => void;
  readonly #onError: (error: unknown) => void;
  readonly #semaphore: Semaphore;
  readonly #interval: number;
  readonly #abort = new AbortController();
  #due: number;
  #timer: NodeJS.Timeout | undefined;
  #pending = Promise.resolve();

  constructor(
    key: string,
    target: Target,
    context: ProbeContext,
    semaphore: Semaphore,
    { onResult, onError }: ProbeCallbacks,
  ) {
    this.#probe = () => probe(target, context, this.#abort.signal);
    this.#report = (result) => onResult(result, key);
    this.#onError = onError;
    this.#semaphore = semaphore;
    this.#interval = target.interval * 1000 * context.timeScale;
    this.#due = performance.now() + Math.random() * this.#interval;
    this.#schedule();
  }

  /** Stops. Resolves when no probe is pending. */
  end(): Promise<void> {
    this.#abort.abort();
    clearTimeout(this.#timer);
    return this.#pending;
  }

  #schedule(): void {
    const wait = Math.max(this.#due - performance.now(), 0);
    this.#timer = setTimeout(() => (this.#pending = this.#probeOnce()), wait).unref();
  }

  async #probeOnce(): Promise<void> {
    try {
      const result = await this.#semaphore.run(async () =>
        this.#abort.signal.aborted ? undefined : this.#probe(),
      );
      if (result && !this.#abort.signal.aborted) this.#report(result);
    } catch (error) {
      this.#onError(error);
    }
    if (this.#abort.signal.aborted) return;
    this.#due += this.#interval * (1 + JITTER * (2 * Math.random() - 1));
    this.#due = Math.max(this.#due, performance.now());
    this.#schedule();
  }
}

/** Largest deviation from the interval, as a share of it. */
const JITTER = 0.05;

/** Limits the number of concurrent tasks; others wait in order. */
class Semaphore {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#free = limit;
  }

  /** Runs the task when a slot is free. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The slot passes to the first that waits: a new task cannot overtake it.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
