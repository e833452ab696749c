/**
 * A part of a message, and the reader that walks the octets.
 *
 * What cannot be read ends the walk; the parts that were read before stay.
 */
import { wireStrings } from "../strings/wire";

/** Octets `from` up to, but not with, `to`, and what they say. */
export interface Field {
  from: number;
  to: number;
  name: string;
  value: string;
  /** Which bits of the octet, where it is not all of them: `1... ....` */
  bits?: string;
  /** Where a compression pointer leads. */
  target?: { from: number; to: number };
  children?: Field[];
}

/** Why the walk ends before the message does. */
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

  /** A number of so many octets, the highest first (RFC 1035, section 2.3.2). */
  number(count: 1 | 2 | 4): number {
    return this.take(count).reduce((value, octet) => value * 256 + octet, 0);
  }

  /** A reader of the next octets alone, which this one then has behind it. */
  within(count: number): Reader {
    const from = this.at;
    this.take(count);
    return new Reader(this.octets, from, this.at);
  }
}

/** Reads one part into a list; what it is made of stands below it, also when the rest of it is missing. */
export function part(into: Field[], reader: Reader, name: string, read: (children: Field[], field: Field) => string): Field {
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

/** A part that is one number. */
export function numberPart(into: Field[], reader: Reader, name: string, count: 1 | 2 | 4, spell = String as (value: number) => string): number {
  let value = 0;
  part(into, reader, name, () => spell((value = reader.number(count))));
  return value;
}
