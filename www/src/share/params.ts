/**
 * Syntax of a link: `key=value` pairs separated by `&`, list items by commas, parts of an item by tildes.
 */
import { LinkError } from "./attributes";
import { linkStrings } from "./strings";

export type Params = Record<string, string>;

export function print(params: Params): string {
  return Object.entries(params)
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
}

export function parse(link: string): Params {
  const params: Params = Object.create(null);
  for (const member of link.replace(/^#/, "").split("&").filter(Boolean)) {
    const [key = "", value] = splitOnce(member);
    if (value === undefined) throw new LinkError(linkStrings.noValue(key));
    if (key in params) throw new LinkError(linkStrings.twice(key));
    params[key] = value;
  }
  return params;
}

/** Items of one or more parts. */
export function printList(items: string[][]): string {
  return items.map((atoms) => atoms.map(printAtom).join("~")).join(",");
}

export function parseList(text: string): string[][] {
  return text.split(",").map((item) => item.split("~").map(parseAtom));
}

/** Keeps colons and slashes readable; escapes tildes and brackets, which have or may get a meaning. */
export function printAtom(text: string): string {
  const escaped = encodeURIComponent(text).replace(/%3A/g, ":").replace(/%2F/g, "/");
  return escaped.replace(
    /[~()'*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function parseAtom(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new LinkError(linkStrings.escape(text));
  }
}

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf("=");
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
