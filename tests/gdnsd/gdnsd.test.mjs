// gdnsd as a second implementation: its plugin multifo and our multivalue routing are told the same health, step by
// step, and asked over UDP; the same addresses are up, and when all are down both answer with all.
//
// What differs, and is kept apart or named here: gdnsd has no limit of eight, so pools hold eight at most. It answers
// with all as soon as less than `up_thresh` of a pool is up, by default half: the pools have 0.01, where one is enough,
// but for `half`, which shows the default.

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { test } from "node:test";
import { query, read } from "../doh/responder.mjs";
import { open } from "../node/open.mjs";
import { importFile } from "../package/packed.mjs";
import { gdnsd } from "./daemon.mjs";

const { Zone } = await importFile("index.js");

// Sequences side by side, each with a gdnsd of its own, which takes two seconds to notice a step.
const SEEDS = [53, 54, 55, 56];
const STEPS = 12;
const TTL = 60;

const pools = Array.from({ length: 8 }, (_, index) =>
  pool(`pool-${index + 1}`, index + 1, (host) => `192.0.2.${16 * index + host}`),
);
pools.push(pool("six", 6, (host) => `2001:db8::${host}`));
const half = { ...pool("half", 4, (host) => `198.51.100.${host}`), threshold: 0.5 };
// Which of these are up spells the number of the step, so that an answer tells which step gdnsd has read.
const clock = pool("clock", 8, (host) => `203.0.113.${host}`);
const all = [...pools, half, clock];

test("the same health, the same addresses, the same fail-open", async (t) => {
  const seen = { none: new Set(), some: new Set(), all: new Set(), halves: 0 };
  await Promise.all(SEEDS.map((seed) => sequence(t, seed, seen)));
  for (const what of ["none", "all"])
    assert.equal(seen[what].size, pools.length, `${what} up: ${[...seen[what]]}`);
  assert.equal(seen.some.size, pools.length - 1, "every pool but that of one was up in part");
  assert.ok(seen.halves > 0, "less than half was up, and not none");
  t.diagnostic(
    `${SEEDS.length} x ${STEPS} steps of ${pools.length} pools; ${seen.halves} times one of four was up, and gdnsd's default gave all`,
  );
});

async function sequence(t, seed, seen) {
  const zone = Zone.import(source(all));
  const ours = (await open(t, {}, zone)).udp.port;
  const { port: theirs, put } = await gdnsd(t, all);
  const [ask, random] = [client(t), generator(seed)];
  const health = new Map(
    all.flatMap(({ addresses }) => addresses.map((address) => [address, true])),
  );
  for (let step = 1; step <= STEPS; step += 1) {
    advance(health, step, random);
    put(health);
    for (const [address, up] of health) zone.setHealth(address, up ? "Healthy" : "Unhealthy");
    await arrival(ask, theirs, step);
    for (const each of pools)
      compare(
        each,
        health,
        await ask(theirs, each),
        await ask(ours, each),
        seen,
        `seed ${seed}, step ${step}`,
      );
    compareHalf(health, await ask(theirs, half), await ask(ours, half), seen);
  }
}

/** What is up by the very definition, from both, with the TTL of the zone. */
function compare({ name, addresses }, health, theirs, ours, seen, when) {
  const up = addresses.filter((address) => health.get(address));
  const expected = (up.length > 0 ? up : addresses).toSorted();
  const where = `${when}, ${name}, up: ${up}`;
  assert.deepEqual(ours.addresses, expected, where);
  assert.deepEqual(theirs.addresses, ours.addresses, where);
  assert.deepEqual([ours.ttl, theirs.ttl], [TTL, TTL], where);
  seen[up.length === 0 ? "none" : up.length < addresses.length ? "some" : "all"].add(name);
}

/** With the default threshold gdnsd takes one of four for a failure of the measurement. */
function compareHalf(health, theirs, ours, seen) {
  const up = half.addresses.filter((address) => health.get(address));
  assert.deepEqual(theirs.addresses, up.length >= 2 ? up : half.addresses);
  assert.deepEqual(ours.addresses, up.length >= 1 ? up : half.addresses);
  seen.halves += up.length === 1;
}

/** The next step: some go up and some down, by chances that change from step to step. */
function advance(health, step, random) {
  const chance = [0, 0.1, 0.5, 0.9, 1][Math.floor(random() * 5)];
  for (const { addresses } of [...pools, half]) {
    for (const address of addresses) health.set(address, random() < chance);
  }
  for (const [bit, address] of clock.addresses.entries())
    health.set(address, Boolean((step >> bit) & 1));
}

/** Waits until gdnsd answers from the file of this step: it looks at it about a second after the last change. */
async function arrival(ask, port, step) {
  const expected = clock.addresses.filter((_, bit) => (step >> bit) & 1).join();
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    if ((await ask(port, clock)).addresses.join() === expected) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail(`gdnsd has not read step ${step} within ${PATIENCE_MS} ms`);
}

/** Asks a server for a pool's addresses over UDP. */
function client(t) {
  const socket = createSocket("udp4");
  t.after(() => socket.close());
  let id = 0;
  return async (port, { name, type }) => {
    id = (id + 1) & 0xffff;
    const reply = new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`no reply from port ${port} to ${name} ${type}`)),
        PATIENCE_MS,
      );
      const take = (octets) => {
        if (octets.readUInt16BE() !== id) return;
        clearTimeout(late);
        socket.off("message", take);
        resolve(read(octets));
      };
      socket.on("message", take);
    });
    socket.send(query(`${name}.example.com`, type, { id }), port, "127.0.0.1");
    const { answers } = await reply;
    return { addresses: answers.map(({ data }) => data).toSorted(), ttl: answers[0]?.ttl };
  };
}

function pool(name, size, address) {
  const addresses = Array.from({ length: size }, (_, index) => address(index + 1)).toSorted();
  return { name, addresses, type: addresses[0].includes(":") ? "AAAA" : "A" };
}

/** The pools as multivalue rows, each with a check that has the address for its ID. */
function source(pools) {
  const rows = pools.flatMap(({ name, type, addresses }) =>
    addresses.map((address) => ({
      Name: `${name}.example.com.`,
      Type: type,
      SetIdentifier: address,
      MultiValueAnswer: true,
      TTL,
      ResourceRecords: [{ Value: address }],
      HealthCheckId: address,
    })),
  );
  const checks = pools
    .flatMap(({ addresses }) => addresses)
    .map((address) => ({
      Id: address,
      CallerReference: address,
      HealthCheckVersion: 1,
      HealthCheckConfig: { Type: "TCP", IPAddress: address, Port: 80 },
    }));
  return { Name: "example.com.", ResourceRecordSets: rows, HealthChecks: checks };
}

/** Numbers from 0 to below 1: the generator of Park and Miller (1988), for which a small state is enough. */
function generator(seed) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const PATIENCE_MS = 10_000;
