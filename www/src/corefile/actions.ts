/**
 * A Corefile becomes the zone of the page, and the zone a Corefile.
 */
import type { Diagnostic, ZoneSource } from "multivalue";

import type { Bench } from "../bench";
import { Refused } from "../engine/worker-client";
import { withSource } from "../model/state";
import { corefileStrings } from "../strings/corefile";
import type { Spot } from "../model/view";
import { pluginsIn, readCorefile, writeCorefile } from "../engine/corefile-client";
import { placed } from "../engine/corefile-protocol";

/** Takes the zone of a Corefile; of several, one is to be chosen first. */
export async function takeCorefile(bench: Bench, text: string, spot: Spot): Promise<boolean> {
  const { zones, warnings } = await readCorefile(text);
  const [zone] = zones;
  if (!zone) throw new Refused([corefileStrings.noZone]);
  bench.asides.offerZones({ zones, note: noteOf(text, warnings) });
  return zones.length === 1 && takeZone(bench, zone, spot);
}

/** Takes one of the zones that are offered. */
export async function takeZone(bench: Bench, zone: ZoneSource, spot: Spot): Promise<boolean> {
  const { offer } = bench.asides;
  if (!(await bench.begin(withSource(zone), spot))) return false;
  bench.asides.say(offer?.note ?? "");
  bench.asides.offerZones(null);
  return true;
}

/** The zone that is on the page; written once for each zone. */
export async function corefileOf(bench: Bench): Promise<string> {
  const { source } = bench.state;
  const known = bench.asides.corefileOf(source);
  if (known) return known;
  const text = await writeCorefile(source);
  bench.asides.keepCorefile(source, text);
  return text;
}

/** What of the file the page does not hold, and what else the core warns of. */
function noteOf(text: string, warnings: Diagnostic[]): string {
  const plugins = pluginsIn(text);
  const others = warnings.filter(({ line }) => !plugins.some((plugin) => plugin.line === line));
  const names = new Set(plugins.map(({ name }) => name));
  return [corefileStrings.left([...names]), ...others.map(placed)].filter(Boolean).join("\n");
}
