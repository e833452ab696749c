// The zone of a command: Route 53 JSON (`--zone`), or a zone of a Corefile (`--corefile`).

import type { Zone } from "../zone.js";
import type { Call, Option, Value } from "./command.js";
import { bootCorefile, openCorefile } from "./corefile.js";
import { InputError, UsageError } from "./errors.js";
import { parseZone, readFile } from "./files.js";
import type { Terminal } from "./terminal.js";

/** The two options. */
export const ZONE_OPTIONS: Option[] = [
  {
    name: "zone",
    value: "FILE",
    multiple: true,
    help: "Route 53 JSON; twice where rows and health checks are in two files; - is standard input",
  },
  {
    name: "corefile",
    value: "FILE",
    help: "a Corefile; of its zones the one that the name is in is asked",
  },
];

/** Requires exactly one of the two options. */
export function requireZone({ zone, corefile }: Call["values"]): void {
  if (corefile === undefined) zoneFiles(zone);
  else if (zone !== undefined)
    throw new UsageError("--zone and --corefile are two ways to say the same");
}

/** The zone for a query's name. */
export function chosenZone(values: Call["values"], name: string, terminal: Terminal): Zone {
  requireZone(values);
  return values.corefile === undefined
    ? parseZone(zoneFiles(values.zone).map(readFile), 0n)
    : corefileZone(values.corefile as string, name, terminal);
}

/** The zone of a Corefile with the longest match, as for a query. */
function corefileZone(file: string, name: string, terminal: Terminal): Zone {
  const server = bootCorefile(openCorefile(file), terminal, 0n);
  const wanted = `.${name.toLowerCase().replace(/\.$/, "")}.`;
  const [zone] = server.zones
    .filter((zone) => wanted.endsWith(`.${zone.replace(/^\.$/, "")}`))
    .sort((one, other) => other.length - one.length);
  if (zone === undefined)
    throw new InputError(
      `${file}: ${name} is in none of its zones; there is ${server.zones.join(", ") || "none"}`,
    );
  return server.zone(zone);
}

/** The files of `--zone`: one or two. */
function zoneFiles(zone: Value): string[] {
  const files = (zone ?? []) as string[];
  if (files.length < 1 || files.length > 2)
    throw new UsageError(`expected --zone FILE once or twice, got it ${files.length} times`);
  return files;
}
