// From a query to its reply. An exception of the server becomes SERVFAIL.
//
// Source: RFC 1035, section 4.1.1 (header, RCODE 2).

import type { DnsServer, ServeOptions } from "../doh/dns-server.js";
import { questionEnd } from "../doh/reply.js";
import { plainAddress } from "./address.js";

/** Answers a query from an address and port. Null: no reply. */
export type Answer = (
  query: Uint8Array,
  transport: NonNullable<ServeOptions["transport"]>,
  address?: string,
  port?: number,
) => Uint8Array | null;

/** An Answer that never throws. */
export function answerer(server: DnsServer, onError: (error: unknown) => void): Answer {
  const buffer = server.serveDnsInto && new Uint8Array(MAX_MESSAGE);
  return (query, transport, address, port = 0) => {
    try {
      const options =
        address === undefined ? { transport } : { transport, client: plainAddress(address), port };
      return buffer
        ? pooled(buffer, server.serveDnsInto!(query, buffer, options))
        : server.serveDns(query, options);
    } catch (error) {
      onError(error);
      return query.length < HEADER || query[2]! & QR ? null : bare(query, SERVFAIL, 0);
    }
  };
}

/** A copy of the reply in Node's pool of small buffers, cheaper than a buffer of its own. */
function pooled(buffer: Uint8Array, length: number): Uint8Array | null {
  if (length === 0) return null;
  const reply = Buffer.allocUnsafe(length);
  reply.set(buffer.subarray(0, length));
  return reply;
}

/** The reply without records, with TC set: the client retries over TCP. */
export function truncated(reply: Uint8Array): Uint8Array {
  return bare(reply, reply[3]! & RCODE_MASK, TC);
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
