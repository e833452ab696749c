// Options of health checks, with their defaults, and the bearer token.
//
// The token is compared in constant time. Source: RFC 6750, section 2.1.

import { createHash, timingSafeEqual } from "node:crypto";
import { parseInteger } from "../../engine/arguments.js";
import { argumentError } from "../../engine/error.js";
import { isLoopback, MAX_PORT } from "../address.js";
import type { ProbeResult } from "../probe/probe.js";
import type { StatusChange } from "./statuses.js";

/** Sources of health check results. Without either, only `observe` and `setHealth` change statuses. */
export interface HealthOptions {
  /** Probes the endpoints of all checks, as Route 53 does: `true`, or options. Off by default. */
  probe?: boolean | ProbeOptions;
  /** Takes results and statuses over HTTP; off by default. */
  push?: PushOptions;
  /** Called with the result of each probe. */
  onResult?: (result: ProbeResult) => void;
  /** Called with each status that changed, calculated checks included: immediately for results and pushed statuses, within a second for other changes. */
  onChange?: (change: StatusChange) => void;
}

/** How endpoints are probed. Unlike AWS, any address is allowed: documentation, private and loopback networks too. */
export interface ProbeOptions {
  /** Probes at a time, over all checks; 64 by default. */
  concurrency?: number;
  /** Name servers for the names of endpoints, as `address` or `address:port`; the system's by default. */
  nameServers?: string[];
  /** The checker's name in results; empty by default, as in `Zone.observe`. */
  checker?: string;
  /** For tests: all intervals and time-outs are multiplied by this. 1 by default. */
  timeScale?: number;
}

/** Address and token of the server for results and statuses. */
export interface PushOptions {
  /** Bearer token (RFC 6750) that each request needs: 16 or more of `A-Z a-z 0-9 - . _ ~ + /`, then any number of `=`. */
  token: string;
  /** Address to listen on; `127.0.0.1` by default. Any but a loopback address needs `allowRemote`. */
  host?: string;
  /** Port; 0, the default, takes a free one. */
  port?: number;
  /** Path of a Unix socket, which only this user can open; replaces host and port. */
  path?: string;
  /** Whether other machines may connect. The token then travels in clear text: put a TLS proxy in front. */
  allowRemote?: boolean;
}

/** The options with their defaults. Throws a RangeError or TypeError that names the option. */
export function parseHealthSettings({
  probe = false,
  push,
  onResult = () => {},
  onChange = () => {},
}: HealthOptions) {
  return {
    probe: probe === false ? undefined : parseProbeSettings(probe === true ? {} : probe),
    push: push && parsePushSettings(push),
    onResult,
    onChange,
  };
}

export type HealthSettings = ReturnType<typeof parseHealthSettings>;

function parseProbeSettings({
  concurrency = 64,
  nameServers,
  checker,
  timeScale = 1,
}: ProbeOptions) {
  if (!(timeScale > 0 && timeScale <= 1))
    throw argumentError(
      RangeError,
      "options.health.probe.timeScale",
      `expected a number above 0 and up to 1, got ${String(timeScale)}`,
    );
  return {
    concurrency: parseInteger(concurrency, "options.health.probe.concurrency", 1, MAX_CONCURRENCY),
    nameServers,
    checker,
    timeScale,
  };
}

function parsePushSettings({
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
    port: parseInteger(port, "options.health.push.port", 0, MAX_PORT),
    path,
  };
}

const MAX_CONCURRENCY = 10_000;

/** Tests whether an Authorization header has the token. */
export type TokenCheck = (authorization: string | undefined) => boolean;

/** The test for a token. Errors do not show the token. */
export function parseToken(token: unknown): TokenCheck {
  if (typeof token !== "string")
    throw argumentError(
      TypeError,
      "options.health.push.token",
      `expected a string, got ${typeof token}`,
    );
  if (!TOKEN.test(token))
    throw argumentError(
      RangeError,
      "options.health.push.token",
      `expected ${MIN_CHARACTERS} or more of A-Z a-z 0-9 - . _ ~ + / and then = at will`,
    );
  const expected = digest(token);
  return (authorization = "") =>
    timingSafeEqual(digest(BEARER.exec(authorization)?.[1] ?? ""), expected);
}

/** timingSafeEqual needs equal lengths; digests have them. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

const MIN_CHARACTERS = 16;
const TOKEN = /^(?=.{16})[A-Za-z0-9\-._~+/]+=*$/;
const BEARER = /^Bearer +(\S+) *$/i;
