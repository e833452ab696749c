/**
 * Runs the queries of a state: from state to result.
 */
import type { ChangeBatch } from "multivalue";

import type { Request, SimulationOptions } from "../engine/protocol";
import { Engine, Refused, Stopped } from "../engine/worker-client";
import { type Outcome, RATE } from "../model/outcome";
import { pickOf, type State, tallyOptionsOf } from "../model/state";
import type { Picture, Progress } from "../model/view";

export interface RunCallbacks {
  accepted(state: State): void;
  finished(picture: Picture): void;
  refused(messages: string[]): void;
  /** Progress of a slow run. Null: the run is over. */
  progress(progress: Progress | null): void;
  ended(): void;
}

export class QueryRunner {
  #engine = new Engine();
  #clock: ReturnType<typeof setInterval> | undefined;
  #run = 0;
  /** The last request, if it is answered and no other is running. */
  #last: { request: Request; outcome: Outcome } | null = null;

  /** Runs the queries of a state. Settles once the core accepts or refuses it, before the result arrives. */
  run(state: State, callbacks: RunCallbacks): Promise<boolean> {
    const request = requestOf(state);
    if (!this.#last || !isSame(this.#last.request, request))
      return this.#ask(request, state, callbacks);
    callbacks.accepted(state);
    callbacks.finished({ state, outcome: this.#last.outcome });
    callbacks.ended();
    return Promise.resolve(true);
  }

  /** Reads a source as the core does. */
  read(source: unknown, seed: string) {
    return this.#engine.read({ source, seed });
  }

  withBatch({ source, seed }: State, batch: ChangeBatch) {
    return this.#engine.read({ source, seed, batch });
  }

  stop(): void {
    this.#engine.stop();
  }

  #ask(request: Request, state: State, callbacks: RunCallbacks): Promise<boolean> {
    const run = (this.#run += 1);
    const watch = this.#watch(callbacks);
    this.#last = null;
    return new Promise((settle) => {
      const accepted = () => {
        callbacks.accepted(state);
        settle(true);
      };
      const answered = (outcome: Outcome) => {
        if (run === this.#run) this.#last = { request, outcome };
        callbacks.finished({ state, outcome });
      };
      this.#engine
        .run(request, { accepted, estimate: watch.estimate })
        .then(answered, (failure: Error) => report(failure, callbacks))
        .finally(() => {
          if (run === this.#run) watch.end();
          callbacks.ended();
          settle(false);
        });
    });
  }

  #watch({ progress }: RunCallbacks) {
    clearInterval(this.#clock);
    const start = performance.now();
    let estimate: number | null = null;
    this.#clock = setInterval(
      () => progress({ elapsed: performance.now() - start, estimate }),
      PROGRESS_INTERVAL,
    );
    const end = () => {
      clearInterval(this.#clock);
      progress(null);
    };
    return { end, estimate: (milliseconds: number) => (estimate = milliseconds) };
  }
}

function report(failure: Error, callbacks: RunCallbacks): void {
  if (failure instanceof Refused) callbacks.refused(failure.messages);
  else if (!(failure instanceof Stopped)) throw failure;
}

export function requestOf(state: State): Request {
  const { source, seed, observations, group, ask, view } = state;
  return {
    source,
    seed,
    observations,
    query: {
      ...group,
      ask,
      options: tallyOptionsOf(state),
      octets: view === "full",
      places: view === "full",
      simulation: simulationOf(state),
    },
  };
}

/** A different display of the same numbers runs no query. Zones are never changed in place, so identity is enough. */
function isSame(one: Request, other: Request): boolean {
  const isSameZone =
    one.source === other.source &&
    one.observations === other.observations &&
    one.seed === other.seed;
  return isSameZone && JSON.stringify(one.query) === JSON.stringify(other.query);
}

/** As many clients as queries, or as long as the outage and its aftermath. */
function simulationOf(state: State): SimulationOptions | undefined {
  const {
    view,
    queries,
    story: { resolvers, retries, ...outage },
  } = state;
  const pick = pickOf(state);
  if (view === "compare")
    return { duration: queries / RATE, resolvers, retries: 0, pick, outage: null };
  if (view !== "timeline") return undefined;
  return { duration: outage.at + outage.lasts + AFTERMATH, resolvers, retries, pick, outage };
}

/** Seconds simulated after the outage. */
const AFTERMATH = 300;

/** Milliseconds until progress is shown, and between its updates. */
const PROGRESS_INTERVAL = 200;
