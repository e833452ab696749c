/**
 * Reads octets: a cursor over a message, domain names, and octets as text.
 *
 * Every part read becomes a `Field`. An unreadable part ends the reading; the parts before it stay.
 *
 * Sources: RFC 1035, sections 2.3.2, 3.1 and 4.1.4; "DNS domain name format" in the Route 53 Developer Guide (octal
 * escapes); RFC 5952 (text of IPv6 addresses).
 */
import { wireStrings } from "./strings";

/** Octets from `from` up to, but excluding, `to`, and their meaning. */
export interface Field {
  from: number;
  to: number;
  name: string;
  value: string;
  /** The bits in use, if not all: `1... ....` */
  bits?: string;
  /** Target of a compression pointer. */
  target?: { from: number; to: number };
  children?: Field[];
}

/** Why reading ends before the message does. */
export class Broken extends Error {}

export class Reader {
  constructor(
    readonly octets: Uint8Array,
    public at = 0,
    readonly end = octets.length,
  ) {}

  get left(): number {
    return this.end - this.at;
  }

  take(count: number): Uint8Array {
    if (count > this.left) throw new Broken(wireStrings.ends(count - this.left));
    this.at += count;
    return this.octets.subarray(this.at - count, this.at);
  }

  /** An unsigned number, most significant octet first (RFC 1035, section 2.3.2). */
  number(count: 1 | 2 | 4): number {
    return this.take(count).reduce((value, octet) => value * 256 + octet, 0);
  }

  /** A reader of the next octets; this reader skips them. */
  within(count: number): Reader {
    const from = this.at;
    this.take(count);
    return new Reader(this.octets, from, this.at);
  }
}

/** Reads one field into a list, with its children. An incomplete field keeps the children read so far. */
export function part(
  into: Field[],
  reader: Reader,
  name: string,
  read: (children: Field[], field: Field) => string,
): Field {
  const children: Field[] = [];
  const field: Field = { from: reader.at, to: reader.at, name, value: "" };
  into.push(field);
  try {
    field.value = read(children, field);
    return field;
  } catch (error) {
    field.value = wireStrings.cut;
    throw error;
  } finally {
    field.to = reader.at;
    if (children.length > 0) field.children = children;
  }
}

/** A field of one number. */
export function numberPart(
  into: Field[],
  reader: Reader,
  name: string,
  count: 1 | 2 | 4,
  spell = String as (value: number) => string,
): number {
  let value = 0;
  part(into, reader, name, () => spell((value = reader.number(count))));
  return value;
}

/** Reads a name, with a field for each label and for the pointer. */
export function readName(reader: Reader, into: Field[]): string {
  const labels: string[] = [];
  for (;;) {
    const from = reader.at;
    const length = reader.number(1);
    if (length >= POINTER) {
      reader.at = from;
      labels.push(...pointer(reader, into));
      break;
    }
    if (length > MAX_LABEL) throw new Broken(wireStrings.labelType(length));
    if (length === 0) {
      into.push({ from, to: reader.at, name: wireStrings.root, value: wireStrings.rootIs });
      break;
    }
    const label = spellLabel(reader.take(length));
    labels.push(label);
    into.push({
      from,
      to: reader.at,
      name: wireStrings.label,
      value: wireStrings.labelIs(length, label),
    });
  }
  return absolute(labels);
}

/** The labels of a name in Route 53's spelling, as octets. */
export function labelsOf(name: string): Uint8Array[] {
  const labels = name.replace(/\.$/, "").match(/(?:\\[0-7]{3}|[^.\\])+/g) ?? [];
  return labels.map((label) => Uint8Array.from(label.match(/\\[0-7]{3}|./g) ?? [], octetOf));
}

/** A pointer must point back to before its own name, so reading ends. */
function pointer(reader: Reader, into: Field[]): string[] {
  const from = reader.at;
  const target = reader.number(2) & TARGET;
  if (target >= from) throw new Broken(wireStrings.pointsForward(target));
  const { labels, to } = labelsAt(reader.octets, target);
  into.push({
    from,
    to: reader.at,
    name: wireStrings.pointer,
    value: wireStrings.pointsTo(target, absolute(labels)),
    target: { from: target, to },
  });
  return labels;
}

function labelsAt(octets: Uint8Array, at: number): { labels: string[]; to: number } {
  const reader = new Reader(octets, at);
  const parts: Field[] = [];
  const name = readName(reader, parts);
  return { labels: name === "." ? [] : name.slice(0, -1).split("."), to: reader.at };
}

function absolute(labels: string[]): string {
  return `${labels.join(".")}.`;
}

function spellLabel(octets: Uint8Array): string {
  return spell(octets, /[ ."\\]/);
}

function octetOf(text: string): number {
  return text.length === 1 ? text.charCodeAt(0) : Number.parseInt(text.slice(1), 8);
}

/** Printable octets as they are; others, and those that match `escaped`, in octal. */
export function spell(octets: Uint8Array, escaped: RegExp): string {
  return Array.from(octets, (octet) => {
    const char = String.fromCharCode(octet);
    return octet < 0x20 || octet > 0x7e || escaped.test(char)
      ? `\\${octet.toString(8).padStart(3, "0")}`
      : char;
  }).join("");
}

export function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

export function ipv4(octets: Uint8Array): string {
  return octets.join(".");
}

/** Omits the longest run of zeros (RFC 5952, section 4.2). */
export function ipv6(octets: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((octets[2 * at] ?? 0) << 8) | (octets[2 * at + 1] ?? 0)).toString(16),
  );
  const runs = groups.join(":").match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((most, run) => (run.length > most.length ? run : most), "");
  return longest ? shorten(groups.join(":"), longest) : groups.join(":");
}

/** A quoted string with octal escapes. */
export function quoted(octets: Uint8Array): string {
  return `"${spell(octets, /["\\]/)}"`;
}

function shorten(text: string, run: string): string {
  const at = text.search(new RegExp(`\\b${run}\\b`));
  return `${text.slice(0, at).replace(/:$/, "")}::${text.slice(at + run.length).replace(/^:/, "")}`;
}

/** The two high bits of a length octet mark a pointer (RFC 1035, section 4.1.4). */
const POINTER = 0xc0;
const TARGET = 0x3fff;
/** RFC 1035, section 2.3.4. */
const MAX_LABEL = 63;
