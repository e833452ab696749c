/**
 * Numbers and their names.
 *
 * Source: IANA, "Domain Name System (DNS) Parameters".
 */
import { TYPES } from "./types";

/** EDNS (RFC 6891, section 6.1.1). */
export const OPT = 41;
export const IN = 1;

export const OPCODES = ["QUERY", "IQUERY", "STATUS", , "NOTIFY", "UPDATE", "DSO"];
export const RCODES = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"];
/** RFC 9460, section 14.3.2; RFC 9461; RFC 9540. */
export const SERVICE_KEYS = ["mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath", "ohttp"];

/** A number without a name is spelt as RFC 3597, section 5 has it. */
export function typeName(number: number): string {
  return number === OPT ? "OPT" : (NAMES.get(number) ?? `TYPE${number}`);
}

export function className(number: number): string {
  return CLASSES[number] ?? `CLASS${number}`;
}

const NAMES = new Map(Object.entries(TYPES).map(([name, number]) => [number, name]));
const CLASSES: Record<number, string> = { 1: "IN", 3: "CH", 4: "HS", 254: "NONE", 255: "ANY" };
