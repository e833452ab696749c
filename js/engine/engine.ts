// Engines: the wasm instances behind the classes, one for zones and one for servers.
//
// An instance starts synchronously at the first call: a static import must not throw. A trap of WebAssembly becomes an
// Error with an explanation.

import type { Violation } from "../types.js";
import { type Buffers, Channel, type Sender, type Serving } from "./channel.js";
import { type ArgumentLocation, Route53Error } from "./error.js";

/** Compiles the wasm module. Each entry point has its own way. */
export type Compile = () => WebAssembly.Module;

/** The glue of wasm-bindgen for a wasm file. */
export interface Glue extends Buffers {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  /** Throws the position where a text stops being JSON. Does nothing in the module of zones. */
  checkJson(argument: string, text: string): void;
}

/** A wasm file and its instance. */
export class Engine<G extends Glue> {
  /** The file's name without its extension; its imports come from `./NAME.js`. */
  readonly name: string;
  #glue: G | undefined;
  #compile: Compile | undefined;
  #instance: WebAssembly.Instance | undefined;
  #channel: Channel | undefined;
  #broken: Error | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** Sets the glue and how to compile the file. The first entry point wins: there is one instance. */
  use(glue: G, compile?: Compile): void {
    this.#glue ??= glue;
    this.#compile ??= compile;
  }

  /** Starts with a compiled module (`multivalue/slim`). */
  start(module: WebAssembly.Module): void {
    if (this.#instance || !this.#glue) return;
    const imports = { [`./${this.name}.js`]: this.#glue } as unknown as WebAssembly.Imports;
    this.#instance = new WebAssembly.Instance(module, imports);
    this.#glue.__wbg_set_wasm(this.#instance.exports);
    (this.#instance.exports.__wbindgen_start as (() => void) | undefined)?.();
  }

  /** Calls the core. Failures become public errors. */
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

  /** Answers a query by a handle. Returns the length of the reply in `channel`, 0 for none; a server adds a flag. */
  exchange(handle: Serving, query: Uint8Array, sender: Sender | undefined): number {
    const channel = this.channel;
    try {
      return channel.exchange(handle, query, sender);
    } catch (failure) {
      throw this.#publicError(failure);
    }
  }

  /** The message buffers. */
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

/** What the core throws: the data of an error. */
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

/** After a trap the memory of the instance is undefined, so it is not used again. */
function stopped(cause: Error): Error {
  return new Error(
    "multivalue: internal error, a bug in this package; its zones are lost. Load the module anew, and please report what led here",
    { cause },
  );
}

/** Replaces the exports of a stopped instance: freeing a handle calls one. */
const NO_EXPORTS = /* @__PURE__ */ new Proxy(
  {},
  { get: () => () => undefined },
) as WebAssembly.Exports;
