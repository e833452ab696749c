// A zone behind the sockets, asked by real clients: what they are answered is what its health says.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "../package/packed.mjs";
import { certificate, open } from "./open.mjs";
import { STRANGERS } from "./strangers.mjs";

const { Zone } = await importFile("index.js");
const execute = promisify(execFile);
const tls = certificate();
const source = JSON.parse(readFileSync(at("examples", "web-tier.json"), "utf8"));
const addresses = source.ResourceRecordSets.filter((row) => row.MultiValueAnswer).map(
  (row) => row.ResourceRecords[0].Value,
);

for (const [name, ask] of Object.entries(STRANGERS)) {
  test(`${name}: eight of the twelve in every reply, and never one that is down`, async (t) => {
    const zone = Zone.import(source);
    const listener = await open(t, { doh: { tls } }, zone);
    for (const reply of await ask(listener, tls, 10)) eightOf(addresses, reply);

    const [down] = source.ResourceRecordSets.filter((row) => row.SetIdentifier === "web-3");
    zone.setHealth(down.HealthCheckId, "Unhealthy");
    // Drawn all the same, it would be in each reply with probability 8/12, and in none of 200 with (1/3)^200 = 4e-96.
    const replies = await ask(listener, tls, 200);
    assert.equal(replies.length, 200);
    for (const reply of replies)
      eightOf(
        addresses.filter((address) => address !== "192.0.2.3"),
        reply,
      );
  });
}

test("dig: a name that is not there, a type that is not there, and another's zone", async (t) => {
  const { udp } = await open(t, {}, Zone.import(source));
  const ask = (...words) => run("dig", udp.port, ...words);
  const nothing = await ask("nope.example.com", "A");
  assert.match(nothing, /status: NXDOMAIN/);
  assert.match(nothing, /example\.com\.\s+900\s+IN\s+SOA/);
  assert.match(
    await ask("www.example.com", "TXT"),
    /status: NOERROR[\s\S]*ANSWER: 0, AUTHORITY: 1/,
  );
  assert.match(await ask("www.example.org", "A"), /status: REFUSED/);
});

test("a reply that does not fit UDP is asked again over TCP", async (t) => {
  const values = Array.from({ length: 40 }, (_, i) => ({ Value: `192.0.2.${i + 1}` }));
  const rows = [{ Name: "many.example.com", Type: "A", TTL: 60, ResourceRecords: values }];
  const { udp } = await open(t, {}, Zone.import({ Name: "example.com", ResourceRecordSets: rows }));
  const reply = await run("dig", udp.port, "+noedns", "many.example.com", "A");
  assert.match(reply, /Truncated, retrying in TCP mode[\s\S]*ANSWER: 40,/);
});

test("octets that are no query get no reply, or say what is wrong", () => {
  const zone = Zone.import(source);
  assert.equal(zone.serveDns(new Uint8Array(3)), null);
  const reply = zone.serveDns(Uint8Array.from([0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
  assert.deepEqual([reply[0], reply[1], reply[3] & 15], [0x12, 0x34, 1]);
  assert.throws(() => zone.serveDns("octets"), { name: "TypeError", message: /^query: / });
  assert.throws(() => zone.serveDns(new Uint8Array(12), { transport: "carrier pigeon" }), {
    name: "RangeError",
    message: /^options\.transport: /,
  });
});

function eightOf(allowed, reply) {
  assert.equal(reply.length, 8, String(reply));
  assert.equal(new Set(reply).size, 8, String(reply));
  for (const address of reply) assert.ok(allowed.includes(address), address);
}

async function run(program, port, ...words) {
  const { stdout } = await execute(
    program,
    ["@127.0.0.1", "-p", String(port), ...words, "+retry=0", "+timeout=10"],
    { timeout: 30_000 },
  );
  return stdout;
}
