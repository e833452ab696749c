/**
 * Record data as text, for every type that Route 53 has.
 *
 * Sources: RFC 1035, section 3.3, and the RFC named at each type; RFC 3597, section 5, for unreadable data;
 * RFC 9460, sections 2.2, 7, 8 and A.1, for service parameters.
 */
import type { RRType } from "multivalue";

import {
  Broken,
  type Field,
  hex,
  ipv4,
  ipv6,
  part,
  quoted,
  type Reader,
  readName,
  spell,
} from "./reader";
import { SERVICE_KEYS } from "./registry";

/** Reads `length` octets of record data. Malformed data are shown as octets (RFC 3597). */
export function readData(reader: Reader, length: number, type: string, into: Field[]): string {
  const octets = reader.octets.subarray(reader.at, reader.at + length);
  const data = reader.within(length);
  const children: Field[] = [];
  try {
    const texts = (LAYOUTS[type as RRType] ?? []).map(
      ([name, read]) => part(children, data, name, (below) => read(data, below)).value,
    );
    if (texts.length === 0 || data.left > 0) return generic(octets);
    into.push(...(texts.length === 1 ? (children[0]?.children ?? []) : children));
    return texts.filter(Boolean).join(" ");
  } catch (error) {
    if (error instanceof Broken) return generic(octets);
    throw error;
  }
}

function generic(octets: Uint8Array): string {
  return `\\# ${octets.length} ${hex(octets)}`.trim();
}

type Read = (reader: Reader, below: Field[]) => string;
type Layout = readonly (readonly [name: string, read: Read])[];

const u8: Read = (reader) => String(reader.number(1));
const u16: Read = (reader) => String(reader.number(2));
const u32: Read = (reader) => String(reader.number(4));
const name: Read = (reader, below) => readName(reader, below);
const text: Read = (reader) => quoted(reader.take(reader.number(1)));
const rest: Read = (reader) => quoted(reader.take(reader.left));
const tag: Read = (reader) => spell(reader.take(reader.number(1)), /[ "\\]/);
const digits: Read = (reader) => hex(reader.take(reader.left));
const strings: Read = (reader, below) => {
  while (reader.left > 0) part(below, reader, "character-string", (inner) => text(reader, inner));
  return below.map(({ value }) => value).join(" ");
};

const HOST: Layout = [["NAME", name]];
const TEXT: Layout = [["TXT-DATA", strings]];
const SERVICE: Layout = [
  ["SvcPriority", u16],
  ["TargetName", name],
  ["SvcParams", serviceParameters],
];

const LAYOUTS: Record<RRType, Layout> = {
  A: [["ADDRESS", (reader) => ipv4(reader.take(4))]],
  AAAA: [["ADDRESS", (reader) => ipv6(reader.take(16))]], // RFC 3596
  CAA: [
    ["flags", u8],
    ["tag", tag],
    ["value", rest],
  ], // RFC 8659
  CNAME: HOST,
  DS: [
    ["Key Tag", u16],
    ["Algorithm", u8],
    ["Digest Type", u8],
    ["Digest", digits],
  ], // RFC 4034
  HTTPS: SERVICE, // RFC 9460
  MX: [
    ["PREFERENCE", u16],
    ["EXCHANGE", name],
  ],
  NAPTR: [
    ["ORDER", u16],
    ["PREFERENCE", u16],
    ["FLAGS", text],
    ["SERVICES", text],
    ["REGEXP", text],
    ["REPLACEMENT", name],
  ], // RFC 3403
  NS: HOST,
  PTR: HOST,
  SOA: [
    ["MNAME", name],
    ["RNAME", name],
    ["SERIAL", u32],
    ["REFRESH", u32],
    ["RETRY", u32],
    ["EXPIRE", u32],
    ["MINIMUM", u32],
  ],
  SPF: TEXT, // RFC 7208
  SRV: [
    ["Priority", u16],
    ["Weight", u16],
    ["Port", u16],
    ["Target", name],
  ], // RFC 2782
  SSHFP: [
    ["algorithm", u8],
    ["fp type", u8],
    ["fingerprint", digits],
  ], // RFC 4255
  SVCB: SERVICE,
  TLSA: [
    ["usage", u8],
    ["selector", u8],
    ["matching type", u8],
    ["data", digits],
  ], // RFC 6698
  TXT: TEXT,
};

export function serviceParameters(reader: Reader, below: Field[]): string {
  while (reader.left > 0) part(below, reader, "SvcParam", () => parameter(reader));
  return below.map(({ value }) => value).join(" ");
}

function parameter(reader: Reader): string {
  const key = reader.number(2);
  const value = reader.within(reader.number(2));
  const text = serviceValue(key, value);
  return text === "" ? keyName(key) : `${keyName(key)}=${text}`;
}

/** Values of unknown keys are shown as octets. */
function serviceValue(key: number, value: Reader): string {
  switch (SERVICE_KEYS[key]) {
    case "mandatory":
      return each(value, () => keyName(value.number(2)));
    case "alpn":
      return `"${each(value, () => listItem(value.take(value.number(1))))}"`;
    case "port":
      return String(value.number(2));
    case "ipv4hint":
      return each(value, () => ipv4(value.take(4)));
    case "ipv6hint":
      return each(value, () => ipv6(value.take(16)));
    case "ech":
      return btoa(String.fromCharCode(...value.take(value.left)));
    default:
      return value.left === 0 ? "" : quoted(value.take(value.left));
  }
}

function each(value: Reader, next: () => string): string {
  const items: string[] = [];
  while (value.left > 0) items.push(next());
  return items.join(",");
}

/** Escapes commas and backslashes of an item for the list, and the backslashes again for the string. */
function listItem(octets: Uint8Array): string {
  return spell(octets, /["\\,]/)
    .replace(/\\054/g, "\\134,")
    .replace(/\\134(?!,)/g, "\\134\\134");
}

function keyName(key: number): string {
  return SERVICE_KEYS[key] ?? `key${key}`;
}
