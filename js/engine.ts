// The engine: one wasm instance behind all facade classes of an entry.
//
// Here: when it is instantiated (at the first call, synchronously), and how its failures reach the caller.
// A static import must never throw, so nothing happens before a call that its caller can guard; and a trap
// of the machine means nothing to a caller, so it becomes an error in words.

import * as glue from "#glue";
import { Route53Error } from "./error.js";
import * as host from "./host.js";

/** Gives the compiled module; each entry of the package has its own way. */
export type Compile = () => WebAssembly.Module;

/** Says how to compile. The first entry that is loaded decides, as there is one instance. */
export function compileWith(compile: Compile): void {
  source ??= compile;
}

/** Starts the engine from a module at hand, for those who bring their own (`multivalue/slim`). */
export function start(module: WebAssembly.Module): void {
  if (instance) return;
  instance = new WebAssembly.Instance(module, { "./mv_bg.js": glue, "#host": host } as unknown as WebAssembly.Imports);
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
}

/** Runs one call into the core and turns every failure into its public class. */
export function call<T>(run: (core: typeof glue) => T): T {
  if (broken) throw stopped(broken);
  if (!instance) start(source ? source() : missing());
  try {
    return run(glue);
  } catch (failure) {
    throw publicError(failure);
  }
}

/** What the boundary throws: plain data, made into a class here so that Rust knows none of JavaScript's. */
interface Failure {
  kind: "Route53Error" | "TypeError" | "RangeError";
  code?: string;
  messages: string[];
}

function publicError(failure: unknown): unknown {
  if (failure instanceof WebAssembly.RuntimeError) {
    broken = failure;
    return stopped(failure);
  }
  if (!isFailure(failure)) return failure;
  const { kind, code = "InvalidInput", messages } = failure;
  if (kind === "TypeError") return new TypeError(messages.join("\n"));
  if (kind === "RangeError") return new RangeError(messages.join("\n"));
  return new Route53Error(code, messages);
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "kind" in value && "messages" in value;
}

/** A trap leaves the instance's memory in an unknown state, so nothing is asked of it again. */
function stopped(cause: Error): Error {
  return new Error("multivalue: internal error, a bug in this package; its zones are lost. Load the module anew, and please report what led here", { cause });
}

function missing(): never {
  throw new Error("multivalue/slim: no WebAssembly module yet; await init(...) or call initSync(...) first");
}

let source: Compile | undefined;
let instance: WebAssembly.Instance | undefined;
let broken: Error | undefined;
