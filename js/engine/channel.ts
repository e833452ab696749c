// DNS messages into the core and back, in two buffers in the memory of the wasm instance.
//
// The query is copied into one, followed by the client's address; the reply is copied out of the other. Nothing is
// allocated for a query, here or in the core. Views are renewed when the memory has grown.

import type { ServeOptions } from "../doh/dns-server.js";
import { parseOctets, parseOptions } from "./arguments.js";
import { argumentError } from "./error.js";

/** Origin of a query. */
export type Sender = ServeOptions;

/** A handle that answers the query in the buffer. */
export interface Serving {
  serve(length: number, transport: number, client: number, port: number): number;
}

/** Offsets of the buffers. */
export interface Buffers {
  queryBuffer(): number;
  replyBuffer(): number;
}

/** The octets of a reply, without the flag that a server's handle adds. */
export const LENGTH = 0xffff;

/** Set if there are log lines. */
export const LOGGED = 0x1_0000;

/** The buffers of one instance. */
export class Channel {
  readonly #memory: WebAssembly.Memory;
  readonly #queryAt: number;
  readonly #replyAt: number;
  #query: Uint8Array;
  #replies: Uint8Array[] = [];

  constructor(memory: WebAssembly.Memory, buffers: Buffers) {
    this.#memory = memory;
    this.#queryAt = buffers.queryBuffer();
    this.#replyAt = buffers.replyBuffer();
    this.#query = this.#queryView();
  }

  /** Answers a query by a handle. Returns the result of the handle. */
  exchange(handle: Serving, query: Uint8Array, options: Sender | undefined): number {
    const { length } = parseOctets(query, "query");
    if (length > MAX_MESSAGE)
      throw argumentError(
        RangeError,
        "query",
        `a DNS message has at most ${MAX_MESSAGE} octets, got ${length}`,
      );
    const { transport, client, port = 0 } = parseOptions(options);
    if (this.#query.buffer !== this.#memory.buffer) this.#renew();
    this.#query.set(query);
    const written = client === undefined ? 0 : this.#write(client);
    const result = handle.serve(length, numberOf(transport), written, portOf(port));
    if (result === BAD_CLIENT) throw noAddress(client);
    return result;
  }

  /** A copy of the last reply. */
  copy(length: number): Uint8Array {
    return this.#reply(length).slice();
  }

  /** The same in a buffer of the caller. */
  copyInto(reply: Uint8Array, length: number): number {
    if (reply.length < length)
      throw argumentError(
        RangeError,
        "reply",
        `the reply has ${length} octets, and there is room for ${reply.length}`,
      );
    if (length > 0) reply.set(this.#reply(length));
    return length;
  }

  /** Keeps views of usual lengths. */
  #reply(length: number): Uint8Array {
    if (this.#query.buffer !== this.#memory.buffer) this.#renew();
    if (length > KEPT_LENGTH) return new Uint8Array(this.#memory.buffer, this.#replyAt, length);
    return (this.#replies[length] ??= new Uint8Array(this.#memory.buffer, this.#replyAt, length));
  }

  #renew(): void {
    this.#query = this.#queryView();
    this.#replies = [];
  }

  #queryView(): Uint8Array {
    return new Uint8Array(this.#memory.buffer, this.#queryAt, MAX_MESSAGE + MAX_ADDRESS);
  }

  /** Writes an address behind the query. Characters outside ASCII become an octet that is in no address. */
  #write(client: unknown): number {
    if (typeof client !== "string" || client.length === 0 || client.length > MAX_ADDRESS)
      throw noAddress(client);
    for (let i = 0; i < client.length; i += 1)
      this.#query[MAX_MESSAGE + i] = Math.min(client.charCodeAt(i), 0xff);
    return client.length;
  }
}

function numberOf(transport: unknown): number {
  if (transport === undefined || transport === "udp") return 0;
  if (transport === "tcp") return 1;
  if (transport === "doh") return 2;
  const shown = String(transport).slice(0, MAX_ADDRESS);
  throw argumentError(
    RangeError,
    "options.transport",
    `expected "udp", "tcp" or "doh", got "${shown}"`,
  );
}

function portOf(port: number): number {
  if (Number.isInteger(port) && port >= 0 && port <= MAX_PORT) return port;
  throw argumentError(
    RangeError,
    "options.port",
    `expected a whole number from 0 to ${MAX_PORT}, got ${String(port)}`,
  );
}

function noAddress(client: unknown): Error {
  return argumentError(
    TypeError,
    "options.client",
    `expected an IPv4 or IPv6 address, got "${String(client).slice(0, MAX_ADDRESS)}"`,
  );
}

/** Source: RFC 1035, section 4.2.2. */
const MAX_MESSAGE = 65_535;
const MAX_PORT = 65_535;

/** Longer than any IPv6 address, which has at most 45 characters. */
const MAX_ADDRESS = 64;

/** Result of a handle for an invalid client address. */
const BAD_CLIENT = 0xffff_ffff;

/** Longest UDP reply. Source: DNS Flag Day 2020. */
const KEPT_LENGTH = 1_232;
