// Arguments with data: values, or JSON text.

import { parseData } from "./arguments.js";
import type { Engine, Glue } from "./engine.js";

/** Data for the core, and their JSON text, in which the core finds the position of a fault. */
export interface Document {
  data: unknown;
  /** Undefined for data without text. */
  text: unknown;
}

/** Reads one document. */
export function parseDocument(value: unknown, argument: string, engine: Engine<Glue>): Document {
  if (typeof value !== "string") return { data: parseData(value, argument), text: undefined };
  return { data: engine.parseJson(value, argument), text: value };
}

/** Reads a zone source: one document, or two listings, each a value or a text. */
export function parseSource(source: unknown, engine: Engine<Glue>): Document {
  if (!Array.isArray(source)) return parseDocument(source, "source", engine);
  const listings = source.map((listing, index) =>
    parseDocument(listing, `source[${index}]`, engine),
  );
  return { data: listings.map(({ data }) => data), text: listings.map(({ text }) => text) };
}
