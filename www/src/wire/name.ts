/**
 * Domain names on the wire: labels, and pointers to where the rest of a name stands already.
 *
 * Source: RFC 1035, sections 3.1 and 4.1.4; octal escapes as Route 53 spells them.
 */
import { wireStrings } from "../strings/wire";
import { Broken, Reader, type Field } from "./field";
import { spell } from "./text";

/** Reads a name, with a part for each label and for the pointer. */
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
    into.push({ from, to: reader.at, name: wireStrings.label, value: wireStrings.labelIs(length, label) });
  }
  return absolute(labels);
}

/** The labels of a name in Route 53's spelling, as octets. */
export function labelsOf(name: string): Uint8Array[] {
  const labels = name.replace(/\.$/, "").match(/(?:\\[0-7]{3}|[^.\\])+/g) ?? [];
  return labels.map((label) => Uint8Array.from(label.match(/\\[0-7]{3}|./g) ?? [], octetOf));
}

/** Every pointer leads back before the name that it stands in, so that there is an end to it. */
function pointer(reader: Reader, into: Field[]): string[] {
  const from = reader.at;
  const target = reader.number(2) & TARGET;
  if (target >= from) throw new Broken(wireStrings.pointsForward(target));
  const { labels, to } = labelsAt(reader.octets, target);
  into.push({ from, to: reader.at, name: wireStrings.pointer, value: wireStrings.pointsTo(target, absolute(labels)), target: { from: target, to } });
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

/** The two high bits of a length octet tell a pointer (RFC 1035, section 4.1.4). */
const POINTER = 0xc0;
const TARGET = 0x3fff;
/** RFC 1035, section 2.3.4. */
const MAX_LABEL = 63;
