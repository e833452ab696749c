/**
 * The question on the wire, put to a zone of the same seed that has answered as many
 * queries before: so the reply is the answer that is shown.
 */
import type { Zone } from "multivalue";

import { isTruncated } from "../wire/message";
import { idOf, makeQuery } from "../wire/query";
import type { Exchange, Query } from "./protocol";

export type OpenZone = ReturnType<typeof Zone.import>;

/** Over UDP, and where that is truncated over TCP, as a client does (RFC 7766, section 5). */
export function exchange(zoneOf: () => OpenZone, query: Query): Exchange {
  const octets = makeQuery({ ...query, id: idOf(query.ask) });
  const reply = replyOver("udp", octets);
  if (!isTruncated(reply)) return { transport: "udp", query: octets, reply };
  return { transport: "tcp", query: octets, reply: replyOver("tcp", octets) };

  function replyOver(transport: Exchange["transport"], message: Uint8Array): Uint8Array {
    const zone = zoneOf();
    try {
      skip(zone, query);
      return zone.serveDns(message, { transport }) ?? new Uint8Array();
    } finally {
      zone.free();
    }
  }
}

/** Comes to where the n-th query of the seed's stream is the next. */
export function skip(zone: OpenZone, { name, type, ask }: Query): void {
  for (let query = 1; query < ask; query += 1) zone.resolve(name, type);
}
