// The npm package as a filter, for tests in other languages.
//
// Standard input holds a list of { source, changes? }; standard output gets, for each, what Zone.export gives back
// after the changes.

import { readFileSync } from "node:fs";
import { Zone } from "multivalue";

const asked = JSON.parse(readFileSync(0, "utf8"));
const exported = asked.map(({ source, changes = [] }) => {
  const zone = Zone.import(source, { seed: 1 });
  for (const batch of changes) zone.change(batch);
  return zone.export();
});
process.stdout.write(JSON.stringify(exported));
