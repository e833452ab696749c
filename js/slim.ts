// Entry for those who bring the module themselves: `multivalue/slim` and `multivalue/mv_bg.wasm`.

import { start } from "./core.js";

/** Where the module comes from: an address, a response, its bytes, or the compiled module. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** Compiles and starts the module; a second call changes nothing. */
export default async function init(source: ModuleSource | Promise<ModuleSource>): Promise<void> {
  start(await compile(await source));
}

/** The same without waiting, from bytes or a compiled module. */
export function initSync(source: BufferSource | WebAssembly.Module): void {
  if (isModule(source)) return start(source);
  if (!isBytes(source)) throw new TypeError("source: expected bytes or a WebAssembly.Module");
  start(new WebAssembly.Module(source));
}

export { Route53Error, version, Zone } from "./core.js";
export type * from "./api.js";

async function compile(source: ModuleSource): Promise<WebAssembly.Module> {
  if (isModule(source)) return source;
  if (isBytes(source)) return WebAssembly.compile(source);
  const response = isResponse(source) ? source : await fetch(source);
  if (!response.ok) throw new Error(`multivalue/slim: ${response.url} answered ${response.status} ${response.statusText}`);
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
