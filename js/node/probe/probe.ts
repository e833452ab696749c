// One probe of one endpoint, whatever its kind, and its result.

import { performance } from "node:perf_hooks";
import { probeTcp } from "./connect.js";
import { probeHttp } from "./http.js";
import type { Lookup } from "./lookup.js";
import { failureOf } from "./patience.js";
import type { Target } from "./target.js";

/** What a probe found. */
export interface ProbeResult {
  /** The check's ID. */
  id: string;
  ok: boolean;
  /** `Success: HTTP Status Code 200, OK`, or `Failure: ` and what went wrong. */
  reason: string;
  /** When it ended, in seconds since 1970, by a clock that never runs backwards. */
  at: number;
  /** Milliseconds that it took. */
  duration: number;
}

/** What all probes share. */
export interface ProbeMeans {
  lookup: Lookup;
  timeScale: number;
}

/** Probes once. What goes wrong is a result; only an error of ours rejects. */
export async function probe(
  target: Target,
  means: ProbeMeans,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const start = performance.now();
  const [ok, reason] = await ask(target, means, signal).then(
    (success) => [true, `Success: ${success}`] as const,
    (error: unknown) => [false, `Failure: ${failureOf(error).message}`] as const,
  );
  const end = performance.now();
  return {
    id: target.id,
    ok,
    reason,
    at: (performance.timeOrigin + end) / 1000,
    duration: end - start,
  };
}

async function ask(
  target: Target,
  { lookup, timeScale }: ProbeMeans,
  signal: AbortSignal,
): Promise<string> {
  const address = target.address ?? (await lookup.addressOf(target.name ?? ""));
  const kind = target.protocol === "tcp" ? probeTcp : probeHttp;
  return kind(target, address, timeScale, signal);
}
