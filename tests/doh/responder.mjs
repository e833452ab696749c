// A small DNS responder for one zone, on the npm package dns-packet: what the doors are tested with.
//
// It keeps what it was asked, so that a test sees what a door passed on.

import * as dns from "dns-packet";

/** Has what a door needs of a server, and `asked`: `{ transport, client, name, type }` of each query. */
export function responder() {
  const asked = [];
  return { asked, serveDns: (query, options) => serveDns(query, options, asked) };
}

/** A query's octets. */
export function query(name, type = "A", { id = 0, edns = true } = {}) {
  const additionals = edns
    ? [{ type: "OPT", name: ".", udpPayloadSize: 1232, flags: 0, options: [] }]
    : [];
  return new Uint8Array(
    dns.encode({
      type: "query",
      id,
      flags: dns.RECURSION_DESIRED,
      questions: [{ name, type }],
      additionals,
    }),
  );
}

/** A reply as its parts. */
export function read(octets) {
  return dns.decode(Buffer.from(octets));
}

/** The addresses of `www.example.com.`, of which each answer has eight. */
export const ADDRESSES = Array.from({ length: 12 }, (_, i) => `192.0.2.${i + 1}`);

function serveDns(octets, { transport, client } = {}, asked) {
  if (octets.length < 12) return null;
  const message = dns.decode(Buffer.from(octets));
  const [{ name, type }] = message.questions;
  asked.push({ transport, client, name, type });
  if (message.type === "response" || name === "silent.example.com") return null;
  if (name === "crash.example.com") throw new Error("planted: the server broke");
  const reply = compose(message, answerTo(name.toLowerCase(), type));
  const limit = sizeLimit(message);
  return transport === "udp" && reply.length > limit
    ? compose(message, { flags: dns.TRUNCATED_RESPONSE })
    : reply;
}

function answerTo(name, type) {
  if (!name.endsWith("example.com")) return { rcode: REFUSED };
  const records = (ZONE[name] ?? (() => []))();
  const answers = records.filter((record) => record.type === type || record.type === "CNAME");
  if (answers.length > 0) return { answers };
  return { authorities: [SOA], rcode: name in ZONE ? 0 : NXDOMAIN };
}

function compose(message, { answers = [], authorities = [], rcode = 0, flags = 0 }) {
  const opt = message.additionals.some(({ type }) => type === "OPT");
  const additionals = opt
    ? [{ type: "OPT", name: ".", udpPayloadSize: 1232, flags: 0, options: [] }]
    : [];
  const bits = dns.AUTHORITATIVE_ANSWER | (message.flags & dns.RECURSION_DESIRED) | flags | rcode;
  return new Uint8Array(
    dns.encode({
      type: "response",
      id: message.id,
      flags: bits,
      questions: message.questions,
      answers,
      authorities,
      additionals,
    }),
  );
}

function sizeLimit({ additionals }) {
  const opt = additionals.find(({ type }) => type === "OPT");
  return Math.min(Math.max(opt?.udpPayloadSize ?? 512, 512), 1232);
}

function drawn() {
  const left = [...ADDRESSES];
  return Array.from(
    { length: 8 },
    () => left.splice(Math.floor(Math.random() * left.length), 1)[0],
  );
}

const record = (name, type, ttl, data) => ({ name, type, ttl, class: "IN", data });

const ZONE = {
  "example.com": () => [SOA],
  "www.example.com": () => drawn().map((address) => record("www.example.com", "A", 60, address)),
  "mixed.example.com": () => [
    record("mixed.example.com", "CNAME", 30, "www.example.com"),
    record("www.example.com", "A", 7, "192.0.2.1"),
  ],
  "forever.example.com": () => [record("forever.example.com", "A", 0x8000_0001, "192.0.2.1")],
  "long.example.com": () =>
    Array.from({ length: 20 }, (_, i) =>
      record("long.example.com", "TXT", 60, [`${i}`.padEnd(200, ".")]),
    ),
  "loopback.example.com": () => [record("loopback.example.com", "A", 60, "127.0.0.1")],
};

const SOA = record("example.com", "SOA", 900, {
  mname: "ns1.example.com",
  rname: "hostmaster.example.com",
  serial: 1,
  refresh: 7200,
  retry: 900,
  expire: 1209600,
  minimum: 300,
});

const NXDOMAIN = 3;
const REFUSED = 5;
