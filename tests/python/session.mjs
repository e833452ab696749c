// The npm package as a partner in conversation, for tests in other languages.
//
// Each line of standard input is a request: { import: source } begins with a new zone, { change: batch } sends it a
// batch. Each gets one line: whether it was accepted, else Route 53's code and messages, and the zone as exported.

import { createInterface } from "node:readline";
import { Route53Error, Zone } from "multivalue";

let zone;
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(
    `${JSON.stringify({ ...outcome(JSON.parse(line)), zone: zone?.export() })}\n`,
  );
}

function outcome({ import: source, change }) {
  try {
    if (source) zone = Zone.import(source, { seed: 1 });
    else zone.change(change);
    return { accepted: true };
  } catch (error) {
    if (!(error instanceof Route53Error)) throw error;
    return { accepted: false, code: error.code, messages: error.messages };
  }
}
