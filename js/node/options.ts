// Options of `serve`, with their defaults. Each limit has a default, so that no client can exhaust the server.

import { parseInteger } from "../engine/arguments.js";
import { MAX_PORT } from "./address.js";
import { type HealthOptions, parseHealthSettings } from "./health/options.js";

/** Addresses and limits of a server. */
export interface ServeDnsOptions {
  /** Address to listen on, for UDP and TCP; `127.0.0.1` by default. `::` takes IPv4 too, where the system lets it. */
  host?: string;
  /** Port for UDP and TCP; 0, the default, takes a port that is free for both. */
  port?: number;
  /** DNS over HTTPS; off by default. */
  doh?: DohListenOptions;
  /** Limits of TCP. */
  tcp?: TcpOptions;
  /** Limits responses over UDP; off by default. */
  rateLimit?: RateLimit;
  /** Real health checks: probes, and results over HTTP. The server must be a `Zone` or a `Server`. Off by default. */
  health?: HealthOptions;
  /** Called with errors that clients do not see, such as one that the server threw. */
  onError?: (error: unknown) => void;
}

/** Where to serve DNS over HTTPS. */
export interface DohListenOptions {
  /** Address to listen on; that of DNS by default. */
  host?: string;
  /** Port; 0, the default, takes a free one. */
  port?: number;
  /** The resource's path; `/dns-query` by default. */
  path?: string;
  /** Key and certificate in PEM. Without them HTTP is clear text, as behind a proxy: HTTP/1.1, and HTTP/2 with prior knowledge. */
  tls?: { key: string | Uint8Array; cert: string | Uint8Array };
  /** Connections at a time; more are closed at once. 256 by default. */
  maxConnections?: number;
  /** Milliseconds that a connection may be idle, and that a request may take to arrive; 10,000 by default. */
  idleTimeout?: number;
}

/** Limits of TCP. */
export interface TcpOptions {
  /** Connections at a time; more are closed at once. 256 by default. */
  maxConnections?: number;
  /** Milliseconds without a complete query, or with replies that the client does not read; 10,000 by default. */
  idleTimeout?: number;
}

/** Response-rate limiting by client prefix; rate-limit.ts has the algorithm. */
export interface RateLimit {
  /** Responses a second to one prefix; also the burst size. */
  responsesPerSecond: number;
  /** Bits of an IPv4 prefix; 24 by default. */
  ipv4Prefix?: number;
  /** Bits of an IPv6 prefix; 56 by default. */
  ipv6Prefix?: number;
  /** Every n-th response over the limit is sent truncated and without records, the others are dropped; 2 by default, 0 drops all. */
  slip?: number;
  /** Size of the table of prefixes; the least recently seen leaves first. 10,000 by default. */
  maxPrefixes?: number;
}

/** The options with their defaults. Throws a RangeError that names the option. */
export function parseSettings(options: ServeDnsOptions) {
  const {
    host = "127.0.0.1",
    port = 0,
    doh,
    tcp = {},
    rateLimit,
    health,
    onError = () => {},
  } = options;
  parseInteger(port, "options.port", 0, MAX_PORT);
  return {
    host,
    port,
    onError,
    tcp: parseLimits(tcp, "tcp"),
    doh: doh && {
      host,
      path: "/dns-query",
      ...doh,
      port: parseInteger(doh.port ?? 0, "options.doh.port", 0, MAX_PORT),
      ...parseLimits(doh, "doh"),
    },
    rateLimit: rateLimit && parseRateLimit(rateLimit),
    health: health && parseHealthSettings(health),
  };
}

export type Settings = ReturnType<typeof parseSettings>;

function parseLimits(
  { maxConnections = 256, idleTimeout = 10_000 }: TcpOptions,
  name: string,
): Required<TcpOptions> {
  return {
    maxConnections: parseInteger(
      maxConnections,
      `options.${name}.maxConnections`,
      1,
      Number.MAX_SAFE_INTEGER,
    ),
    idleTimeout: parseInteger(idleTimeout, `options.${name}.idleTimeout`, 1, MAX_DELAY),
  };
}

function parseRateLimit({
  responsesPerSecond,
  ipv4Prefix = 24,
  ipv6Prefix = 56,
  slip = 2,
  maxPrefixes = 10_000,
}: RateLimit): Required<RateLimit> {
  return {
    responsesPerSecond: parseInteger(
      responsesPerSecond,
      "options.rateLimit.responsesPerSecond",
      1,
      Number.MAX_SAFE_INTEGER,
    ),
    ipv4Prefix: parseInteger(ipv4Prefix, "options.rateLimit.ipv4Prefix", 0, 32),
    ipv6Prefix: parseInteger(ipv6Prefix, "options.rateLimit.ipv6Prefix", 0, 128),
    slip: parseInteger(slip, "options.rateLimit.slip", 0, Number.MAX_SAFE_INTEGER),
    maxPrefixes: parseInteger(
      maxPrefixes,
      "options.rateLimit.maxPrefixes",
      1,
      Number.MAX_SAFE_INTEGER,
    ),
  };
}

/** The longest delay of a Node timer. */
const MAX_DELAY = 2 ** 31 - 1;
