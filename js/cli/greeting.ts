// What `multivalue serve` says when it is up: where it listens, and a question that it answers.

import type { Listener } from "../node/index.js";
import type { Server } from "../server.js";
import { spelledAddress } from "./address.js";

/** Its lines; `measured` says how health is measured. */
export function greeting(
  { udp, doh }: Listener,
  figures: string | undefined,
  measured: string[],
  server: Server,
): string[] {
  return [
    `Serving ${server.zones.join(", ") || "no zones"} on ${spelledAddress(udp)}, UDP and TCP   (Ctrl+C ends)`,
    ...(doh ? [`DNS over HTTPS, in clear text: ${doh.url}`] : []),
    ...(figures ? [`Figures for Prometheus: ${figures}`] : []),
    ...measured,
    `Try: dig @${udp.host} -p ${udp.port} ${question(server)}`,
  ];
}

/** The first group that has a policy, else the first row that is no zone's own. */
function question(server: Server): string {
  const rows = server.zones.flatMap((name) => server.zone(name).resourceRecordSets());
  const row =
    rows.find(({ SetIdentifier }) => SetIdentifier !== undefined) ??
    rows.find(({ Type }) => Type !== "SOA" && Type !== "NS") ??
    rows[0];
  if (!row) return "whoami.example.com";
  return `${row.Name!.replace(WILDCARD, "any").replace(/(.)\.$/, "$1")} ${row.Type}`;
}

/** How Route 53 lists the asterisk. */
const WILDCARD = /^\\052(?=\.)/;
