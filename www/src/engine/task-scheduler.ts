/**
 * Runs requests in time slices, in turn: a short request does not wait for a long one, and each can be cancelled.
 */
import type { Reply, Request } from "./protocol";
import { refusal, steps } from "./run-request";
import { breath } from "./yield-to-main";

export class Desk {
  readonly #jobs = new Map<number, Iterator<void>>();
  readonly #post: (reply: Reply) => void;
  readonly #slice: number;
  #working = false;

  /** `slice` is how many milliseconds it works without a pause. */
  constructor(post: (reply: Reply) => void, slice: number) {
    this.#post = post;
    this.#slice = slice;
  }

  take(id: number, request: Request): void {
    this.#jobs.set(id, steps(request, (message) => this.#post({ id, ...message })));
    if (!this.#working) void this.#work();
  }

  drop(id: number): void {
    this.#jobs.get(id)?.return?.();
    this.#jobs.delete(id);
    this.#post({ id, kind: "dropped" });
  }

  clear(): void {
    for (const id of [...this.#jobs.keys()]) this.drop(id);
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#jobs.size > 0) {
      for (const [id, job] of [...this.#jobs]) {
        if (this.#jobs.has(id) && this.#isDone(id, job)) this.#jobs.delete(id);
        await breath();
      }
    }
    this.#working = false;
  }

  /** Works on a job for a slice. */
  #isDone(id: number, job: Iterator<void>): boolean {
    const end = performance.now() + this.#slice;
    try {
      do if (job.next().done) return true;
      while (performance.now() < end);
      return false;
    } catch (error) {
      this.#post({ id, ...refusal(error) });
      return true;
    }
  }
}
