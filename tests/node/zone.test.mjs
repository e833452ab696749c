// A zone behind the sockets, asked by real clients: what they are answered is what its health says.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { importFile } from "../package/packed.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { certificate, open } from "./open.mjs";

const { Zone } = await importFile("index.js");
const execute = promisify(execFile);
const tls = certificate();
const source = JSON.parse(readFileSync(at("examples", "web-tier.json"), "utf8"));
const addresses = source.ResourceRecordSets.filter((row) => row.MultiValueAnswer).map((row) => row.ResourceRecords[0].Value);

/** Name, the program and its words, and the door it knocks at. */
const CLIENTS = [
  ["dig, UDP", "dig", [], "udp"],
  ["dig, TCP", "dig", ["+tcp"], "tcp"],
  ["dig, HTTPS", "dig", ["+https"], "doh"],
  ["kdig, UDP", "kdig", [], "udp"],
  ["kdig, HTTPS", "kdig", ["+https"], "doh"],
];

for (const [name, program, words, door] of CLIENTS) {
  test(`${name}: eight of the twelve, and never one that is down`, async (t) => {
    const zone = Zone.import(source);
    const listener = await open(t, { doh: { tls } }, zone);
    const ask = () => run(program, listener[door].port, ...words, "WwW.eXaMpLe.CoM", "A", "+short");
    const seen = answers(await ask());
    assert.equal(seen.size, 8);
    for (const address of seen) assert.ok(addresses.includes(address), address);

    const down = source.ResourceRecordSets.find((row) => row.SetIdentifier === "web-3");
    zone.setHealth(down.HealthCheckId, "Unhealthy");
    // Healthy, it would be missing from all of ten answers once in 3^10 runs.
    for (let query = 0; query < 10; query++) assert.ok(!answers(await ask()).has("192.0.2.3"));
  });
}

test("dig: a name that is not there, a type that is not there, and another's zone", async (t) => {
  const { udp } = await open(t, {}, Zone.import(source));
  const ask = (...words) => run("dig", udp.port, ...words);
  const nothing = await ask("nope.example.com", "A");
  assert.match(nothing, /status: NXDOMAIN/);
  assert.match(nothing, /example\.com\.\s+900\s+IN\s+SOA/);
  assert.match(await ask("www.example.com", "TXT"), /status: NOERROR[^]*ANSWER: 0, AUTHORITY: 1/);
  assert.match(await ask("www.example.org", "A"), /status: REFUSED/);
});

test("a reply that does not fit UDP is asked again over TCP", async (t) => {
  const values = Array.from({ length: 40 }, (_, i) => ({ Value: `192.0.2.${i + 1}` }));
  const rows = [{ Name: "many.example.com", Type: "A", TTL: 60, ResourceRecords: values }];
  const { udp } = await open(t, {}, Zone.import({ Name: "example.com", ResourceRecordSets: rows }));
  const reply = await run("dig", udp.port, "+noedns", "many.example.com", "A");
  assert.match(reply, /Truncated, retrying in TCP mode[^]*ANSWER: 40,/);
});

test("octets that are no query get no reply, or say what is wrong", () => {
  const zone = Zone.import(source);
  assert.equal(zone.serveDns(new Uint8Array(3)), null);
  const reply = zone.serveDns(Uint8Array.from([0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
  assert.deepEqual([reply[0], reply[1], reply[3] & 15], [0x12, 0x34, 1]);
  assert.throws(() => zone.serveDns("octets"), { name: "TypeError", message: /^query: / });
  assert.throws(() => zone.serveDns(new Uint8Array(12), { transport: "carrier pigeon" }), { name: "RangeError", message: /^options\.transport: / });
});

async function run(program, port, ...words) {
  const { stdout } = await execute(program, ["@127.0.0.1", "-p", String(port), ...words, "+retry=0", "+timeout=10"], { timeout: 30_000 });
  return stdout;
}

function answers(text) {
  return new Set(text.trim().split("\n"));
}
