// `multivalue convert`: a zone from one spelling into the other, a Corefile's stanza or Route 53's lists.
//
// A zone is the same either way, with its checks, their status and what a stanza sets beyond Route 53. The other plugins
// of a Corefile and the keys of its blocks have no place in Route 53's lists.

import type { ZoneSource } from "../api.js";
import { Server } from "../index.js";
import type { Call, Command } from "./commands.js";
import { bootCorefile, isCorefile, openCorefile } from "./corefile.js";
import { InputError, UsageError } from "./errors.js";
import { withPlaces } from "./faults.js";
import { parseZone, readText } from "./input.js";
import type { Screen } from "./screen.js";

export const convert: Command = {
  name: "convert",
  synopsis: "FILE --to corefile|route53 [--name ZONE]",
  summary: "writes a Corefile's zone as Route 53 JSON, or Route 53 JSON as a Corefile",
  options: [
    {
      name: "to",
      value: "SPELLING",
      help: "corefile, or route53: a document with the lists of the AWS command line",
    },
    {
      name: "name",
      value: "ZONE",
      help: "which zone of the Corefile; needed where it has several and route53 is asked for",
    },
  ],
  run: convertFile,
};

function convertFile({ values, positionals }: Call, screen: Screen): void {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`expected one FILE, got ${positionals.length}`);
  const write = WRITERS.get(String(values.to));
  if (!write)
    throw new UsageError(
      `--to: expected corefile or route53, got ${values.to === undefined ? "nothing" : `"${String(values.to)}"`}`,
    );
  const sources = chosen(read(file, screen), values.name as string | undefined, file);
  screen.print(write(sources, file).trimEnd());
}

/** All zones of a file. */
function read(file: string, screen: Screen): ZoneSource[] {
  const text = readText(file);
  if (!isCorefile(file, text)) return [parseZone([{ file, text }]).zone.export()];
  const server = bootCorefile(openCorefile(file, text), screen);
  return server.zones.map((name) => server.zone(name).export());
}

function chosen(sources: ZoneSource[], name: string | undefined, file: string): ZoneSource[] {
  if (sources.length === 0) throw new InputError(`${file}: there is no zone in it`);
  if (name === undefined) return sources;
  const found = sources.filter(({ Name }) => Name === `${name.toLowerCase().replace(/\.$/, "")}.`);
  if (found.length === 0)
    throw new InputError(`${file}: there is no zone "${name}" in it; there is ${names(sources)}`);
  return found.slice(0, 1);
}

/** How each spelling is written. */
const WRITERS = new Map<string, (sources: ZoneSource[], file: string) => string>([
  ["corefile", (sources, file) => sources.map((source) => spelled(source, file)).join("\n")],
  ["route53", document],
]);

/** One zone's document. */
function document(sources: ZoneSource[], file: string): string {
  if (sources.length > 1)
    throw new InputError(
      `${file}: it has ${sources.length} zones, and a document has one; choose by --name: ${names(sources)}`,
    );
  return JSON.stringify(sources[0], undefined, 2);
}

/** The core's RangeError names what a Corefile cannot spell. */
function spelled(source: ZoneSource, file: string): string {
  return withPlaces([{ file }], () => Server.toCorefile(source));
}

function names(sources: ZoneSource[]): string {
  return sources.map(({ Name }) => Name).join(", ");
}
