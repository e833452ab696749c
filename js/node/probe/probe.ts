// One probe of one endpoint, over TCP or HTTP, and its result.
//
// Source: "How Amazon Route 53 determines whether a health check is healthy", TCP: a connection within ten seconds.

import { connect } from "node:net";
import { performance } from "node:perf_hooks";
import { probeHttp } from "./http.js";
import type { Lookup } from "./lookup.js";
import type { Target } from "./target.js";
import { failureOf, Timeout } from "./timeout.js";

/** The result of a probe. */
export interface ProbeResult {
  /** The check's ID. */
  id: string;
  ok: boolean;
  /** `Success: HTTP Status Code 200, OK`, or `Failure: ` and the reason. */
  reason: string;
  /** End of the probe, in seconds since 1970, by a monotonic clock. */
  at: number;
  /** Duration in milliseconds. */
  duration: number;
}

/** Shared by all probes. */
export interface ProbeContext {
  lookup: Lookup;
  timeScale: number;
}

/** Probes once. A failure is a result; only a bug in this package rejects. */
export async function probe(
  target: Target,
  context: ProbeContext,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const start = performance.now();
  const [ok, reason] = await ask(target, context, signal).then(
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
  { lookup, timeScale }: ProbeContext,
  signal: AbortSignal,
): Promise<string> {
  const address = target.address ?? (await lookup.addressOf(target.name ?? ""));
  const kind = target.protocol === "tcp" ? probeTcp : probeHttp;
  return kind(target, address, timeScale, signal);
}

/** Connects and disconnects; resolves with the reason of success. */
function probeTcp(
  { port }: Target,
  address: string,
  timeScale: number,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, signal });
    const timeout = new Timeout(timeScale, (failure) => socket.destroy(failure));
    timeout.start(CONNECT_SECONDS, `no connection within ${CONNECT_SECONDS} seconds`);
    socket.once("close", () => timeout.clear());
    socket.on("error", reject);
    socket.once("connect", () => {
      socket.destroy();
      resolve("TCP connection established");
    });
  });
}

const CONNECT_SECONDS = 10;
