/**
 * Runs requests in time slices, in turn: a short request does not wait for a long one, and each can be cancelled.
 */
import type { Reply, Request } from "./protocol";
import { errorReply, runRequest } from "./run-request";
import { yieldToMain } from "./yield-to-main";

export class TaskScheduler {
  readonly #jobs = new Map<number, Iterator<void>>();
  readonly #post: (reply: Reply) => void;
  readonly #slice: number;
  #isRunning = false;

  /** `slice`: milliseconds of work without a pause. */
  constructor(post: (reply: Reply) => void, slice: number) {
    this.#post = post;
    this.#slice = slice;
  }

  submit(id: number, request: Request): void {
    this.#jobs.set(id, runRequest(request, (message) => this.#post({ id, ...message })));
    if (!this.#isRunning) void this.#run();
  }

  cancel(id: number): void {
    this.#jobs.get(id)?.return?.();
    this.#jobs.delete(id);
    this.#post({ id, kind: "dropped" });
  }

  cancelAll(): void {
    for (const id of [...this.#jobs.keys()]) this.cancel(id);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#jobs.size > 0) {
      for (const [id, job] of [...this.#jobs]) {
        if (this.#jobs.has(id) && this.#runSlice(id, job)) this.#jobs.delete(id);
        await yieldToMain();
      }
    }
    this.#isRunning = false;
  }

  /** Runs one slice of a job. True when it is finished. */
  #runSlice(id: number, job: Iterator<void>): boolean {
    const end = performance.now() + this.#slice;
    try {
      do if (job.next().done) return true;
      while (performance.now() < end);
      return false;
    } catch (error) {
      this.#post({ id, ...errorReply(error) });
      return true;
    }
  }
}
