// Entry `multivalue/slim`: the caller provides the wasm module, `mv_bg.wasm` for Zone or `mv_server_bg.wasm` for Server.

import { argumentError } from "../engine/error.js";
import { zones } from "./core.js";
import { servers } from "./core-server.js";
import * as glue from "./glue.js";
import * as serverGlue from "./server-glue.js";

/** Where the module comes from: an address, a response, its bytes, or the compiled module. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** Compiles and starts a module, of either file; a second call with the same file changes nothing. */
export default async function init(source: ModuleSource | Promise<ModuleSource>): Promise<void> {
  start(await compile(await source));
}

/** The same without waiting, from bytes or a compiled module. */
export function initSync(source: BufferSource | WebAssembly.Module): void {
  if (isModule(source)) return start(source);
  if (!isBytes(source))
    throw argumentError(TypeError, "source", "expected bytes or a WebAssembly.Module");
  start(new WebAssembly.Module(source));
}

export type * from "./api.js";
export { Route53Error, version, Zone } from "./core.js";
export { CorefileError, Server } from "./core-server.js";

/** A module tells by its imports which file it is. */
function start(module: WebAssembly.Module): void {
  zones.use(glue);
  servers.use(serverGlue);
  const wanted = new Set(WebAssembly.Module.imports(module).map((one) => one.module));
  const engine = [zones, servers].find(({ name }) => wanted.has(`./${name}.js`));
  if (!engine)
    throw argumentError(
      TypeError,
      "source",
      `expected ${zones.name}.wasm or ${servers.name}.wasm of this package, got another module`,
    );
  engine.start(module);
}

async function compile(source: ModuleSource): Promise<WebAssembly.Module> {
  if (isModule(source)) return source;
  if (isBytes(source)) return WebAssembly.compile(source);
  const response = isResponse(source) ? source : await fetch(source);
  if (!response.ok)
    throw new Error(
      `multivalue/slim: ${response.url} answered ${response.status} ${response.statusText}`,
    );
  return WebAssembly.compile(await response.arrayBuffer());
}

function isModule(source: unknown): source is WebAssembly.Module {
  return source instanceof WebAssembly.Module;
}

function isBytes(source: unknown): source is BufferSource {
  return source instanceof ArrayBuffer || ArrayBuffer.isView(source);
}

function isResponse(source: unknown): source is Response {
  return typeof Response === "function" && source instanceof Response;
}
