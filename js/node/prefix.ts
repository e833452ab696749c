// The network that a client's address belongs to.
//
// Source: RFC 4291, section 2.2 (texts of IPv6 addresses).

import { isIPv4 } from "node:net";
import { plainAddress } from "./answerer.js";

/** A text that all addresses of one prefix share, and no other's. */
export function prefixOf(address: string, ipv4Bits: number, ipv6Bits: number): string {
  const plain = plainAddress(address);
  if (isIPv4(plain)) return `4 ${leading(plain.split(".").map(Number), 8, ipv4Bits)}`;
  return `6 ${leading(groupsOf(plain), 16, ipv6Bits)}`;
}

/** The first `bits` of numbers of a width each, the rest being 0. */
function leading(numbers: number[], width: number, bits: number): string {
  const kept = (i: number) => Math.min(Math.max(bits - i * width, 0), width);
  return numbers.map((number, i) => (number >> (width - kept(i))) << (width - kept(i))).join();
}

/** The eight groups of an IPv6 address as Node writes it: `::` stands for as many zeros as are missing. */
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
