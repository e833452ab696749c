// Addresses and networks.
//
// Sources: RFC 3986, section 3.2.2 (brackets of IPv6 addresses in URLs); RFC 4291, section 2.2 (texts of IPv6 addresses);
// RFC 1122, section 3.2.1.3 (127.0.0.0/8); RFC 4291, section 2.5.3 (::1); RFC 6761, section 6.3 (localhost).

import { BlockList, isIP, isIPv4 } from "node:net";

/** The address of a socket. */
export interface Address {
  host: string;
  port: number;
}

/** The URL of a path. */
export function httpUrl(scheme: "http" | "https", { host, port }: Address, path: string): string {
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}${path}`;
}

/**
 * A client's address as an IPv4 address if it is IPv4-mapped (RFC 4291, section 2.5.5.2), and without a zone index
 * (RFC 4007, section 11).
 */
export function plainAddress(address: string): string {
  if (!address.includes(":")) return address;
  const [plain = ""] = address.split("%");
  return MAPPED.test(plain) ? plain.slice(MAPPED_PREFIX) : plain;
}

/** A key for the network of an address: equal for addresses with equal first bits. */
export function prefixOf(address: string, ipv4Bits: number, ipv6Bits: number): string {
  const plain = plainAddress(address);
  if (isIPv4(plain)) return `4 ${leading(plain.split(".").map(Number), 8, ipv4Bits)}`;
  return `6 ${leading(groupsOf(plain), 16, ipv6Bits)}`;
}

/** Numbers of `width` bits each, with all but the first `bits` set to 0. */
function leading(numbers: number[], width: number, bits: number): string {
  const kept = (i: number) => Math.min(Math.max(bits - i * width, 0), width);
  return numbers.map((number, i) => (number >> (width - kept(i))) << (width - kept(i))).join();
}

/** The eight groups of an IPv6 address as Node writes it: `::` replaces the missing zeros. */
function groupsOf(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const [left, right] = [groups(head), groups(tail ?? "")];
  const zeros = Array.from({ length: Math.max(GROUPS - left.length - right.length, 0) }, () => 0);
  return [...left, ...zeros, ...right];
}

function groups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => parseInt(group, 16));
}

const GROUPS = 8;

const MAPPED = /^::ffff:\d+\.\d+\.\d+\.\d+$/i;
const MAPPED_PREFIX = "::ffff:".length;

export const MAX_PORT = 65_535;

/** Whether a host is a loopback address. */
export function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family === 0
    ? host.toLowerCase() === "localhost"
    : LOOPBACK.check(host, family === 6 ? "ipv6" : "ipv4");
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");
