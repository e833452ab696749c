// A resolver in front: Unbound with the letters of each question in random case, and what it keeps of our answers.
//
// Source: draft-vixie-dnsext-dns0x20 (letter case); RFC 2308, sections 3 and 5 (negative answers); RFC 2181,
// section 5 (one TTL for an RRset).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { at } from "../../scripts/lib/paths.mjs";
import { read } from "../doh/responder.mjs";
import { importFile } from "../package/packed.mjs";
import { open } from "./open.mjs";
import { unbound } from "./unbound.mjs";

const { Zone } = await importFile("index.js");
const source = JSON.parse(readFileSync(at("examples", "web-tier.json"), "utf8"));
const addresses = source.ResourceRecordSets.filter((row) => row.MultiValueAnswer).map(
  (row) => row.ResourceRecords[0].Value,
);

test("answers come through it, each question in a letter case of its own that we repeat", async (t) => {
  const { dig, asked } = await resolver(t, { wildcard: true });
  const names = Array.from({ length: 20 }, (_, i) => `service-${i}.example.com`);
  for (const name of names)
    assert.deepEqual(
      (await dig(name, "A")).records.map(({ data }) => data),
      ["192.0.2.99"],
    );
  const letters = asked.map(({ spelling }) => spelling.replace(/[^a-z]/gi, "")).join("");
  assert.deepEqual(
    asked.map(({ spelling }) => spelling.toLowerCase()),
    names,
  );
  // 17 letters in each of 20 names. Of 340 fair coins fewer than 100 or more than 240 show heads with p < 1e-13.
  const upper = letters.replace(/[^A-Z]/g, "").length;
  assert.ok(letters.length === 340 && upper > 100 && upper < 240, `${upper} of ${letters.length}`);
  assert.ok(asked.every(({ echoed }) => echoed));
});

test("where the case is not repeated it does not take the answer", async (t) => {
  const { dig, asked } = await resolver(t, { garble: lowerQuestion });
  // It asks some more times then, and takes replies that are all the same: three draws in a row, with p = 4e-6.
  assert.equal((await dig("www.example.com", "A")).rcode, "SERVFAIL");
  assert.ok(asked.length > 1, "asked again");
});

/** Name, type, the type's number, and the code of the answer. */
const NOTHING = {
  "a name that is not there": ["nope.example.com", "A", 1, "NXDOMAIN"],
  "a type that is not there": ["www.example.com", "TXT", 16, "NOERROR"],
};

describe("what Unbound keeps", { concurrency: true }, () => {
  test("a multivalue answer is kept as one RRset for its TTL, health or not", async (t) => {
    const { dig, asked, zone } = await resolver(t, { ttl: 3 });
    const ask = async () => {
      const { rcode, records } = await dig("www.example.com", "A");
      assert.deepEqual([rcode, new Set(records.map(({ ttl }) => ttl)).size], ["NOERROR", 1]);
      assert.ok(records[0].ttl <= 3);
      return records.map(({ data }) => data).sort();
    };
    const first = await ask();
    assert.equal(new Set(first).size, 8);
    for (const address of first) zone.setHealth(checkOf(address), "Unhealthy");
    assert.deepEqual(await ask(), first);
    assert.equal(asked.length, 1);
    await sleep(3_000 + SLACK_MS);
    assert.deepEqual(await ask(), addresses.filter((address) => !first.includes(address)).sort());
    assert.equal(asked.length, 2);
  });

  for (const [what, [name, type, number, rcode]] of Object.entries(NOTHING)) {
    /** What is answered, and the seconds that its SOA has left. */
    const nothing = async (dig) => {
      const { rcode: got, records } = await dig(name, type);
      assert.deepEqual([got, ...records.map((record) => record.type)], [rcode, "SOA"]);
      return records[0].ttl;
    };
    // Unbound asks whether the name is there, by its A record, before it tells the type (RFC 9156).
    const times = (asked) => asked.filter((question) => question.type === number).length;

    test(`${what}: kept for the SOA's TTL where that is less than its MINIMUM`, async (t) => {
      const { dig, asked } = await resolver(t);
      const first = await nothing(dig);
      assert.ok(first <= 900 && first >= 895, String(first));
      await sleep(1_000 + SLACK_MS);
      const second = await nothing(dig);
      assert.ok(second < first && second >= 890, `${first}, then ${second}`);
      assert.equal(times(asked), 1);
    });

    test(`${what}: kept for the SOA's MINIMUM where that is less than its TTL, and no longer`, async (t) => {
      const { dig, asked } = await resolver(t, { minimum: 3 });
      for (let again = 0; again < 2; again += 1) assert.ok((await nothing(dig)) <= 3);
      assert.equal(times(asked), 1);
      // Unbound too takes the lesser of the two, so this is asked of our reply (RFC 2308, section 3).
      assert.equal(asked.at(-1).authority.find((record) => record.type === "SOA").ttl, 3);
      await sleep(3_000 + SLACK_MS);
      await nothing(dig);
      assert.equal(times(asked), 2);
    });
  }
});

/** The zone behind a resolver, and what the resolver asked of it: each question, whether the reply has it octet by octet, and what denies. */
async function resolver(t, { garble = (reply) => reply, ...changes } = {}) {
  const zone = Zone.import(changed(changes));
  const asked = [];
  const serveDns = (query, options) => {
    const reply = garble(zone.serveDns(query, options));
    const [question, repeated] = [query, reply].map((message) =>
      Buffer.from(message.subarray(12, questionEnd(query))),
    );
    asked.push({
      spelling: spelling(question),
      type: question.readUInt16BE(question.length - 4),
      echoed: question.equals(repeated),
      authority: read(reply).authorities,
    });
    return reply;
  };
  const { udp } = await open(t, {}, { serveDns });
  return { zone, asked, ...(await unbound(t, udp.port)) };
}

/** The zone of the example, with another TTL of its addresses, another MINIMUM of its SOA, or a wildcard. */
function changed({ ttl = 60, minimum = 86_400, wildcard = false }) {
  const rows = source.ResourceRecordSets.map((row) => {
    if (row.Type === "SOA")
      return {
        ...row,
        ResourceRecords: [{ Value: row.ResourceRecords[0].Value.replace(/\d+$/, minimum) }],
      };
    return row.MultiValueAnswer ? { ...row, TTL: ttl } : row;
  });
  const more = {
    Name: "*.example.com.",
    Type: "A",
    TTL: 60,
    ResourceRecords: [{ Value: "192.0.2.99" }],
  };
  return { ...source, ResourceRecordSets: wildcard ? [...rows, more] : rows };
}

function checkOf(address) {
  return source.ResourceRecordSets.find((row) => row.ResourceRecords[0].Value === address)
    .HealthCheckId;
}

function spelling(question) {
  const labels = [];
  for (let at = 0; question[at] > 0; at += 1 + question[at])
    labels.push(question.toString("latin1", at + 1, at + 1 + question[at]));
  return labels.join(".");
}

function questionEnd(query) {
  return query.indexOf(0, 12) + 5;
}

function lowerQuestion(reply) {
  const end = questionEnd(reply);
  return reply.map((octet, at) =>
    at >= 12 && at < end && octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet,
  );
}

/** Unbound counts whole seconds. */
const SLACK_MS = 1_200;
