// The facade as every entry shares it.
//
// Here: the public names, and `make`, by which an entry says how its host compiles the module.
// An entry must take the names from `make`: a bundler that drops side effects would drop a bare call.

import { compileWith, start, type Compile } from "./engine.js";
import { Route53Error } from "./error.js";
import { Zone } from "./zone.js";

declare const VERSION: string;

/** The package's version, `major.minor.patch`. */
export const version: string = VERSION;

/** The public names, bound to the host's way to compile; nothing is compiled before the first call. */
export function make(compile: Compile): typeof names {
  compileWith(compile);
  return names;
}

export { Route53Error, start, Zone };

const names = { Route53Error, version, Zone };
