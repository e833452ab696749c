/**
 * Dissects a DNS message into fields, down to single flags, and builds the query that `dig` sends.
 *
 * `dissect` never throws: a broken message gives the fields before the fault, and one field that names the fault.
 *
 * Sources: RFC 1035, section 4.1; RFC 6891, section 6.1 (OPT); RFC 4035, section 3.2 (AD, CD); RFC 6840, section 5.7 (AD in
 * a query); dig(1) for its defaults.
 */
import type { RRType } from "multivalue";

import { readData } from "./rdata";
import { Broken, type Field, hex, labelsOf, numberPart, part, Reader, readName } from "./reader";
import { className, IN, OPCODES, OPT, RCODES, TYPES, typeName } from "./registry";
import { wireStrings } from "./strings";

export function dissect(octets: Uint8Array): Field[] {
  const reader = new Reader(octets);
  const fields: Field[] = [];
  try {
    message(reader, fields);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    fields.push({
      from: reader.at,
      to: octets.length,
      name: wireStrings.broken,
      value: error.message,
    });
  }
  return fields;
}

/** The TC flag (RFC 1035, section 4.1.1). */
export function isTruncated(octets: Uint8Array): boolean {
  return ((octets[2] ?? 0) & 2) !== 0;
}

function message(reader: Reader, fields: Field[]): void {
  const counts: number[] = [];
  part(fields, reader, wireStrings.header, (children) => header(reader, children, counts));
  const [questions = 0, ...records] = counts;
  for (let nth = 1; nth <= questions; nth += 1) {
    part(fields, reader, numbered(wireStrings.question, nth, questions), (children) =>
      question(reader, children),
    );
  }
  records.forEach((count, section) => {
    for (let nth = 1; nth <= count; nth += 1) {
      part(
        fields,
        reader,
        numbered(wireStrings.sections[section] ?? "", nth, count),
        (children, field) => record(reader, children, field),
      );
    }
  });
  if (reader.left > 0)
    fields.push({
      from: reader.at,
      to: reader.end,
      name: wireStrings.trailing,
      value: wireStrings.octets(reader.left),
    });
}

function header(reader: Reader, into: Field[], counts: number[]): string {
  const id = numberPart(into, reader, "ID", 2);
  const flags = FLAGS.map((flag) => oneFlag(reader, into, flag));
  reader.take(2);
  for (const name of ["QDCOUNT", "ANCOUNT", "NSCOUNT", "ARCOUNT"])
    counts.push(numberPart(into, reader, name, 2));
  const set = FLAGS.filter(({ width }, at) => width === 1 && flags[at]).map(({ name }) => name);
  return wireStrings.headerIs(id, set, RCODES[flags.at(-1) ?? 0] ?? "");
}

/** Reads one flag, or a field of four bits, at the reader's position. */
function oneFlag(reader: Reader, into: Field[], { name, octet, shift, width }: Flag): number {
  const from = reader.at + octet;
  const [byte = 0] = new Reader(reader.octets, from).take(1);
  const value = (byte >> shift) & ((1 << width) - 1);
  const meaning =
    name === "OPCODE"
      ? OPCODES[value]
      : name === "RCODE"
        ? RCODES[value]
        : wireStrings.flags[name]?.[value];
  const bits = byte
    .toString(2)
    .padStart(8, "0")
    .replace(/./g, (bit, at: number) => (at >= 8 - shift - width && at < 8 - shift ? bit : "."));
  into.push({
    from,
    to: from + 1,
    name,
    value: `${value} ${meaning ?? ""}`.trim(),
    bits: `${bits.slice(0, 4)} ${bits.slice(4)}`,
  });
  return value;
}

function question(reader: Reader, into: Field[]): string {
  const name = part(into, reader, "QNAME", (labels) => readName(reader, labels)).value;
  const type = numberPart(into, reader, "QTYPE", 2, (number) => `${typeName(number)} (${number})`);
  const qclass = numberPart(
    into,
    reader,
    "QCLASS",
    2,
    (number) => `${className(number)} (${number})`,
  );
  return `${name} ${className(qclass)} ${typeName(type)}`;
}

