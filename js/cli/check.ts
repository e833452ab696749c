// `multivalue check`: validates a Corefile or Route 53 JSON.

import type { Zone } from "../zone.js";
import type { Call, Command } from "./command.js";
import { bootCorefile, isCorefile, openCorefile } from "./corefile.js";
import { UsageError } from "./errors.js";
import { parseZone, readFile } from "./files.js";
import type { Terminal } from "./terminal.js";

export const check: Command = {
  name: "check",
  synopsis: "FILE [FILE]",
  summary: "checks a Corefile, or Route 53 JSON: a zone document, or rows and health checks apart",
  options: [],
  run: checkFiles,
};

function checkFiles({ positionals: files }: Call, terminal: Terminal): void {
  if (files.length < 1 || files.length > 2)
    throw new UsageError(`expected one FILE or two, got ${files.length}`);
  const texts = files.map(readFile);
  const [{ file, text }] = texts as [(typeof texts)[0]];
  const well =
    files.length === 1 && isCorefile(file, text)
      ? checkCorefile(file, text, terminal)
      : zoneCounts(parseZone(texts, 0n));
  terminal.print(`${files.join(", ")}: ${well}`);
}

function checkCorefile(file: string, text: string, terminal: Terminal): string {
  const server = bootCorefile(openCorefile(file, text), terminal, 0n);
  const zones = server.zones.map((name) => zoneCounts(server.zone(name)));
  return zones.join("; ") || "is well: no zones";
}

function zoneCounts(zone: Zone): string {
  const rows = zone.resourceRecordSets();
  const groups = new Set(rows.map(({ Name, Type }) => `${Name} ${Type}`));
  const counts = [
    count(rows.length, "row"),
    count(groups.size, "group"),
    count(zone.healthChecks().length, "health check"),
  ];
  return `${zone.name} is well: ${counts.join(", ")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
