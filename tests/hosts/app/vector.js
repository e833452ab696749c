// What seed 42 gives on this host: the same on every host, or the package is broken there.

import { Server, Zone } from "multivalue";
import { source } from "./zone.js";

export function vector() {
  const zone = Zone.import(source, { seed: 42 });
  const answer = zone.resolve("www.example.com", "A").answer.map(({ data }) => data);
  const { rows } = zone.tally("www.example.com", "A", { queries: 1000, seed: 42 });
  zone.free();
  return JSON.stringify({
    answer,
    rows: rows.map(({ setIdentifier, returned, first }) => [setIdentifier, returned, first]),
    served: served(),
  });
}

/** A query through the chain of a Corefile, whose rows are those of the zone: the reply's octets, and what was logged. */
function served() {
  const corefile = "example.com {\n log\n multivalue {\n  route53 zone.json\n }\n}\n";
  const server = Server.fromCorefile(corefile, {
    files: { "zone.json": JSON.stringify(source) },
    seed: 42,
  });
  const lines = [];
  server.onLog = (line) => lines.push(line);
  const reply = server.serveDns(Uint8Array.from(QUERY), {
    transport: "udp",
    client: "192.0.2.53",
    port: 5353,
  });
  server.free();
  return {
    reply: Array.from(reply, (octet) => octet.toString(16).padStart(2, "0")).join(""),
    lines,
  };
}

/** `www.example.com. A`, recursion desired. Source: RFC 1035, section 4.1. */
const QUERY = [
  0x12,
  0x34,
  1,
  0,
  0,
  1,
  0,
  0,
  0,
  0,
  0,
  0,
  ...label("www"),
  ...label("example"),
  ...label("com"),
  0,
  0,
  1,
  0,
  1,
];

function label(text) {
  return [text.length, ...Array.from(text, (character) => character.charCodeAt(0))];
}
