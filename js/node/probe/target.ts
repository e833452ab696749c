// The endpoint of a health check: address, request, search string.
//
// Source: "UpdateHealthCheck" in the Route 53 API Reference (Host header, defaults); "Values that you specify when you
// create or update health checks" in its Developer Guide.

import { isIP, isIPv6 } from "node:net";
import type { HealthCheck, HealthCheckConfig } from "../../entrypoints/api.js";

/** An endpoint to probe. */
export interface Target {
  id: string;
  protocol: "http" | "https" | "tcp";
  /** The address; if undefined, `name` is looked up for each probe. */
  address: string | undefined;
  name: string | undefined;
  port: number;
  path: string;
  /** The Host header. */
  host: string;
  /** The name for TLS SNI; empty for none. */
  serverName: string;
  /** Text that the body must contain. */
  search: string | undefined;
  /** Seconds from one probe to the next. */
  interval: number;
}

/** The endpoint of a check; undefined for disabled checks and types without endpoint. */
export function targetOf({ Id, HealthCheckConfig: config }: HealthCheck): Target | undefined {
  const protocol = PROTOCOLS[config!.Type!];
  if (protocol === undefined || config!.Disabled) return undefined;
  const {
    IPAddress: address,
    FullyQualifiedDomainName: name,
    SearchString: search,
    RequestInterval = DEFAULT_INTERVAL,
  } = config!;
  const port = config!.Port ?? DEFAULT_PORTS[protocol];
  return {
    id: Id!,
    protocol,
    address,
    name,
    port,
    path: rooted(config!.ResourcePath ?? ""),
    host: hostOf(name ?? address ?? "", port, protocol),
    serverName: serverNameOf(config!),
    search,
    interval: RequestInterval,
  };
}

/** The target as text. */
export function formatTarget({
  protocol,
  host,
  path,
  name,
  address,
  port,
  search,
}: Target): string {
  if (protocol === "tcp") return `tcp://${withPort(address ?? name ?? "", port)}`;
  const at = address !== undefined && name !== undefined ? ` at ${withPort(address, port)}` : "";
  return `${protocol}://${host}${path}${at}${search === undefined ? "" : ` for ${JSON.stringify(search)}`}`;
}

/** An address or name with a port. Source: RFC 3986, section 3.2.2. */
export function withPort(host: string, port: number): string {
  return `${bracketed(host)}:${port}`;
}

/** Omits the protocol's default port. */
function hostOf(host: string, port: number, protocol: Target["protocol"]): string {
  return port === DEFAULT_PORTS[protocol] ? bracketed(host) : withPort(host, port);
}

function bracketed(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

/** SNI takes no addresses. Source: RFC 6066, section 3. */
function serverNameOf({
  EnableSNI = true,
  FullyQualifiedDomainName: name = "",
}: HealthCheckConfig): string {
  return EnableSNI && !isIP(name) ? name.replace(/\.$/, "") : "";
}

function rooted(path: string): string {
  return path.startsWith("/") ? path : `/${path}`;
}

const PROTOCOLS: Record<string, Target["protocol"] | undefined> = {
  HTTP: "http",
  HTTP_STR_MATCH: "http",
  HTTPS: "https",
  HTTPS_STR_MATCH: "https",
  TCP: "tcp",
};

/** TCP has no default: Route 53 requires a port. */
const DEFAULT_PORTS = { http: 80, https: 443, tcp: 0 };

const DEFAULT_INTERVAL = 30;
