// Probes of many endpoints: each in its own rhythm, one at a time for an endpoint, a bounded number in all.
//
// The first probe comes at a uniformly random time of the interval, each further one an interval later give or take a
// twentieth, so that endpoints do not see all probes at once, and never while the one before is under way. Source of
// the interval: "Values that you specify when you create or update health checks", Request interval.

import { type ProbeMeans, type ProbeResult, probe } from "./probe.js";
import { Slots } from "./slots.js";
import type { Target } from "./target.js";

/** Who is told: of each result, and of errors that are ours and no endpoint's. */
export interface Told {
  onResult(result: ProbeResult, key: string): void;
  onError(error: unknown): void;
}

/** All that is being probed. */
export class Prober {
  readonly #means: ProbeMeans;
  readonly #slots: Slots;
  readonly #told: Told;
  readonly #rounds = new Map<string, Rounds>();
  readonly #ending = new Set<Promise<void>>();

  constructor(means: ProbeMeans, concurrency: number, told: Told) {
    this.#means = means;
    this.#slots = new Slots(concurrency);
    this.#told = told;
  }

  /** Probes these from now on and no others. A key stands for a target as it is: what goes on under its key is not disturbed. */
  follow(targets: ReadonlyMap<string, Target>): void {
    for (const [key, rounds] of this.#rounds) if (!targets.has(key)) this.#stop(key, rounds);
    for (const [key, target] of targets) {
      if (!this.#rounds.has(key))
        this.#rounds.set(key, new Rounds(key, target, this.#means, this.#slots, this.#told));
    }
  }

  /** Ends all probes, those under way too. */
  async close(): Promise<void> {
    this.follow(new Map());
    this.#means.lookup.close();
    await Promise.all(this.#ending);
  }

  #stop(key: string, rounds: Rounds): void {
    this.#rounds.delete(key);
    const ended = rounds.end().finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
  }
}

/** One endpoint, probed again and again. */
class Rounds {
  readonly #work: () => Promise<ProbeResult>;
  readonly #tell: (result: ProbeResult) => void;
  readonly #onError: (error: unknown) => void;
  readonly #slots: Slots;
  readonly #interval: number;
  readonly #ended = new AbortController();
  #due: number;
  #timer: NodeJS.Timeout | undefined;
  #underWay = Promise.resolve();

  constructor(
    key: string,
    target: Target,
    means: ProbeMeans,
    slots: Slots,
    { onResult, onError }: Told,
  ) {
    this.#work = () => probe(target, means, this.#ended.signal);
    this.#tell = (result) => onResult(result, key);
    this.#onError = onError;
    this.#slots = slots;
    this.#interval = target.interval * 1000 * means.timeScale;
    this.#due = performance.now() + Math.random() * this.#interval;
    this.#schedule();
  }

  /** Resolves when nothing of it is under way. */
  end(): Promise<void> {
    this.#ended.abort();
    clearTimeout(this.#timer);
    return this.#underWay;
  }

  #schedule(): void {
    const wait = Math.max(this.#due - performance.now(), 0);
    this.#timer = setTimeout(() => (this.#underWay = this.#round()), wait).unref();
  }

  async #round(): Promise<void> {
    try {
      const result = await this.#slots.within(async () =>
        this.#ended.signal.aborted ? undefined : this.#work(),
      );
      if (result && !this.#ended.signal.aborted) this.#tell(result);
    } catch (error) {
      this.#onError(error);
    }
    if (this.#ended.signal.aborted) return;
    this.#due += this.#interval * (1 + JITTER * (2 * Math.random() - 1));
    this.#due = Math.max(this.#due, performance.now());
    this.#schedule();
  }
}

/** Share of the interval by which a probe may be early or late. */
const JITTER = 0.05;
