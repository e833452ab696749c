// Messages taken apart, against a stranger's decoder, messages made by hand, and the core's own reading of values.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import packet from "dns-packet";

import { Zone } from "../../dist/index.js";
import { at } from "../../scripts/lib/paths.mjs";
import { generator } from "./random.mjs";
import { fromPage } from "./source.mjs";

const { dissect, makeQuery } = await fromPage("dns/message.ts");
const { TYPES } = await fromPage("dns/registry.ts");

test("a message made by hand after RFC 1035 section 4.1, octet by octet", () => {
  const octets = bytes(
    "1234 8583 0001 0001 0000 0000  03 777777 07 6578616d706c65 03 636f6d 00 0001 0001  c00c 0001 0001 0000003c 0004 c0000201",
  );
  assert.deepEqual(flat(dissect(octets)), [
    "0-12 Header: ID 4660, QR, AA, RD, and RA set, NXDOMAIN",
    "0-2 Header/ID: 4660",
    "2-3 Header/QR: 1 response 1... ....",
    "2-3 Header/OPCODE: 0 QUERY .000 0...",
    "2-3 Header/AA: 1 authoritative answer .... .1..",
    "2-3 Header/TC: 0 not truncated .... ..0.",
    "2-3 Header/RD: 1 recursion desired .... ...1",
    "3-4 Header/RA: 1 recursion available 1... ....",
    "3-4 Header/Z: 0 reserved .0.. ....",
    "3-4 Header/AD: 0 not authenticated data ..0. ....",
    "3-4 Header/CD: 0 checking not disabled ...0 ....",
    "3-4 Header/RCODE: 3 NXDOMAIN .... 0011",
    "4-6 Header/QDCOUNT: 1",
    "6-8 Header/ANCOUNT: 1",
    "8-10 Header/NSCOUNT: 0",
    "10-12 Header/ARCOUNT: 0",
    "12-33 Question: www.example.com. IN A",
    "12-29 Question/QNAME: www.example.com.",
    "12-16 Question/QNAME/label: 3 www",
    "16-24 Question/QNAME/label: 7 example",
    "24-28 Question/QNAME/label: 3 com",
    "28-29 Question/QNAME/root: 0, the end of the name",
    "29-31 Question/QTYPE: A (1)",
    "31-33 Question/QCLASS: IN (1)",
    "33-49 Answer: www.example.com. 60 IN A 192.0.2.1",
    "33-35 Answer/NAME: \u2192 12 www.example.com.",
    "33-35 Answer/NAME/pointer: to octet 12: www.example.com. -> 12-29",
    "35-37 Answer/TYPE: A (1)",
    "37-39 Answer/CLASS: IN (1)",
    "39-43 Answer/TTL: 60 seconds",
    "43-45 Answer/RDLENGTH: 4 octets",
    "45-49 Answer/RDATA: 192.0.2.1",
  ]);
});

test("the names of RFC 1035 section 4.1.4: F.ISI.ARPA, FOO.F.ISI.ARPA, ARPA and the root", () => {
  const names = "01 46 03 495349 04 41525041 00   03 464f4f c00c  c012  00";
  const octets = bytes(
    `0000 0000 0004 0000 0000 0000 ${names
      .split(/ {2,}/)
      .map((name) => `${name} 0001 0001`)
      .join(" ")}`,
  );
  const values = dissect(octets)
    .slice(1)
    .map(({ value }) => value);
  assert.deepEqual(values, ["F.ISI.ARPA. IN A", "FOO.F.ISI.ARPA. IN A", "ARPA. IN A", ". IN A"]);
});

test("every cut of a message gives its parts up to there, and never throws", () => {
  const whole = Uint8Array.from(packet.encode(SAMPLE));
  const all = flat(dissect(whole));
  for (let length = 0; length < whole.length; length += 1) {
    const fields = dissect(whole.subarray(0, length));
    const last = fields.at(-1);
    assert.equal(last.name, "cannot be read", `cut at ${length}`);
    assert.match(last.value, /^The message ends here: \d+ octets? missing\.$/);
    assert.equal(last.to, length);
    const read = flat(fields.slice(0, -1)).filter((line) => !line.includes("cut off"));
    for (const line of read)
      assert.ok(
        all.includes(line) || all.includes(line.replace("Additional/", "OPT/")),
        `${line} at ${length}`,
      );
  }
});

