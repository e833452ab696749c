// Data of the caller's: getters that throw, call the same zone or free it leave the package whole.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "./packed.mjs";

const { Server, Zone } = await importFile("index.js");
const webTier = JSON.parse(readFileSync(at("examples", "web-tier.json"), "utf8"));
const corefile = readFileSync(at("examples", "Corefile"), "utf8");
const files = { "web-tier.json": JSON.stringify(webTier) };
const scenario = { name: "www.example.com", type: "A", duration: 60, events: [] };

/** Calls that take data; each gets a value in place of one of its members. */
const CALLS = {
  "Zone.import": (_zone, member) => Zone.import(object("ResourceRecordSets", member)),
  "Zone.import of two listings": (_zone, member) =>
    Zone.import([webTier, object("HealthChecks", member)]),
  "Server.toCorefile": (_zone, member) => Server.toCorefile(object("ResourceRecordSets", member)),
  change: (zone, member) =>
    zone.change({ Changes: [{ Action: "CREATE", ...object("ResourceRecordSet", member) }] }),
  putHealthCheck: (zone, member) => zone.putHealthCheck(object("HealthCheckConfig", member)),
  observe: (zone, member) => zone.observe(zone.healthChecks()[0].Id, object("ok", member)),
  simulate: (zone, member) => zone.simulate({ ...scenario, ...object("events", member) }),
  tally: (zone, member) => zone.tally("www.example.com", "A", object("queries", member)),
};

const ZONES = {
  "a zone": () => Zone.import(webTier, { seed: 1 }),
  "a server's zone": () => Server.fromCorefile(corefile, { files, seed: 1 }).zone("example.com"),
};

for (const [owner, open] of Object.entries(ZONES)) {
  for (const [name, call] of Object.entries(CALLS)) {
    test(`${owner}, ${name}: what a getter throws is thrown, ten thousand times, and the zone works on`, () => {
      const zone = open();
      for (let i = 0; i < 10_000; i += 1) {
        assert.throws(() => call(zone, planted), { message: "planted" });
      }
      assert.equal(zone.resolve("www.example.com", "A").answer.length, 8);
      zone.free();
    });

    test(`${owner}, ${name}: a getter may call the zone`, () => {
      const zone = open();
      let answers = 0;
      attempt(() =>
        call(zone, () => void (answers += zone.resolve("www.example.com", "A").answer.length)),
      );
      assert.ok(answers >= 8);
      assert.equal(zone.resolve("www.example.com", "A").answer.length, 8);
      zone.free();
    });
  }

  for (const name of ["change", "putHealthCheck", "observe", "simulate", "tally"]) {
    test(`${owner}, ${name}: a getter may free the zone, and the call says so`, () => {
      const zone = open();
      assert.throws(() => CALLS[name](zone, () => zone.free()), {
        message: "Zone: used after free()",
      });
      assert.throws(() => zone.name, { message: "Zone: used after free()" });
      zone.free();
    });
  }
}

test("a member is read once, and those of a class's instances are read too", () => {
  let reads = 0;
  const row = {
    ...webTier.ResourceRecordSets[0],
    get TTL() {
      reads += 1;
      return 60;
    },
  };
  Zone.import({ Name: "example.com", ResourceRecordSets: [row] });
  assert.equal(reads, 1);
  class Source {
    Name = "example.com";
    ResourceRecordSets = webTier.ResourceRecordSets;
  }
  assert.deepEqual(
    Zone.import(new Source()).resourceRecordSets(),
    Zone.import({ ...new Source() }).resourceRecordSets(),
  );
});

test("a name as of a prototype is a member as others", () => {
  const source = JSON.parse(`{"__proto__": {"Name": "example.net"}, "ResourceRecordSets": []}`);
  assert.throws(() => Zone.import(source), { name: "Route53Error" });
});

/** An object with one member, which calls a function where it is read. */
function object(name, get) {
  return Object.defineProperty({}, name, { get, enumerable: true });
}

function planted() {
  throw new Error("planted");
}

function attempt(call) {
  try {
    call();
  } catch (error) {
    assert.ok(!/internal error/.test(error.message), error);
  }
}
