// A zone asked by DNS messages, and its replies in the words of the cases: `dns-packet` writes the one and reads the other.

import { decode, encode } from "dns-packet";

/** The reply to one question, in the shape of the package's `Answer` as far as a message shows it. */
export function askOnTheWire(zone, name, type) {
  const reply = exchange(zone, { name, type, transport: "tcp" });
  const records = (section) => section.filter((record) => record.type !== "OPT").map(spelt);
  return {
    rcode: reply.rcode,
    answer: records(reply.answers),
    authority: records(reply.authorities),
  };
}

/** The reply as it is read; with `size`, the query has EDNS and takes so many octets. */
export function exchange(zone, { name, type, transport, size }) {
  const additionals = size === undefined ? [] : [{ type: "OPT", name: ".", udpPayloadSize: size }];
  const query = encode({ id: 1, type: "query", questions: [{ name, type }], additionals });
  const octets = zone.serveDns(query, { transport });
  return { ...decode(Buffer.from(octets)), octets: octets.length };
}

function spelt({ name, type, ttl, data }) {
  return { name: spellName(name), type, ttl, data: (SPELLINGS[type] ?? String)(data) };
}

/** Route 53's spelling: lower case, a final dot, and octal escapes for what is no letter, digit, hyphen or underscore. */
function spellName(name) {
  const octal = (octet) => `\\${octet.charCodeAt(0).toString(8).padStart(3, "0")}`;
  return `${name.toLowerCase().replace(/[^a-z0-9_.-]/g, octal)}.`;
}

const SPELLINGS = {
  CNAME: spellName,
  MX: ({ preference, exchange }) => `${preference} ${spellName(exchange)}`,
  TXT: (strings) => strings.map((string) => `"${string}"`).join(" "),
};
