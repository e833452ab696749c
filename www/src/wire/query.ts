/**
 * The query that `dig` would send for a question, octet by octet, and the line that makes it do so.
 *
 * Source: RFC 1035, section 4.1; RFC 6891 (EDNS); RFC 6840, section 5.7 (AD in a query); dig's manual for its defaults.
 */
import type { RRType } from "multivalue";

import { labelsOf } from "./name";
import { IN, OPT } from "./registry";
import { TYPES } from "./types";

export interface Question {
  name: string;
  type: RRType;
  /** Real clients take a random one, so that answers are hard to forge (RFC 5452, section 9.2). */
  id: number;
}

export function makeQuery({ name, type, id }: Question): Uint8Array {
  const header = [id, RECURSION_DESIRED | AUTHENTIC_DATA, 1, 0, 0, 1];
  const qname = [...labelsOf(name).flatMap((label) => [label.length, ...label]), 0];
  const opt = [0, ...pairs([OPT, UDP_SIZE, 0, 0, 0])];
  return Uint8Array.from([...pairs(header), ...qname, ...pairs([TYPES[type], IN]), ...opt]);
}

/** The queries of a stream are told apart by their number. */
export function idOf(ask: number): number {
  return ask & 0xffff;
}

/** What to type for the very same octets; shells and dig have their own ideas of some characters. */
export function digLine({ name, type, id }: Question, transport: "udp" | "tcp"): string {
  const spelt = `${labelsOf(name).map(decimal).join(".")}.`.replace(/(.)\.$/, "$1");
  const words = ["dig", ...(transport === "tcp" ? ["+tcp"] : []), `+qid=${id}`, "+nocookie"];
  const asked = /^[-+@]/.test(spelt) ? ["-q", spelt, "-t", type] : [spelt, type];
  return [...words, ...asked].map((word) => (/^[\w.+=-]+$/.test(word) ? word : `'${word}'`)).join(" ");
}

/** Master-file spelling: other octets by their decimal number (RFC 1035, section 5.1). */
function decimal(label: Uint8Array): string {
  return Array.from(label, (octet) => {
    const char = String.fromCharCode(octet);
    return /[\w*-]/.test(char) ? char : `\\${String(octet).padStart(3, "0")}`;
  }).join("");
}

function pairs(numbers: number[]): number[] {
  return numbers.flatMap((number) => [number >> 8, number & 0xff]);
}

const RECURSION_DESIRED = 0x0100;
const AUTHENTIC_DATA = 0x0020;
/** What dig offers, after DNS Flag Day 2020. */
const UDP_SIZE = 1232;
