// What seed 42 gives on this host: the same on every host, or the package is broken there.

import { Zone } from "multivalue";
import { source } from "./zone.js";

export function vector() {
  const zone = Zone.import(source, { seed: 42 });
  const answer = zone.resolve("www.example.com", "A").answer.map(({ data }) => data);
  const { rows } = zone.tally("www.example.com", "A", { queries: 1000, seed: 42 });
  zone.free();
  return JSON.stringify({ answer, rows: rows.map(({ setIdentifier, returned, first }) => [setIdentifier, returned, first]) });
}
