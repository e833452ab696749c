// The root export's types: what `index.d.ts` is made from.

export type { Seed } from "./arguments.js";
export { version } from "./core.js";
export type { ServeOptions } from "./doh/server.js";
export type { ArgumentLocation } from "./error.js";
export { Route53Error } from "./error.js";
export type { CorefileFiles, CorefileOptions, ServerOptions } from "./server.js";
export { CorefileError, Server } from "./server.js";
export type * from "./types.js";
export type { PartialTally, SeedOptions, TallyOptions, ZoneInput } from "./zone.js";
export { Zone } from "./zone.js";
