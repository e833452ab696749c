// How long an HTTP cache may keep a reply: no longer than a DNS cache.
//
// Source: RFC 8484, section 5.1 (smallest TTL of the answer; SOA of a negative answer); RFC 2308, section 5 (the lesser
// of the SOA's TTL and MINIMUM).

import { type ReplyRecord, readRecords } from "./reply.js";

/** The Cache-Control field of a reply. `no-store` unless it is an answer or a negative answer. */
export function cacheControl(reply: Uint8Array): string {
  const records = readRecords(reply);
  if (!records || !KEPT.has(records.rcode)) return NO_STORE;
  // A SOA in the authority section makes the answer, or the end of its CNAME chain, a negative one.
  const negative = records.authority.filter(({ type }) => type === SOA).map(negativeTtl);
  const ttls = [...records.answer.map(({ ttl }) => ttl), ...negative];
  return ttls.length > 0
    ? `max-age=${ttls.reduce((least, ttl) => Math.min(least, ttl))}`
    : NO_STORE;
}

/** MINIMUM is the last 32 bits of a SOA's data. Source: RFC 1035, section 3.3.13. */
function negativeTtl({ ttl, data }: ReplyRecord): number {
  if (data.byteLength < 4) return 0;
  return Math.min(ttl, data.getUint32(data.byteLength - 4));
}

const NO_STORE = "no-store";

/** NOERROR and NXDOMAIN. Source: RFC 1035, section 4.1.1. */
const KEPT = new Set([0, 3]);

/** Source: RFC 1035, section 3.2.2. */
const SOA = 6;
