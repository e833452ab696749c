// Which zone a command asks: Route 53 JSON by `--zone`, or one of a Corefile's by `--corefile`.

import type { Call, Option, Value } from "./commands.js";
import { bootCorefile, openCorefile } from "./corefile.js";
import { InputError, UsageError } from "./errors.js";
import { type LoadedZone, loadZone } from "./input.js";
import type { Screen } from "./screen.js";

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

/** Makes sure that exactly one of the two stands on the command line. */
export function requireZone({ zone, corefile }: Call["values"]): void {
  if (corefile === undefined) zoneFiles(zone);
  else if (zone !== undefined)
    throw new UsageError("--zone and --corefile are two ways to say the same");
}

/** The zone that they give for a question's name. */
export function chosenZone(values: Call["values"], name: string, screen: Screen): LoadedZone {
  requireZone(values);
  return values.corefile === undefined
    ? loadZone(zoneFiles(values.zone), 0n)
    : zoneOf(values.corefile as string, name, screen);
}

/** The zone of a Corefile that a name is in: the longest, as for a query. */
function zoneOf(file: string, name: string, screen: Screen): LoadedZone {
  const server = bootCorefile(openCorefile(file), screen, 0n);
  const wanted = `.${name.toLowerCase().replace(/\.$/, "")}.`;
  const [zone] = server.zones
    .filter((zone) => wanted.endsWith(`.${zone.replace(/^\.$/, "")}`))
    .sort((one, other) => other.length - one.length);
  if (zone === undefined)
    throw new InputError(
      `${file}: ${name} is in none of its zones; there is ${server.zones.join(", ") || "none"}`,
    );
  return { zone: server.zone(zone), source: server.zone(zone).export() };
}

/** The files of `--zone`: one or two. */
function zoneFiles(zone: Value): string[] {
  const files = (zone ?? []) as string[];
  if (files.length < 1 || files.length > 2)
    throw new UsageError(`expected --zone FILE once or twice, got it ${files.length} times`);
  return files;
}
