// Server and its engine, shared by all entry points; apart from core.ts, so that a program of zones does not contain it.

import type { Compile } from "../engine/engine.js";
import { Server, servers } from "../server.js";

/** The class, bound to the host's way to compile its file; nothing is compiled before the first call. */
export function serverBy(glue: typeof import("#server-glue"), compile: Compile): typeof Server {
  servers.use(glue, compile);
  return Server;
}

export { CorefileError } from "../server.js";
export { Server, servers };
