// `multivalue convert`: a Corefile as Route 53 JSON, or the reverse.
//
// A zone keeps its checks, their statuses and what a stanza adds to Route 53. Other plugins and server block keys have no
// equivalent in Route 53's lists.

import type { ZoneSource } from "../entrypoints/api.js";
import { Server } from "../entrypoints/index.js";
import type { Call, Command } from "./command.js";
import { bootCorefile, isCorefile, openCorefile } from "./corefile.js";
import { InputError, UsageError } from "./errors.js";
import { parseZone, readText, withLocations } from "./files.js";
import type { Terminal } from "./terminal.js";

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

function convertFile({ values, positionals }: Call, terminal: Terminal): void {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`expected one FILE, got ${positionals.length}`);
  const write = WRITERS.get(String(values.to));
  if (!write)
    throw new UsageError(
      `--to: expected corefile or route53, got ${values.to === undefined ? "nothing" : `"${String(values.to)}"`}`,
    );
  const sources = chosen(read(file, terminal), values.name as string | undefined, file);
  terminal.print(write(sources, file).trimEnd());
}

/** All zones of a file. */
function read(file: string, terminal: Terminal): ZoneSource[] {
  const text = readText(file);
  if (!isCorefile(file, text)) return [parseZone([{ file, text }]).export()];
  const server = bootCorefile(openCorefile(file, text), terminal);
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

/** Writers by format. */
const WRITERS = new Map<string, (sources: ZoneSource[], file: string) => string>([
  ["corefile", (sources, file) => sources.map((source) => composed(source, file)).join("\n")],
  ["route53", document],
]);

/** The document of one zone. */
function document(sources: ZoneSource[], file: string): string {
  if (sources.length > 1)
    throw new InputError(
      `${file}: it has ${sources.length} zones, and a document has one; choose by --name: ${names(sources)}`,
    );
  return JSON.stringify(sources[0], undefined, 2);
}

/** A RangeError names a setting that a Corefile cannot express. */
function composed(source: ZoneSource, file: string): string {
  return withLocations([{ file }], () => Server.toCorefile(source));
}

function names(sources: ZoneSource[]): string {
  return sources.map(({ Name }) => Name).join(", ");
}
