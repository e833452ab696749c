// `multivalue/node`: a DNS server on Node's sockets, for UDP, TCP and HTTPS, with real health checks.

export type { DnsServer, ServeOptions } from "../doh/dns-server.js";
export type { Address } from "./address.js";
export type { HealthListener } from "./health/index.js";
export type { ProbedCheck } from "./health/monitor.js";
export type { HealthOptions, ProbeOptions, PushOptions } from "./health/options.js";
export type { PushAddress } from "./health/push-server.js";
export type { StatusChange, ZoneHealthReport } from "./health/statuses.js";
export type { HealthServer, HealthZone } from "./health/zones.js";
export type { DohListenOptions, RateLimit, ServeDnsOptions, TcpOptions } from "./options.js";
export type { ProbeResult } from "./probe/probe.js";
export type { DohAddress, Listener } from "./serve.js";
export { serve } from "./serve.js";
