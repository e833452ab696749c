// What `serve` can be told, and what holds where it is not told.
//
// Every bound has a default, so that no client can take more than its share.

import { completeHealth, type HealthOptions } from "./health/options.js";
import { MAX_PORT, whole } from "./whole.js";

/** Where to listen, and within which bounds. */
export interface ServeDnsOptions {
  /** Address to listen on, for UDP and TCP; `127.0.0.1` by default. `::` takes IPv4 too, where the system lets it. */
  host?: string;
  /** Port for UDP and TCP; 0, the default, takes one that is free for both. */
  port?: number;
  /** DNS over HTTPS; left out, there is none. */
  doh?: DohListenOptions;
  /** Bounds of TCP. */
  tcp?: TcpOptions;
  /** Limits responses over UDP; off by default. */
  rateLimit?: RateLimit;
  /** Real health checks: probes, and results over HTTP. The server must be a `Zone` or a `Server`. Off by default. */
  health?: HealthOptions;
  /** Is told of what went wrong that no client should know, such as an error that the server threw. */
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
  /** Key and certificate in PEM. Without them HTTP is clear text, as behind a proxy: HTTP/1.1, and HTTP/2 by prior knowledge. */
  tls?: { key: string | Uint8Array; cert: string | Uint8Array };
  /** Connections at a time; more are closed at once. 256 by default. */
  maxConnections?: number;
  /** Milliseconds that a connection may be idle, and that a request may take to come in; 10,000 by default. */
  idleTimeout?: number;
}

/** Bounds of TCP. */
export interface TcpOptions {
  /** Connections at a time; more are closed at once. 256 by default. */
  maxConnections?: number;
  /** Milliseconds without a whole query, or with replies that the client does not take; 10,000 by default. */
  idleTimeout?: number;
}

/** Response-rate limiting by client prefix: see rate-limit.ts for how it decides. */
export interface RateLimit {
  /** Responses a second to one prefix, and as many at once. */
  responsesPerSecond: number;
  /** Bits of an IPv4 prefix; 24 by default. */
  ipv4Prefix?: number;
  /** Bits of an IPv6 prefix; 56 by default. */
  ipv6Prefix?: number;
  /** Of the responses over the limit, every n-th is sent without records and truncated, the others are dropped; 2 by default, 0 drops all. */
  slip?: number;
  /** Prefixes that are remembered; the least recently seen is forgotten first. 10,000 by default. */
  maxPrefixes?: number;
}

/** The options with every default in its place; a RangeError names what cannot be. */
export function complete(options: ServeDnsOptions) {
  const {
    host = "127.0.0.1",
    port = 0,
    doh,
    tcp = {},
    rateLimit,
    health,
    onError = () => {},
  } = options;
  whole(port, "port", 0, MAX_PORT);
  return {
    host,
    port,
    onError,
    tcp: bounds(tcp, "tcp"),
    doh: doh && {
      host,
      path: "/dns-query",
      ...doh,
      port: whole(doh.port ?? 0, "doh.port", 0, MAX_PORT),
      ...bounds(doh, "doh"),
    },
    rateLimit: rateLimit && completeLimit(rateLimit),
    health: health && completeHealth(health),
  };
}

export type Complete = ReturnType<typeof complete>;

function bounds(
  { maxConnections = 256, idleTimeout = 10_000 }: TcpOptions,
  name: string,
): Required<TcpOptions> {
  return {
    maxConnections: whole(maxConnections, `${name}.maxConnections`, 1, Number.MAX_SAFE_INTEGER),
    idleTimeout: whole(idleTimeout, `${name}.idleTimeout`, 1, MAX_DELAY),
  };
}

function completeLimit({
  responsesPerSecond,
  ipv4Prefix = 24,
  ipv6Prefix = 56,
  slip = 2,
  maxPrefixes = 10_000,
}: RateLimit): Required<RateLimit> {
  return {
    responsesPerSecond: whole(
      responsesPerSecond,
      "rateLimit.responsesPerSecond",
      1,
      Number.MAX_SAFE_INTEGER,
    ),
    ipv4Prefix: whole(ipv4Prefix, "rateLimit.ipv4Prefix", 0, 32),
    ipv6Prefix: whole(ipv6Prefix, "rateLimit.ipv6Prefix", 0, 128),
    slip: whole(slip, "rateLimit.slip", 0, Number.MAX_SAFE_INTEGER),
    maxPrefixes: whole(maxPrefixes, "rateLimit.maxPrefixes", 1, Number.MAX_SAFE_INTEGER),
  };
}

/** What a timer of Node takes. */
const MAX_DELAY = 2 ** 31 - 1;
