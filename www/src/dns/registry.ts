/**
 * Numbers of types, classes, operations and response codes, with their names.
 *
 * Source: IANA, "Domain Name System (DNS) Parameters".
 */
import type { RRType } from "multivalue";

export const TYPES: Record<RRType, number> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  DS: 43,
  SSHFP: 44,
  TLSA: 52,
  SVCB: 64,
  HTTPS: 65,
  SPF: 99,
  CAA: 257,
};

/** EDNS (RFC 6891, section 6.1.1). */
export const OPT = 41;
export const IN = 1;

export const OPCODES = ["QUERY", "IQUERY", "STATUS", undefined, "NOTIFY", "UPDATE", "DSO"];
export const RCODES = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"];
/** RFC 9460, section 14.3.2; RFC 9461; RFC 9540. */
export const SERVICE_KEYS = [
  "mandatory",
  "alpn",
  "no-default-alpn",
  "port",
  "ipv4hint",
  "ech",
  "ipv6hint",
  "dohpath",
  "ohttp",
];

/** Unnamed types are written `TYPE65534` (RFC 3597, section 5). */
export function typeName(number: number): string {
  return number === OPT ? "OPT" : (NAMES.get(number) ?? `TYPE${number}`);
}

export function className(number: number): string {
  return CLASSES[number] ?? `CLASS${number}`;
}

const NAMES = new Map(Object.entries(TYPES).map(([name, number]) => [number, name]));
const CLASSES: Record<number, string> = { 1: "IN", 3: "CH", 4: "HS", 254: "NONE", 255: "ANY" };
