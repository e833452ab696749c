// `multivalue check`: is a file what the program can serve?

import type { Call, Command } from "./commands.js";
import { UsageError } from "./errors.js";
import { loadZone } from "./input.js";
import type { Screen } from "./screen.js";

export const check: Command = {
  name: "check",
  synopsis: "FILE [FILE]",
  summary: "checks Route 53 JSON: a zone document, or rows and health checks apart",
  options: [],
  run: checkFiles,
};

function checkFiles({ positionals: files }: Call, screen: Screen): void {
  if (files.length < 1 || files.length > 2) throw new UsageError(`expected one FILE or two, got ${files.length}`);
  const { zone } = loadZone(files, 0n);
  const rows = zone.resourceRecordSets();
  const groups = new Set(rows.map(({ Name, Type }) => `${Name} ${Type}`));
  const counts = [count(rows.length, "row"), count(groups.size, "group"), count(zone.healthChecks().length, "health check")];
  screen.print(`${files.join(", ")}: ${zone.name} is well: ${counts.join(", ")}`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
