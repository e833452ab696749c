// A program that uses every public name as its types promise; it is compiled, never run.

import { Route53Error, version, Zone } from "multivalue";
import type { Answer, HealthReport, ResourceRecordSet, RRType, Seed, Tally, TallyOptions, ZoneSource } from "multivalue";
import init, { initSync, Zone as SlimZone } from "multivalue/slim";

const row: ResourceRecordSet = {
  Name: "www.example.com.",
  Type: "A",
  SetIdentifier: "one",
  MultiValueAnswer: true,
  TTL: 60,
  ResourceRecords: [{ Value: "192.0.2.1" }],
};
const source: ZoneSource = { Name: "example.com.", ResourceRecordSets: [row] };
const seeds: Seed[] = [42, 42n, "42"];
const zone: Zone = Zone.import(source, { seed: seeds[0]! });
const fresh: Zone = new Zone("example.com", { seed: 42n });
const same: SlimZone = zone;

fresh.change({ Changes: [{ Action: "CREATE", ResourceRecordSet: row }] });
zone.setHealth("check", "Unhealthy");
zone.setHealth("check", null);

const type: RRType = "A";
const answer: Answer = zone.resolve("www.example.com", type);
const data: string[] = answer.answer.map((record) => record.data);
const options: TallyOptions = { queries: 1000, pick: "random", seed: "7" };
const tally: Tally = zone.tally("www.example.com", "A", options);
const counts: number[] = tally.rows.map(({ returned }) => returned);
const reports: HealthReport[] = zone.health();
const again: ZoneSource = zone.export();

// @ts-expect-error a type that Route 53 does not have
zone.resolve("www.example.com", "WKS");
// @ts-expect-error a status is a word
zone.setHealth("check", true);

try {
  zone.free();
} catch (error) {
  if (error instanceof Route53Error) console.log(error.code, error.messages.join(), version);
}

await init(fetch("/mv_bg.wasm"));
initSync(new Uint8Array());
console.log(same, data, counts, reports, again);
