/**
 * The question on the wire, put to a zone of the same seed that has answered as many
 * queries before: so the reply is the answer that is shown.
 */
import type { Zone } from "multivalue";

import { isTruncated } from "../wire/message";
import { idOf, makeQuery } from "../wire/query";
import type { Query } from "./protocol";
import type { Exchange } from "./outcome";

export type OpenZone = ReturnType<typeof Zone.import>;

/** Over UDP, and where that is truncated over TCP, as a client does (RFC 7766, section 5). */
export function* exchange(zoneOf: () => OpenZone, query: Query): Generator<void, Exchange> {
  const octets = makeQuery({ ...query, id: idOf(query.ask) });
  const reply = yield* replyOver("udp", octets);
  if (!isTruncated(reply)) return { transport: "udp", query: octets, reply };
  return { transport: "tcp", query: octets, reply: yield* replyOver("tcp", octets) };

  function* replyOver(transport: Exchange["transport"], message: Uint8Array): Generator<void, Uint8Array> {
    const zone = zoneOf();
    try {
      yield* skipping(zone, query);
      return zone.serveDns(message, { transport }) ?? new Uint8Array();
    } finally {
      zone.free();
    }
  }
}

/** Comes to where the n-th query of the seed's stream is the next. */
export function* skipping(zone: OpenZone, { name, type, ask }: Query): Generator<void> {
  for (let query = 1; query < ask; query += 1) {
    zone.resolve(name, type);
    if (query % FEW === 0) yield;
  }
}

/** Queries of a step. */
const FEW = 16;