function record(reader: Reader, into: Field[], whole: Field): string {
  const name = part(into, reader, "NAME", (labels) => ownerOf(reader, labels)).value;
  const type = numberPart(into, reader, "TYPE", 2, (number) => `${typeName(number)} (${number})`);
  if (type === OPT) {
    whole.name = "OPT";
    return options(reader, into);
  }
  const rclass = numberPart(
    into,
    reader,
    "CLASS",
    2,
    (number) => `${className(number)} (${number})`,
  );
  const ttl = numberPart(into, reader, "TTL", 4, wireStrings.seconds);
  const length = numberPart(into, reader, "RDLENGTH", 2, wireStrings.octets);
  const data = part(into, reader, "RDATA", (below) =>
    readData(reader, length, typeName(type), below),
  ).value;
  return `${name.replace(/^.* /, "")} ${ttl} ${className(rclass)} ${typeName(type)} ${data}`;
}

/** A name that is only a pointer shows its target. */
function ownerOf(reader: Reader, labels: Field[]): string {
  const name = readName(reader, labels);
  const [first] = labels;
  return first?.target ? wireStrings.pointed(first.target.from, name) : name;
}

/** OPT uses class and TTL differently (RFC 6891, section 6.1.3). */
function options(reader: Reader, into: Field[]): string {
  const size = numberPart(into, reader, wireStrings.edns.size, 2, wireStrings.octets);
  numberPart(into, reader, wireStrings.edns.rcode, 1);
  const version = numberPart(into, reader, wireStrings.edns.version, 1);
  const flags = numberPart(into, reader, wireStrings.edns.flags, 2, (value) =>
    value & DNSSEC_OK ? wireStrings.edns.dnssec : "0",
  );
  const length = numberPart(into, reader, "RDLENGTH", 2, wireStrings.octets);
  if (length > 0)
    part(into, reader, "RDATA", (below) => optionsWithin(reader.within(length), below));
  return wireStrings.edns.is(version, size, (flags & DNSSEC_OK) !== 0);
}

function optionsWithin(reader: Reader, into: Field[]): string {
  while (reader.left > 0) {
    part(
      into,
      reader,
      wireStrings.edns.option,
      () => `${reader.number(2)} ${hex(reader.take(reader.number(2)))}`,
    );
  }
  return into.map(({ value }) => value).join(", ");
}

function numbered(name: string, nth: number, of: number): string {
  return of === 1 ? name : `${name} ${nth}`;
}

interface Flag {
  name: string;
  octet: 0 | 1;
  shift: number;
  width: number;
}

const FLAGS: Flag[] = [
  { name: "QR", octet: 0, shift: 7, width: 1 },
  { name: "OPCODE", octet: 0, shift: 3, width: 4 },
  { name: "AA", octet: 0, shift: 2, width: 1 },
  { name: "TC", octet: 0, shift: 1, width: 1 },
  { name: "RD", octet: 0, shift: 0, width: 1 },
  { name: "RA", octet: 1, shift: 7, width: 1 },
  { name: "Z", octet: 1, shift: 6, width: 1 },
  { name: "AD", octet: 1, shift: 5, width: 1 },
  { name: "CD", octet: 1, shift: 4, width: 1 },
  { name: "RCODE", octet: 1, shift: 0, width: 4 },
];
/** RFC 3225, section 3. */
const DNSSEC_OK = 0x8000;

export interface Question {
  name: string;
  type: RRType;
  /** Real clients use a random ID, against forged answers (RFC 5452, section 9.2). */
  id: number;
}

export function makeQuery({ name, type, id }: Question): Uint8Array {
  const header = [id, RECURSION_DESIRED | AUTHENTIC_DATA, 1, 0, 0, 1];
  const qname = [...labelsOf(name).flatMap((label) => [label.length, ...label]), 0];
  const opt = [0, ...pairs([OPT, UDP_SIZE, 0, 0, 0])];
  return Uint8Array.from([...pairs(header), ...qname, ...pairs([TYPES[type], IN]), ...opt]);
}

/** The position of the query in its stream. */
export function idOf(ask: number): number {
  return ask & 0xffff;
}

/** The command that sends these octets. Quotes what shells or dig would interpret. */
export function digLine({ name, type, id }: Question, transport: "udp" | "tcp"): string {
  const spelt = `${labelsOf(name).map(decimal).join(".")}.`.replace(/(.)\.$/, "$1");
  const words = ["dig", ...(transport === "tcp" ? ["+tcp"] : []), `+qid=${id}`, "+nocookie"];
  const asked = /^[-+@]/.test(spelt) ? ["-q", spelt, "-t", type] : [spelt, type];
  return [...words, ...asked]
    .map((word) => (/^[\w.+=-]+$/.test(word) ? word : `'${word}'`))
    .join(" ");
}

/** Escapes other octets in decimal, as master files do (RFC 1035, section 5.1). */
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
/** dig's default since DNS Flag Day 2020. */
const UDP_SIZE = 1232;
