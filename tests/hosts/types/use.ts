// A program that uses every public name as its types promise; it is compiled, never run.

import type {
  Answer,
  Diagnostic,
  HealthReport,
  ResourceRecordSet,
  RRType,
  Seed,
  Tally,
  TallyOptions,
  ZoneSource,
} from "multivalue";
import { CorefileError, Route53Error, Server, version, Zone } from "multivalue";
import type { MultivaluePlayground, State } from "multivalue/element";
import init, { initSync, type Zone as SlimZone } from "multivalue/slim";

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

const server: Server = Server.fromCorefile("example.com {\n}\n", {
  files: { "rows.json": "{}" },
  seed: 7,
});
const found: Diagnostic[] = Server.check("", {
  files: (name) => (name === "rows.json" ? "{}" : undefined),
  environment: {},
});
const live: Zone = server.zone(server.zones[0]!);
server.onLog = (line: string) => console.log(line, live.name, found);
delete server.onLog;
const reply: Uint8Array | null = server.serveDns(new Uint8Array(12), {
  transport: "doh",
  client: "192.0.2.1",
  port: 53,
});
const length: number =
  server.serveDnsInto(new Uint8Array(12), new Uint8Array(512)) +
  zone.serveDnsInto(new Uint8Array(12), new Uint8Array(512));
const text: string = server.metrics() + Server.toCorefile(source);

// @ts-expect-error a type that Route 53 does not have
zone.resolve("www.example.com", "WKS");
// @ts-expect-error a status is a word
zone.setHealth("check", true);

try {
  zone.free();
} catch (error) {
  if (error instanceof CorefileError) console.log(error.diagnostics, reply, length, text);
  if (error instanceof Route53Error) console.log(error.code, error.messages.join(), version);
}

await init(fetch("/mv_bg.wasm"));
initSync(new Uint8Array());
console.log(same, data, counts, reports, again);

const element: MultivaluePlayground = document.createElement("multivalue-playground");
element.addEventListener("change", ({ detail }) => detail.source satisfies ZoneSource);
element.addEventListener("answer", ({ detail }) => detail satisfies Answer);
element.theme = "dark";
element.readOnly = true;
const state: State | null = element.state;
if (state) element.state = { ...state, seed: "7", view: "chart" };
