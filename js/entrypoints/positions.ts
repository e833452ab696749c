// Entry `multivalue/positions`: lines and columns of errors in JSON text.
//
// The wasm module of zones gives paths only: its reader of positions would cost 16,000 bytes in every import of `Zone`.
// This entry finds the positions in JavaScript, after an error.

import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { ArgumentLocation } from "./api.js";
import { Route53Error } from "./core.js";

/** A line and a column. Both count from 1; columns count characters. */
export interface Position {
  line: number;
  column: number;
}

/**
 * Sets `line` and `column` of an error that a call with JSON text threw, and of its violations. `source` is the argument
 * of that call: a text, or the two listings of `Zone.import`. Returns the error.
 */
export function locate<E>(error: E, source: unknown): E {
  const documents = Array.isArray(source) ? source.map(documentOf) : documentOf(source);
  if (error instanceof Route53Error) {
    for (const violation of error.violations)
      Object.assign(violation, positionIn(documents, violation.path));
  } else if (error instanceof TypeError || error instanceof RangeError) {
    const { path = "" } = error as ArgumentLocation;
    if (!IS_OPTION.test(path))
      Object.assign(error, syntaxErrorIn(documents) ?? positionIn(documents, path));
  }
  return error;
}

/** The position of the member at a path such as `ResourceRecordSets[3].TTL`, or of the deepest value on the way. */
export function positionOf(text: string, path: string): Position | undefined {
  return new Document(text).position(path);
}

/** The position where a text stops being JSON: the start of a wrong token, or the last character of a text cut short. */
export function syntaxErrorOf(text: string): Position | undefined {
  return new Document(text).syntaxError;
}

/** A parsed text, for the positions of many faults. */
class Document {
  readonly #text: string;
  readonly #root: Node | undefined;
  readonly #lineStarts: number[];
  readonly #errors: ParseError[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#root = parseTree(text, this.#errors, { disallowComments: true });
    this.#lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  get syntaxError(): Position | undefined {
    const [first] = this.#errors;
    if (!first) return undefined;
    const last = this.#text.length - (Array.from(this.#text.slice(-2)).at(-1)?.length ?? 0);
    return this.#positionAt(Math.min(first.offset, last));
  }

  position(path: string): Position | undefined {
    let node = this.#root;
    for (const segment of segmentsOf(path)) {
      const child = node && childOf(node, segment);
      if (!child) break;
      node = child;
    }
    return node && this.#positionAt(node.offset);
  }

  #positionAt(offset: number): Position {
    let line = this.#lineStarts.length;
    while (line > 1 && (this.#lineStarts[line - 1] ?? 0) > offset) line -= 1;
    const before = this.#text.slice(this.#lineStarts[line - 1], offset);
    return { line, column: Array.from(before).length + 1 };
  }
}

function documentOf(text: unknown): Document | undefined {
  return typeof text === "string" ? new Document(text) : undefined;
}

type Documents = Document | undefined | (Document | undefined)[];

function syntaxErrorIn(documents: Documents): Position | undefined {
  return [documents].flat().find((document) => document?.syntaxError)?.syntaxError;
}

/** In a list of texts the path begins with the index of the text. */
function positionIn(documents: Documents, path: string): Position | undefined {
  if (!Array.isArray(documents)) return documents?.position(path);
  const [, index = "", rest = path] = LISTING.exec(path) ?? [];
  return documents[Number(index)]?.position(rest);
}

function segmentsOf(path: string): (string | number)[] {
  return Array.from(path.matchAll(SEGMENT), ([, index, name = ""]) =>
    index === undefined ? name : Number(index),
  );
}

/** Of members with the same name the last counts, as in JSON.parse. */
function childOf({ type, children = [] }: Node, segment: string | number): Node | undefined {
  if (typeof segment === "number") return type === "array" ? children[segment] : undefined;
  if (type !== "object") return undefined;
  return [...children].reverse().find((member) => member.children?.[0]?.value === segment)
    ?.children?.[1];
}

const LISTING = /^\[(\d+)\]\.?(.*)$/s;
const SEGMENT = /\[(\d+)\]|([^.[\]]+)/g;

/** The path of an option of the call, which is in no text. */
const IS_OPTION = /^options\b/;
