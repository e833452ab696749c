// `multivalue/node`: a DNS server on Node's sockets, for UDP, TCP and HTTPS.

export { serve } from "./serve.js";
export type { Address, DohAddress, Listener } from "./serve.js";
export type { DohListenOptions, RateLimit, ServeDnsOptions, TcpOptions } from "./options.js";
export type { DnsServer, ServeOptions } from "../doh/server.js";
