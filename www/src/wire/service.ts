/**
 * Service parameters of SVCB and HTTPS records.
 *
 * Source: RFC 9460, sections 2.2, 7 and 8, and appendix A.1 for commas in a list.
 */
import { part, type Field, type Reader } from "./field";
import { SERVICE_KEYS } from "./registry";
import { ipv4, ipv6, quoted, spell } from "./text";

/** Reads parameters to the end of the data, a part each. */
export function serviceParameters(reader: Reader, below: Field[]): string {
  while (reader.left > 0) part(below, reader, "SvcParam", () => parameter(reader));
  return below.map(({ value }) => value).join(" ");
}

function parameter(reader: Reader): string {
  const key = reader.number(2);
  const value = reader.within(reader.number(2));
  const text = valueOf(key, value);
  return text === "" ? keyName(key) : `${keyName(key)}=${text}`;
}

/** Values of keys without a name are octets as they are. */
function valueOf(key: number, value: Reader): string {
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

/** A comma or backslash of an item is escaped for the list, and its backslash for the string around it. */
function listItem(octets: Uint8Array): string {
  return spell(octets, /["\\,]/).replace(/\\054/g, "\\134,").replace(/\\134(?!,)/g, "\\134\\134");
}

function keyName(key: number): string {
  return SERVICE_KEYS[key] ?? `key${key}`;
}