test("twenty thousand mutated messages: no exception, and every part lies within", () => {
  const whole = Uint8Array.from(packet.encode(SAMPLE));
  const random = generator(1035);
  for (let round = 0; round < 20_000; round += 1) {
    const octets = whole.slice(0, 1 + (random() % whole.length));
    for (let change = random() % 4; change >= 0; change -= 1)
      octets[random() % octets.length] = random();
    for (const { from, to } of leaves(dissect(octets)))
      assert.ok(0 <= from && from <= to && to <= octets.length);
  }
});

test("pointers that lead nowhere, round in circles or forward are said to", () => {
  const question = (name) =>
    dissect(bytes(`0000 0000 0001 0000 0000 0000 ${name} 0001 0001`)).at(-1).value;
  assert.equal(question("c00c"), "The pointer to octet 12 does not point backwards.");
  assert.equal(question("c0ff"), "The pointer to octet 255 does not point backwards.");
  assert.equal(question("0161 c00e"), "The pointer to octet 14 does not point backwards.");
  assert.equal(question("40 00"), "A length of 64 is neither a label nor a pointer.");
});

test("what follows the last record is shown as such", () => {
  const octets = Uint8Array.from([
    ...makeQuery({ name: "example.com.", type: "A", id: 1 }),
    1,
    2,
    3,
  ]);
  const { from, to, name, value } = dissect(octets).at(-1);
  assert.deepEqual(
    [from, to, name, value],
    [octets.length - 3, octets.length, "after the end", "3 octets"],
  );
});

test("a query is what a stranger reads from it", () => {
  for (const [name, type, read] of [
    ["www.example.com.", "AAAA", "www.example.com"],
    ["\\052.example.com.", "TXT", "*.example.com"],
    ["example.com", "SOA", "example.com"],
  ]) {
    const query = packet.decode(Buffer.from(makeQuery({ name, type, id: 65_535 })));
    assert.deepEqual(
      [query.id, query.type, query.flag_rd, query.flag_ad, query.opcode],
      [65_535, "query", true, true, "QUERY"],
    );
    assert.deepEqual(query.questions, [{ name: read, type, class: "IN" }]);
    const [{ type: opt, udpPayloadSize, ednsVersion, flag_do }] = query.additionals;
    assert.deepEqual([opt, udpPayloadSize, ednsVersion, flag_do], ["OPT", 1232, 0, false]);
  }
});

