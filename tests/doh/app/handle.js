// A DNS resource for any host: every name has the address 192.0.2.1 for a minute.

import { dohHandler } from "multivalue/doh";

export const handle = dohHandler({ serveDns });

/** The query's header as a reply's, its question, and one record that points at the question's name. */
function serveDns(query) {
  if (query.length < 17) return null;
  const end = 12 + query.subarray(12).indexOf(0) + 5;
  const header = [query[0], query[1], 0x84 | query[2], 0, 0, 1, 0, 1, 0, 0, 0, 0];
  return Uint8Array.from([
    ...header,
    ...query.subarray(12, end),
    0xc0,
    12,
    0,
    1,
    0,
    1,
    0,
    0,
    0,
    60,
    0,
    4,
    192,
    0,
    2,
    1,
  ]);
}
