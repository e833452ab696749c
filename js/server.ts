// Server: a DNS server that a Corefile configures.
//
// Here: the facade over the core's handle, the files of a Corefile, and its error.

import type { ServerHandle } from "#server-glue";
import type { ServeOptions } from "./doh/dns-server.js";
import {
  parseOctets,
  parseOptionalText,
  parseOptions,
  parseSeed,
  parseText,
  type Seed,
} from "./engine/arguments.js";
import { LENGTH, LOGGED } from "./engine/channel.js";
import { parseSource } from "./engine/documents.js";
import { Engine } from "./engine/engine.js";
import { argumentError } from "./engine/error.js";
import type { Diagnostic } from "./types.js";
import { wrap, type Zone, type ZoneInput } from "./zone.js";

/** The engine of servers. */
export const servers = /* @__PURE__ */ new Engine<typeof import("#server-glue")>("mv_server_bg");

/** The files of a Corefile: texts by name, or a function from name to text, `undefined` for no such file. */
export type CorefileFiles = Record<string, string> | ((name: string) => string | undefined);

/** Options of a Corefile. */
export interface CorefileOptions {
  /** Its `route53`, `health_checks` and `import` files; none by default. */
  files?: CorefileFiles;
  /** Values of `{$NAME}`. Without it, such text stays unchanged. */
  environment?: Record<string, string>;
}

/** Options of a server. */
export interface ServerOptions extends CorefileOptions {
  /** Seed of the first zone; each further one has the next number. Without one, it comes from the host's secure random source. */
  seed?: Seed;
}

/** A Corefile with errors. */
export class CorefileError extends Error {
  override readonly name = "CorefileError";

  /** All errors and warnings. `message` has the errors, one a line as `line:column: message`. */
  readonly diagnostics: Diagnostic[];