test("a stranger's messages read the same here", () => {
  const answers = [
    ["A", "192.0.2.1", "192.0.2.1"],
    ["AAAA", "2001:db8::1:0:0:1", "2001:db8::1:0:0:1"],
    ["AAAA", "::", "::"],
    ["AAAA", "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["CNAME", "target.example.org", "target.example.org."],
    ["MX", { preference: 10, exchange: "mail.example.com" }, "10 mail.example.com."],
    [
      "SRV",
      { priority: 1, weight: 2, port: 443, target: "www.example.com" },
      "1 2 443 www.example.com.",
    ],
    ["TXT", ["v=spf1 -all", 'a "quoted" \\ word'], '"v=spf1 -all" "a \\042quoted\\042 \\134 word"'],
    ["CAA", { flags: 128, tag: "issue", value: "example.org" }, '128 issue "example.org"'],
    [
      "SOA",
      {
        mname: "ns.example.com",
        rname: "host.example.com",
        serial: 1,
        refresh: 2,
        retry: 3,
        expire: 4,
        minimum: 5,
      },
      "ns.example.com. host.example.com. 1 2 3 4 5",
    ],
    ["NULL", Buffer.from("beef", "hex"), "\\# 2 beef"],
  ];
  for (const [type, data, text] of answers) {
    const octets = packet.encode({
      type: "response",
      id: 7,
      answers: [{ name: "www.example.com", type, ttl: 300, data }],
    });
    const { children, value } = dissect(Uint8Array.from(octets))[1];
    assert.equal(children.at(-1).value, text, type);
    assert.equal(value, `www.example.com. 300 IN ${type === "NULL" ? "TYPE10" : type} ${text}`);
  }
});

test("data that are too short or too long for their type are shown as they are, and the walk goes on", () => {
  const answer = (data) => `c00c 0001 0001 00000000 ${data}`;
  const octets = bytes(
    `0000 8000 0001 0003 0000 0000 01 61 00 0001 0001 ${answer("0003 c00002")} ${answer("0005 c000020100")} ${answer("0004 c0000203")}`,
  );
  const fields = dissect(octets).filter(({ name }) => name.startsWith("Answer"));
  assert.deepEqual(
    fields.map(({ children }) => children.at(-1).value),
    ["\\# 3 c00002", "\\# 5 c000020100", "192.0.2.3"],
  );
});

test("204 random values of all types: the core takes the text shown for the very data, so for a repetition of them", () => {
  const lines = readFileSync(at("tests", "values.tsv"), "utf8").trim().split("\n");
  for (const line of lines) {
    const [type, original, hex] = line.split("\t");
    assert.throws(
      () => Zone.import(zoneOf(type, [original, textOf(type, hex)])),
      /Duplicate Resource Record/,
      `${type} ${original}`,
    );
  }
  assert.equal(lines.length, 204);
});

test("SOA as a stranger reads it from the core's own reply", () => {
  const zone = new Zone("example.com", { seed: 1 });
  const reply = zone.serveDns(makeQuery({ name: "example.com.", type: "SOA", id: 1 }));
  const { mname, rname, serial, refresh, retry, expire, minimum } = packet.decode(
    Buffer.from(reply),
  ).answers[0].data;
  const shown = dissect(reply)
    .find(({ name }) => name === "Answer")
    .children.at(-1).value;
  assert.equal(
    shown,
    [`${mname}.`, `${rname}.`, serial, refresh, retry, expire, minimum].join(" "),
  );
  zone.free();
});

/** The text that is shown for record data. */
function textOf(type, hex) {
  const number = TYPES[type].toString(16).padStart(4, "0");
  const length = (hex.length / 2).toString(16).padStart(4, "0");
  return dissect(
    bytes(`0000 8000 0000 0001 0000 0000 01 61 00 ${number} 0001 00000000 ${length} ${hex}`),
  )[1].children.at(-1).value;
}

function zoneOf(Type, values) {
  const soa = {
    Name: "example.com.",
    Type: "SOA",
    TTL: 900,
    ResourceRecords: [{ Value: "ns.example.com. host.example.com. 1 7200 900 1209600 86400" }],
  };
  return {
    ResourceRecordSets: [
      soa,
      {
        Name: "x.example.com.",
        Type,
        TTL: 60,
        ResourceRecords: values.map((Value) => ({ Value })),
      },
    ],
  };
}

function bytes(text) {
  return Uint8Array.from(Buffer.from(text.replace(/\s/g, ""), "hex"));
}

function flat(fields, path = "") {
  return fields.flatMap(({ from, to, name, value, bits, target, children }) => [
    `${from}-${to} ${path}${name}: ${value}${bits ? ` ${bits}` : ""}${target ? ` -> ${target.from}-${target.to}` : ""}`,
    ...flat(children ?? [], `${path}${name}/`),
  ]);
}

function leaves(fields) {
  return fields.flatMap((field) => [field, ...leaves(field.children ?? [])]);
}

const SAMPLE = {
  type: "response",
  id: 258,
  flags: packet.AUTHORITATIVE_ANSWER | packet.RECURSION_DESIRED,
  questions: [{ name: "www.example.com", type: "A" }],
  answers: [
    { name: "www.example.com", type: "A", ttl: 60, data: "192.0.2.1" },
    {
      name: "www.example.com",
      type: "MX",
      ttl: 60,
      data: { preference: 10, exchange: "mail.example.com" },
    },
    { name: "www.example.com", type: "TXT", ttl: 60, data: ["one", "two"] },
  ],
  authorities: [
    {
      name: "example.com",
      type: "SOA",
      ttl: 900,
      data: {
        mname: "ns.example.com",
        rname: "host.example.com",
        serial: 1,
        refresh: 2,
        retry: 3,
        expire: 4,
        minimum: 5,
      },
    },
  ],
  additionals: [
    {
      name: ".",
      type: "OPT",
      udpPayloadSize: 1232,
      flags: packet.DNSSEC_OK,
      options: [{ code: 10, data: Buffer.from("0123456789abcdef", "hex") }],
    },
  ],
};
