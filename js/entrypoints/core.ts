// The facade as every entry shares it, so that a program has one class Zone, however it is loaded.
//
// An entry must take the class from `zoneBy`: a bundler that drops side effects would drop a bare call.

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
