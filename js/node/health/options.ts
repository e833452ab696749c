// What health can be told, and what holds where it is not told.

import { argumentError } from "../../error.js";
import type { ProbeResult } from "../probe/probe.js";
import { MAX_PORT, whole } from "../whole.js";
import { isLoopback } from "./loopback.js";
import type { StatusChange } from "./statuses.js";
import { parseToken } from "./token.js";

/** Where results of health checks come from; without either, statuses change by `observe` and `setHealth` alone. */
export interface HealthOptions {
  /** Probes the endpoints of all checks, as Route 53 does: `true`, or how. Off by default. */
  probe?: boolean | ProbeOptions;
  /** Takes results and statuses over HTTP; left out, nothing listens. */
  push?: PushOptions;
  /** Is told of each probe. */
  onResult?: (result: ProbeResult) => void;
  /** Is told of each status that changed, those of calculated checks too, whatever changed it: at once, or within a second where it was not health itself. */
  onChange?: (change: StatusChange) => void;
}

/** How endpoints are probed. Unlike AWS, any address may be: those of documentation, private and loopback networks too. */
export interface ProbeOptions {
  /** Probes at a time, over all checks; 64 by default. */
  concurrency?: number;
  /** Name servers that endpoints' names are looked up with, as `address` or `address:port`; the system's by default. */
  nameServers?: string[];
  /** What the results' checker is called; nameless by default, as in `Zone.observe`. */
  checker?: string;
  /** For tests: all intervals and time-outs are multiplied by this. 1 by default. */
  timeScale?: number;
}

/** Where to take results and statuses. */
export interface PushOptions {
  /** Every request has to bear it (RFC 6750): 16 characters or more of `A-Z a-z 0-9 - . _ ~ + /`, and then `=` at will. */
  token: string;
  /** Address to listen on; `127.0.0.1` by default. One that is no loopback address is refused without `allowRemote`. */
  host?: string;
  /** Port; 0, the default, takes a free one. */
  port?: number;
  /** Path of a Unix socket, which is for this user alone, in place of host and port. */
  path?: string;
  /** Whether other machines may be listened to. The token then travels in clear text: put what speaks TLS before it. */
  allowRemote?: boolean;
}

/** The options with every default in its place; a RangeError or TypeError names what cannot be. */
export function completeHealth({
  probe = false,
  push,
  onResult = () => {},
  onChange = () => {},
}: HealthOptions) {
  return {
    probe: probe === false ? undefined : completeProbe(probe === true ? {} : probe),
    push: push && completePush(push),
    onResult,
    onChange,
  };
}

export type CompleteHealth = ReturnType<typeof completeHealth>;

function completeProbe({ concurrency = 64, nameServers, checker, timeScale = 1 }: ProbeOptions) {
  if (!(timeScale > 0 && timeScale <= 1))
    throw argumentError(
      RangeError,
      "options.health.probe.timeScale",
      `expected a number above 0 and up to 1, got ${String(timeScale)}`,
    );
  return {
    concurrency: whole(concurrency, "health.probe.concurrency", 1, MAX_CONCURRENCY),
    nameServers,
    checker,
    timeScale,
  };
}

function completePush({
  token,
  host = "127.0.0.1",
  port = 0,
  path,
  allowRemote = false,
}: PushOptions) {
  if (path === undefined && !allowRemote && !isLoopback(host)) {
    throw argumentError(
      RangeError,
      "options.health.push.host",
      `${host} is no loopback address, and other machines are listened to only with allowRemote`,
    );
  }
  return {
    token: parseToken(token),
    host,
    port: whole(port, "health.push.port", 0, MAX_PORT),
    path,
  };
}

const MAX_CONCURRENCY = 10_000;
