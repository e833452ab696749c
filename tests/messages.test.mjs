// Facts that show in messages alone: sizes, and types without a name.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Zone } from "multivalue";
import { exchange } from "./support/wire.mjs";

const row = (type, value, more) => ({
  Name: "www.example.com.",
  Type: type,
  TTL: 60,
  ResourceRecords: [{ Value: value }],
  ...more,
});
const zoneOf = (rows) =>
  Zone.import({ Name: "example.com.", ResourceRecordSets: rows }, { seed: 1 });
const multivalue = (type, count, value) =>
  Array.from({ length: count }, (_, i) =>
    row(type, value(i + 1), { SetIdentifier: `web-${i}`, MultiValueAnswer: true }),
  );

test("T43: forty addresses are cut over UDP, and whole with EDNS and over TCP", () => {
  const values = Array.from({ length: 40 }, (_, i) => ({ Value: `192.0.2.${i + 1}` }));
  const zone = zoneOf([{ ...row("A", ""), ResourceRecords: values }]);
  const ask = (how) => exchange(zone, { name: "www.example.com", type: "A", ...how });
  const [plain, edns, tcp] = [
    ask({ transport: "udp" }),
    ask({ transport: "udp", size: 4096 }),
    ask({ transport: "tcp" }),
  ];
  assert.deepEqual([plain.flag_tc, plain.answers.length], [true, 0]);
  assert.ok(plain.octets <= 512, `${plain.octets} octets`);
  for (const reply of [edns, tcp]) {
    assert.equal(reply.flag_tc, false);
    assert.deepEqual(
      reply.answers.map(({ data }) => data).sort(),
      values.map(({ Value }) => Value).sort(),
    );
  }
});

test("T45: eight IPv6 addresses fit in 512 octets", () => {
  const zone = zoneOf(multivalue("AAAA", 8, (i) => `2001:db8::${i}`));
  const reply = exchange(zone, { name: "www.example.com", type: "AAAA", transport: "udp" });
  assert.deepEqual([reply.flag_tc, reply.answers.length], [false, 8]);
  assert.ok(reply.octets <= 512, `${reply.octets} octets`);
});

test("T101: a type that has no name is NODATA", () => {
  const zone = zoneOf(multivalue("A", 3, (i) => `192.0.2.${i}`));
  const reply = exchange(zone, {
    name: "www.example.com",
    type: "UNKNOWN_65400",
    transport: "udp",
  });
  assert.deepEqual(
    [reply.rcode, reply.answers, reply.authorities.map(({ type }) => type)],
    ["NOERROR", [], ["SOA"]],
  );
});