  constructor(diagnostics: Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    super(errors.map(({ line, column, message }) => `${line}:${column}: ${message}`).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** A DNS server without sockets, configured by a Corefile: server blocks with chains of plugins. */
export class Server {
  #handle: ServerHandle | undefined;

  /**
   * Called with each line of `log` and `errors`, after the query that wrote it. It may call the server. An exception
   * reaches the caller of `serveDns` and does not affect the server.
   */
  onLog?: ((line: string) => void) | undefined;

  private constructor(wrapped: Wrapped) {
    if (!((wrapped as unknown) instanceof Wrapped))
      throw new TypeError("Server: made by Server.fromCorefile(text)");
    this.#handle = wrapped.handle;
  }

  /** The server of a Corefile. Throws a `CorefileError` with all errors. */
  static fromCorefile(text: string, options?: ServerOptions): Server {
    const corefile = parseText(text, "text");
    const { files, environment, seed } = parseOptions(options);
    const number = parseSeed(seed);
    const host = new Host(files, environment);
    try {
      const handle = servers.call(({ ServerHandle }) =>
        ServerHandle.fromCorefile(corefile, host, number),
      );
      host.rethrow();
      return new Server(new Wrapped(handle));
    } catch (error) {
      host.rethrow();
      throw isRefusal(error) ? new CorefileError(error.diagnostics) : error;
    }
  }

  /** All errors and warnings of a Corefile, in its order. */
  static check(text: string, options?: CorefileOptions): Diagnostic[] {
    const corefile = parseText(text, "text");
    const { files, environment } = parseOptions(options);
    const host = new Host(files, environment);
    const diagnostics = servers.call(({ ServerHandle }) => ServerHandle.check(corefile, host));
    host.rethrow();
    return diagnostics;
  }

  /** A zone as a Corefile: one server block with one stanza. A RangeError names a setting that a Corefile cannot express. */
  static toCorefile(source: ZoneInput): string {
    const { data, text } = parseSource(source, servers);
    return servers.call(({ ServerHandle }) => ServerHandle.toCorefile(data, text));
  }

  /** The names of its zones, with their final dots. */
  get zones(): string[] {
    return this.#ask((handle) => handle.zones());
  }

  /**
   * One of its zones. Changes apply to the next query. The zone stays usable after the server is freed, then on its own.
   */
  zone(name: string): Zone {
    const zone = parseText(name, "name");
    const handle = this.#ask((server) => server.zone(zone));
    if (handle) return wrap(handle, servers);
    throw argumentError(
      RangeError,
      "name",
      `the server has no zone "${zone}"; it has ${this.zones.join(", ") || "none"}`,
    );
  }

  /** The reply to a DNS message in a new array, or `null` for no reply. */
  serveDns(query: Uint8Array, options?: ServeOptions): Uint8Array | null {
    const result = servers.exchange(this.#held(), query, options);
    const length = result & LENGTH;
    const reply = length === 0 ? null : servers.channel.copy(length);
    if (result & LOGGED) this.#log();
    return reply;
  }

  /**
   * The same without an allocation: writes the reply into `reply` and returns its length, 0 for no reply. Throws a
   * RangeError if `reply` is too short, after the query was answered, counted and logged.
   */
  serveDnsInto(query: Uint8Array, reply: Uint8Array, options?: ServeOptions): number {
    parseOctets(reply, "reply");
    const result = servers.exchange(this.#held(), query, options);
    try {
      return servers.channel.copyInto(reply, result & LENGTH);
    } finally {
      if (result & LOGGED) this.#log();
    }
  }

  /** The metrics of `prometheus`, in its text format. */
  metrics(): string {
    return this.#ask((handle) => handle.metrics());
  }

  /** Frees the server's memory; later calls throw. Otherwise the garbage collector frees it. */
  free(): void {
    this.#handle?.free();
    this.#handle = undefined;
  }

  /** `using server = Server.fromCorefile(...)` frees it at the end of the block. */
  [Symbol.dispose](): void {
    this.free();
  }

  #ask<T>(question: (handle: ServerHandle) => T): T {
    const handle = this.#held();
    return servers.call(() => question(handle));
  }

  #held(): ServerHandle {
    if (!this.#handle) throw new Error("Server: used after free()");
    return this.#handle;
  }

  /** Fetches all lines first: `onLog` may call the server. */
  #log(): void {
    const { onLog } = this;
    if (typeof onLog !== "function") return;
    for (const line of this.#ask((handle) => handle.takeLines()) as string[])
      onLog.call(this, line);
  }
}

/** Passes a handle to the constructor. Not exported: callers cannot make one. */
class Wrapped {
  constructor(readonly handle: ServerHandle) {}
}

/**
 * Files and variables for the core while it reads a Corefile. An exception of the caller's function is kept, and thrown
 * when the core is done.
 */
class Host {
  readonly hasEnvironment: boolean;
  readonly #files: CorefileFiles;
  readonly #environment: Record<string, string>;
  #thrown: { error: unknown } | undefined;

  constructor(files: CorefileFiles = {}, environment?: Record<string, string>) {
    this.#files =
      typeof files === "function"
        ? files
        : object(files, "options.files", "an object of texts, or a function that gives them");
    this.#environment = object(environment ?? {}, "options.environment", "an object of texts");
    this.hasEnvironment = environment !== undefined;
  }

  text(name: string): string | undefined {
    const files = this.#files;
    return this.#guarded(`options.files[${JSON.stringify(name)}]`, () =>
      typeof files === "function" ? files(name) : own(files, name),
    );
  }

  variable(name: string): string | undefined {
    return this.#guarded(`options.environment.${name}`, () => own(this.#environment, name));
  }

  rethrow(): void {
    if (this.#thrown) throw this.#thrown.error;
  }

  #guarded(argument: string, get: () => string | undefined): string | undefined {
    try {
      return parseOptionalText(get(), argument);
    } catch (error) {
      this.#thrown ??= { error };
      return undefined;
    }
  }
}

function object<T extends object>(value: T, argument: string, expected: string): T {
  if (typeof value === "object" && value !== null) return value;
  throw argumentError(TypeError, argument, `expected ${expected}`);
}

function own(texts: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}

function isRefusal(error: unknown): error is { diagnostics: Diagnostic[] } {
  return (
    typeof error === "object" &&
    error !== null &&
    !(error instanceof Error) &&
    "diagnostics" in error
  );
}
