// npm run bench:dns: multivalue/node under dnsperf beside a bare Node socket that sends one packet of the same size.
//
// Here: rounds of two seconds each, interleaved, ten seconds for each server in all; answers a second, and answers for
// each second of processor time, which holds on a machine that does other things too.

import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { build } from "../scripts/build.mjs";
import { at } from "../scripts/lib/paths.mjs";
import { debian } from "../scripts/setup/debian.mjs";
import { dnsperf } from "./load.mjs";

await debian();
await build();
const { Zone } = await import(at("dist", "index.js"));

const ROUNDS = 5;
const SECONDS = 2;
const KINDS = ["multivalue/node", "fixed packet", "fixed packet, no look-up"];

const servers = await Promise.all(KINDS.map((kind) => start(kind, exampleReply())));
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) rounds.push(await inTurn(servers));
for (const { child } of servers) child.disconnect();

const [ours, fixed, fastest] = KINDS.map((_, index) =>
  figures(rounds.map((round) => round[index])),
);
console.table(Object.fromEntries([ours, fixed, fastest].map((row, index) => [KINDS[index], row])));
const ratio = (other) => Number((ours["a CPU second"] / other["a CPU second"]).toFixed(2));
console.table({
  "multivalue/node / fixed packet": { goal: ">= 0.88", figure: ratio(fixed) },
  "multivalue/node / fixed packet, no look-up": { goal: "", figure: ratio(fastest) },
});

/** As long as every other, since each has eight addresses and four name servers. */
function exampleReply() {
  const zone = Zone.import(JSON.parse(readFileSync(at("examples", "web-tier.json"), "utf8")));
  const query = Buffer.from(
    "\0\0\x01\0\0\x01\0\0\0\0\0\0\x03www\x07example\x03com\0\0\x01\0\x01",
    "latin1",
  );
  return Buffer.from(zone.serveDns(query));
}

async function start(kind, reply) {
  const child = fork(at("benches", "dns-server.mjs"), [kind, reply.toString("hex")]);
  const { port } = await message(child);
  return { child, port };
}

async function inTurn(servers) {
  const results = [];
  for (const { child, port } of servers) {
    const before = await processorTime(child);
    const { completed, lost, rcodes } = await dnsperf(port, SECONDS);
    if (lost > 0 || Object.keys(rcodes).join() !== "NOERROR")
      throw new Error(`${lost} lost, ${JSON.stringify(rcodes)}`);
    results.push({ completed, processor: (await processorTime(child)) - before });
  }
  return results;
}

async function processorTime(child) {
  child.send("time");
  return (await message(child)).seconds;
}

function message(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`a server ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => resolve(message, child.off("exit", ended)));
  });
}

/** Medians of the rounds. */
function figures(rounds) {
  const median = (list) => Math.round(list.sort((one, other) => one - other)[list.length >> 1]);
  return {
    "a second": median(rounds.map(({ completed }) => completed / SECONDS)),
    "a CPU second": median(rounds.map(({ completed, processor }) => completed / processor)),
  };
}
