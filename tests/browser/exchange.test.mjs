// The worker's reply on the wire and its explained answer are one draw: same records, same order.

import assert from "node:assert/strict";
import { test } from "node:test";

import packet from "dns-packet";

import { generator } from "./random.mjs";
import { fromPage } from "./source.mjs";

const { runRequest, runToEnd } = await fromPage("engine/requests.ts");

for (const policy of ["multivalue", "simple", "failover"]) {
  test(`${policy}: 200 zones of any size and health, at any place of the seed's stream`, () => {
    const random = generator(policy.length);
    for (let round = 0; round < 200; round += 1) {
      const size = policy === "failover" ? 2 : 1 + (random() % 40);
      const { answer, wire } = outcomeOf(zoneOf(policy, size, random), {
        seed: String(random()),
        ask: 1 + (random() % 6),
      });
      assert.deepEqual(
        packet.decode(Buffer.from(wire.reply)).answers.map(({ data, ttl }) => [data, ttl]),
        answer.answer.map(({ data, ttl }) => [data, ttl]),
      );
      assert.equal(wire.transport, "udp");
    }
  });
}

test("400 values: truncated over UDP, whole over TCP", () => {
  const { answer, wire } = outcomeOf(zoneOf("simple", 400, generator(1)), { seed: "42", ask: 3 });
  assert.equal(wire.transport, "tcp");
  assert.deepEqual(
    packet.decode(Buffer.from(wire.reply)).answers.map(({ data }) => data),
    answer.answer.map(({ data }) => data),
  );
});

test("a comparison and a timeline are worked out a policy at a time, and can be stopped between any two", () => {
  const source = zoneOf("multivalue", 12, generator(1));
  for (const outage of [null, { fails: "", at: 60, lasts: 60 }]) {
    const query = { name: "www.example.com.", type: "A", ask: 1, options: { queries: 10 } };
    const story = { duration: 200, resolvers: 10, retries: 0, pick: { pick: "random" }, outage };
    const whole = stepsOf({ source, seed: "42", query: { ...query, simulation: story } });
    assert.ok(
      whole.steps >= stepsOf({ source, seed: "42", query }).steps + 4,
      `${whole.steps} steps`,
    );
    assert.deepEqual(
      whole.outcome.clients.runs.map(({ policy }) => policy),
      ["simple", "failover", "multivalue"],
    );
    assert.deepEqual(
      whole.outcome.clients.runs.map(({ answers }) => answers.length > 0),
      outage ? [true, true, true] : [false, false, false],
    );
    assert.equal(
      stepsOf({ source, seed: "42", query: { ...query, simulation: story } }, whole.steps - 1)
        .outcome,
      undefined,
    );
  }
});

/** How many steps a request takes, and what comes of it in so many at most. */
function stepsOf(request, most = Infinity) {
  let [taken, outcome] = [0, undefined];
  const job = runRequest(
    request,
    (message) => message.kind === "outcome" && ({ outcome } = message),
  );
  while (taken < most && !job.next().done) taken += 1;
  job.return();
  return { steps: taken, outcome };
}

function outcomeOf(source, { seed, ask }) {
  const outcomes = [];
  const query = {
    name: "www.example.com.",
    type: "A",
    ask,
    octets: true,
    options: { queries: 10 },
  };
  runToEnd(
    { source, seed, query },
    (message) => message.kind === "outcome" && outcomes.push(message.outcome),
  );
  return outcomes[0];
}

/** Some checks fail, some rows have none. */
function zoneOf(policy, size, random) {
  const addresses = Array.from(
    { length: size },
    (_, at) => `198.51.${100 + (at >> 8)}.${at & 255}`,
  );
  const checked = (at) =>
    random() % 4 || (policy === "failover" && at === 0) ? { HealthCheckId: `c-${at}` } : {};
  const identified = (address, at) =>
    rowOf([address], { SetIdentifier: `id-${at}`, ...policyOf(policy, at), ...checked(at) });
  const rows = policy === "simple" ? [rowOf(addresses, {})] : addresses.map(identified);
  const HealthChecks = addresses.map((IPAddress, at) => ({
    ...idsOf(`c-${at}`),
    HealthCheckConfig: { IPAddress, ...TCP },
  }));
  const Health = Object.fromEntries(
    HealthChecks.filter(() => random() % 3 === 0).map(({ Id }) => [Id, "Unhealthy"]),
  );
  return { Name: "example.com.", ResourceRecordSets: rows, HealthChecks, Health };
}

function idsOf(id) {
  return { Id: id, CallerReference: id, HealthCheckVersion: 1 };
}

function policyOf(policy, at) {
  return policy === "failover"
    ? { Failover: at === 0 ? "PRIMARY" : "SECONDARY" }
    : { MultiValueAnswer: true };
}

function rowOf(values, more) {
  return {
    Name: "www.example.com.",
    Type: "A",
    TTL: 60,
    ResourceRecords: values.map((Value) => ({ Value })),
    ...more,
  };
}

const TCP = { Type: "TCP", Port: 443, RequestInterval: 30, FailureThreshold: 3 };
