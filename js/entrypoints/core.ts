// Zone and its engine, shared by all entry points, so that a program has one class Zone.
//
// An entry point must use the class that `zoneBy` returns: bundlers drop a call without a result.

import type { Compile } from "../engine/engine.js";
import { Zone, zones } from "../zone.js";

declare const VERSION: string;

/** The package's version, `major.minor.patch`. */
export const version: string = VERSION;

/** The class, bound to the host's way to compile its file; nothing is compiled before the first call. */
export function zoneBy(glue: typeof import("#glue"), compile: Compile): typeof Zone {
  zones.use(glue, compile);
  return Zone;
}

export { Engine } from "../engine/engine.js";
export { Route53Error } from "../engine/error.js";
export { importZone, wrap } from "../zone.js";
export { Zone, zones };
