// `multivalue/doh`: DNS over HTTPS as a function from Request to Response.

export type { DnsServer, ServeOptions } from "./dns-server.js";
export type { DohOptions } from "./handler.js";
export { dohHandler } from "./handler.js";
