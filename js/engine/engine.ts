// Engines: the wasm instances behind the facade classes, one for zones and one for servers.
//
// Here: when an instance is made (at the first call, synchronously), and how its failures reach the caller.
// A static import must never throw, so nothing happens before a call that its caller can guard; and a trap
// of the machine means nothing to a caller, so it becomes an error in words.

import type { Violation } from "../types.js";
import { type Buffers, Channel, type Sender, type Serving } from "./channel.js";
import { type ArgumentLocation, Route53Error } from "./error.js";

/** Gives the compiled module; each entry of the package has its own way. */
export type Compile = () => WebAssembly.Module;

/** What wasm-bindgen makes for a wasm file. */
export interface Glue extends Buffers {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  /** Throws the place where a text stops being JSON; the module of zones does not know it. */
  checkJson(argument: string, text: string): void;
}

/** One wasm file at work. */
export class Engine<G extends Glue> {
  /** The file's name without its ending; its imports come from `./NAME.js`. */
  readonly name: string;
  #glue: G | undefined;
  #compile: Compile | undefined;
  #instance: WebAssembly.Instance | undefined;
  #channel: Channel | undefined;
  #broken: Error | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** Says what goes with the file and how to compile it. The first entry that is loaded decides, as there is one instance. */
  use(glue: G, compile?: Compile): void {
    this.#glue ??= glue;
    this.#compile ??= compile;
  }

  /** Starts from a module at hand, for those who bring their own (`multivalue/slim`). */
  start(module: WebAssembly.Module): void {
    if (this.#instance || !this.#glue) return;
    const imports = { [`./${this.name}.js`]: this.#glue } as unknown as WebAssembly.Imports;
    this.#instance = new WebAssembly.Instance(module, imports);
    this.#glue.__wbg_set_wasm(this.#instance.exports);
    (this.#instance.exports.__wbindgen_start as (() => void) | undefined)?.();
  }

  /** Runs one call into the core and turns every failure into its public class. */
  call<T>(run: (core: G) => T): T {
    const glue = this.#ready();
    try {
      return run(glue);
    } catch (failure) {
      throw this.#publicError(failure);
    }
  }

  /** The value of a JSON text, or a TypeError. */
  parseJson(text: string, argument: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      this.call((core) => core.checkJson(argument, text));
      throw new TypeError(`${argument}: ${(error as Error).message}`);
    }
  }

  /** Has a handle answer a query: octets of the reply, which `channel` then holds, 0 for none; a server's handle adds a flag. */
  exchange(handle: Serving, query: Uint8Array, sender: Sender | undefined): number {
    const channel = this.channel;
    try {
      return channel.exchange(handle, query, sender);
    } catch (failure) {
      throw this.#publicError(failure);
    }
  }

  /** The way that messages take. */
  get channel(): Channel {
    const glue = this.#ready();
    return (this.#channel ??= new Channel(
      this.#instance!.exports.memory as WebAssembly.Memory,
      glue,
    ));
  }

  #ready(): G {
    if (this.#broken) throw stopped(this.#broken);
    if (!this.#instance) this.start(this.#compile ? this.#compile() : this.#missing());
    return this.#glue!;
  }

  #publicError(failure: unknown): unknown {
    if (!(failure instanceof WebAssembly.RuntimeError)) return publicError(failure);
    this.#broken = failure;
    this.#glue?.__wbg_set_wasm(NO_EXPORTS);
    return stopped(failure);
  }

  #missing(): never {
    throw new Error(
      `multivalue/slim: no module of ${this.name}.wasm yet; await init(...) or call initSync(...) with it first`,
    );
  }
}

/** What the core throws: data, from which an error is made here. */
interface Failure {
  kind: "Route53Error" | "TypeError" | "RangeError";
  code: string | null;
  messages: string[];
  path: string | null;
  line: number | null;
  column: number | null;
  violations: Violation[];
}

function publicError(failure: unknown): unknown {
  if (!isFailure(failure)) return failure;
  const { kind, code, messages, violations } = failure;
  if (kind === "Route53Error")
    return new Route53Error(code ?? "InvalidInput", messages, violations);
  const Class = kind === "TypeError" ? TypeError : RangeError;
  return Object.assign(new Class(messages.join("\n")), locationOf(failure));
}

function locationOf({ path, line, column }: Failure): ArgumentLocation {
  return {
    ...(path !== null && { path }),
    ...(line !== null && column !== null && { line, column }),
  };
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "kind" in value && "messages" in value;
}

/** A trap leaves the instance's memory in an unknown state, so nothing is asked of it again. */
function stopped(cause: Error): Error {
  return new Error(
    "multivalue: internal error, a bug in this package; its zones are lost. Load the module anew, and please report what led here",
    { cause },
  );
}

/** In place of a stopped instance's exports: freeing a handle, or collecting it, calls one. */
const NO_EXPORTS = /* @__PURE__ */ new Proxy(
  {},
  { get: () => () => undefined },
) as WebAssembly.Exports;
