// One tally, however long it takes, with the time that it needs shown while it runs.
//
// A tally cut into slices would not be the same tally, since each slice starts the draw anew; so a long one runs
// whole in a worker thread, and a short one beforehand tells how long it will take.

import { Worker } from "node:worker_threads";
import type { Tally, TallyOptions } from "../api.js";
import { asUsage, usageOf } from "./errors.js";
import type { LoadedZone } from "./input.js";
import type { Query } from "./resolve.js";
import type { Screen } from "./screen.js";

/** What the worker thread is given. */
export interface TallyJob {
  source: LoadedZone["source"];
  query: Query;
  options: TallyOptions;
}

/** Counts; whatever the core has against the arguments shows before a thread is started. */
export async function runTally(
  { zone, source }: LoadedZone,
  query: Query,
  options: TallyOptions,
  screen: Screen,
): Promise<Tally> {
  const queries = options.queries!;
  const first = Math.min(queries, TRIAL_QUERIES);
  const start = performance.now();
  const trial = asUsage(() => zone.tally(query.name, query.type, { ...options, queries: first }));
  if (first === queries) return trial;
  return inWorker(
    { source, query, options },
    ((performance.now() - start) / first) * queries,
    screen,
  );
}

async function inWorker(job: TallyJob, estimate: number, { status }: Screen): Promise<Tally> {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: job });
  const start = performance.now();
  const timer =
    status && setInterval(() => status(progress(performance.now() - start, estimate)), REDRAW_MS);
  try {
    return await new Promise<Tally>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error) => reject(usageOf(error)));
    });
  } finally {
    clearInterval(timer);
    status?.("");
    await worker.terminate();
  }
}

/** `counting  [#####     ]  3 s of about 6 s`; an estimate that was too low shows as such. */
function progress(elapsed: number, estimate: number): string {
  const share = Math.min(elapsed / estimate, 1);
  const bar = "#".repeat(Math.floor(share * BAR_WIDTH)).padEnd(BAR_WIDTH);
  return `counting  [${bar}]  ${seconds(elapsed)} of about ${seconds(Math.max(estimate, elapsed))}  (Ctrl+C ends)`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}

/** Enough to measure the speed by, and over before anyone waits. */
const TRIAL_QUERIES = 100_000;
const REDRAW_MS = 100;
const BAR_WIDTH = 30;
