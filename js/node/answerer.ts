// From a query to its reply, whatever the server does: an error of its own becomes SERVFAIL.
//
// Source: RFC 1035, section 4.1.1 (header, RCODE 2).

import { questionEnd } from "../doh/reply.js";
import type { DnsServer, ServeOptions } from "../doh/server.js";

/** Answers a query that came from an address and port; null where there shall be no reply. */
export type Answer = (
  query: Uint8Array,
  transport: NonNullable<ServeOptions["transport"]>,
  address?: string,
  port?: number,
) => Uint8Array | null;

/** An Answer that never throws. */
export function answerer(server: DnsServer, onError: (error: unknown) => void): Answer {
  const room = server.serveDnsInto && new Uint8Array(MAX_MESSAGE);
  return (query, transport, address, port = 0) => {
    try {
      const options =
        address === undefined ? { transport } : { transport, client: plainAddress(address), port };
      return room
        ? pooled(room, server.serveDnsInto!(query, room, options))
        : server.serveDns(query, options);
    } catch (error) {
      onError(error);
      return query.length < HEADER || query[2]! & QR ? null : bare(query, SERVFAIL, 0);
    }
  };
}

/** A copy of the reply in Node's pool of small buffers, which costs less than a buffer of its own. */
function pooled(room: Uint8Array, length: number): Uint8Array | null {
  if (length === 0) return null;
  const reply = Buffer.allocUnsafe(length);
  reply.set(room.subarray(0, length));
  return reply;
}

/** A reply without records that tells the client to ask over TCP. */
export function truncated(reply: Uint8Array): Uint8Array {
  return bare(reply, reply[3]! & RCODE_MASK, TC);
}

/**
 * A client's address without what only this host makes of it: an IPv4 client of a socket that takes both kinds goes by its
 * IPv4 address (RFC 4291, section 2.5.5.2), and a link-local one without its zone index (RFC 4007, section 11).
 */
export function plainAddress(address: string): string {
  if (!address.includes(":")) return address;
  const [plain = ""] = address.split("%");
  return MAPPED.test(plain) ? plain.slice(MAPPED_PREFIX) : plain;
}

/** A reply that echoes ID, opcode, RD and question of a message, and has no records. */
function bare(message: Uint8Array, rcode: number, bits: number): Uint8Array {
  const end = questionEnd(message);
  const reply = new Uint8Array(end);
  reply.set(message.subarray(0, end));
  reply[2] = QR | (message[2]! & (OPCODE_MASK | RD)) | bits;
  reply[3] = rcode;
  reply.fill(0, end > HEADER ? ANCOUNT : QDCOUNT, HEADER);
  return reply;
}

/** Source: RFC 1035, section 4.2.2. */
const MAX_MESSAGE = 65_535;

const HEADER = 12;
const [QDCOUNT, ANCOUNT] = [4, 6];
const QR = 0x80;
const OPCODE_MASK = 0x78;
const TC = 0x02;
const RD = 0x01;
const RCODE_MASK = 0x0f;
const SERVFAIL = 2;

const MAPPED = /^::ffff:\d+\.\d+\.\d+\.\d+$/i;
const MAPPED_PREFIX = "::ffff:".length;
