// `multivalue/doh`: DNS over HTTPS as a function from Request to Response.

export type { DohOptions } from "./handler.js";
export { dohHandler } from "./handler.js";
export type { DnsServer, ServeOptions } from "./server.js";
