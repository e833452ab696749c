// The root export's types: what `index.d.ts` is made from.

export type { ServeOptions } from "../doh/dns-server.js";
export type { Seed } from "../engine/arguments.js";
export type { ArgumentLocation } from "../engine/error.js";
export { Route53Error } from "../engine/error.js";
export type { CorefileFiles, CorefileOptions, ServerOptions } from "../server.js";
export { CorefileError, Server } from "../server.js";
export type * from "../types.js";
export type { PartialTally, SeedOptions, TallyOptions, ZoneInput } from "../zone.js";
export { Zone } from "../zone.js";
export { version } from "./core.js";
