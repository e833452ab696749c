// Server: a Corefile at work, queries in and replies out.
//
// Here: the facade over the core's handle, the files that a Corefile names, and the error of a wrong one. What follows
// in core.js is taken from there, so that a server's zone is a Zone as all others.

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

/** What runs servers. */
export const servers = /* @__PURE__ */ new Engine<typeof import("#server-glue")>("mv_server_bg");

/** The files that a Corefile names: texts by those names, or what gives the text of one, `undefined` for no such file. */
export type CorefileFiles = Record<string, string> | ((name: string) => string | undefined);

/** What goes with a Corefile. */
export interface CorefileOptions {
  /** Its `route53`, `health_checks` and `import` files; none by default. */
  files?: CorefileFiles;
  /** What `{$NAME}` stands for; left out, such text is kept as it stands. */
  environment?: Record<string, string>;
}

/** What a server is made with. */
export interface ServerOptions extends CorefileOptions {
  /** Seed of the first zone; each further one has the next number. Without one, the host's secure random source gives it. */
  seed?: Seed;
}

/** A Corefile that cannot be used: nothing was made of it. */
export class CorefileError extends Error {
  override readonly name = "CorefileError";

  /** All that was found, warnings too; `message` has the errors, one a line as `line:column: what`. */
  readonly diagnostics: Diagnostic[];

  constructor(diagnostics: Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    super(errors.map(({ line, column, message }) => `${line}:${column}: ${message}`).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** A DNS server without sockets, as a Corefile describes it: server blocks, each with its chain of plugins. */
export class Server {
  #handle: ServerHandle | undefined;

  /**
   * Takes each line of `log` and `errors`, after the query that wrote it has been answered. It may call the server; what it
   * throws reaches the caller of `serveDns`, and changes nothing in the server.
   */
  onLog?: ((line: string) => void) | undefined;

  private constructor(wrapped: Wrapped) {
    if (!((wrapped as unknown) instanceof Wrapped))
      throw new TypeError("Server: made by Server.fromCorefile(text)");
    this.#handle = wrapped.handle;
  }

  /** The server that a Corefile describes, or a `CorefileError` with all that is wrong with it. */
  static fromCorefile(text: string, options?: ServerOptions): Server {
    const corefile = parseText(text, "text");
    const { files, environment, seed } = parseOptions(options);
    const number = parseSeed(seed);
    const host = new Host(files, environment);
    try {
      const handle = servers.call(({ ServerHandle }) =>
        ServerHandle.fromCorefile(corefile, host, number),
      );
      host.complain();
      return new Server(new Wrapped(handle));
    } catch (error) {
      host.complain();
      throw isRefusal(error) ? new CorefileError(error.diagnostics) : error;
    }
  }

  /** All that is wrong with a Corefile, or worth saying, in its order. */
  static check(text: string, options?: CorefileOptions): Diagnostic[] {
    const corefile = parseText(text, "text");
    const { files, environment } = parseOptions(options);
    const host = new Host(files, environment);
    const diagnostics = servers.call(({ ServerHandle }) => ServerHandle.check(corefile, host));
    host.complain();
    return diagnostics;
  }

  /** A zone as the Corefile that describes it: one server block with one stanza. A RangeError names what a Corefile cannot spell. */
  static toCorefile(source: ZoneInput): string {
    const { data, text } = parseSource(source, servers);
    return servers.call(({ ServerHandle }) => ServerHandle.toCorefile(data, text));
  }

  /** The names of its zones, with their final dots. */
  get zones(): string[] {
    return this.#ask((handle) => handle.zones());
  }

  /**
   * One of its zones, live: the next query sees what is changed in it. It may be kept when the server is freed, and is
   * then a zone of its own.
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

  /** The reply to a DNS message, as octets of its own, or `null` where none is due. */
  serveDns(query: Uint8Array, options?: ServeOptions): Uint8Array | null {
    const result = servers.exchange(this.#held(), query, options);
    const length = result & LENGTH;
    const reply = length === 0 ? null : servers.channel.copy(length);
    if (result & LOGGED) this.#log();
    return reply;
  }

  /**
   * The same without an allocation: writes the reply into `reply` and gives its length, 0 where none is due. A RangeError
   * says that `reply` is too short; the query has been answered, counted and logged by then.
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

  /** The figures of `prometheus`, in its text format. */
  metrics(): string {
    return this.#ask((handle) => handle.metrics());
  }

  /** Gives the server's memory back; a later call on it throws. Without it the garbage collector does. */
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

  /** The lines are fetched before any is told, since `onLog` may ask the server again. */
  #log(): void {
    const { onLog } = this;
    if (typeof onLog !== "function") return;
    for (const line of this.#ask((handle) => handle.takeLines()) as string[])
      onLog.call(this, line);
  }
}

/** Hands a handle to the constructor, which no caller outside can do. */
class Wrapped {
  constructor(readonly handle: ServerHandle) {}
}

/**
 * What the core asks while it reads a Corefile: texts of files, their JSON, and variables. What cannot be given, or the
 * caller's function throws, is kept and thrown when the core is done.
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

  complain(): void {
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
