// An outage, seen through the DNS: three web servers, of which one is killed, one is slow and one answers 500, and back.
//
// With an interval of 10 s and a threshold of 3 a status changes at the third probe that says otherwise: the first comes
// within an interval, each further one an interval later, give or take a twentieth. So it takes from 2 * 0.95 to 3 * 1.05
// intervals, and what the last probe waits for.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { check, probing, web, Zone } from "./probing.mjs";

const TIME_SCALE = 0.1;
const INTERVAL_MS = 10_000 * TIME_SCALE;
const THRESHOLD = 3;
const LEAST_MS = (THRESHOLD - 1) * 0.95 * INTERVAL_MS;
const MOST_MS = THRESHOLD * 1.05 * INTERVAL_MS + 2_000 * TIME_SCALE;
/** A busy machine may be this much later; it is never earlier. */
const SLACK_MS = 4_000;

const HOSTS = ["127.0.0.11", "127.0.0.12", "127.0.0.13"];
const [FIRST, SECOND, THIRD] = HOSTS;

test("answers change after threshold x interval, and back; when all are down, all are answered", async (t) => {
  const behaviours = Object.fromEntries(HOSTS.map((host) => [host, fine]));
  const servers = {};
  for (const host of HOSTS)
    servers[host] = await web(t, (_request, response) => behaviours[host](response), host);
  const zone = Zone.import(source(servers));
  const running = await probing(t, zone, { timeScale: TIME_SCALE });
  const observer = { ...running, zone };
  await changeTo(observer, HOSTS, () => {}, { changed: [], least: 0 });

  await changeTo(
    observer,
    [THIRD],
    () => {
      behaviours[SECOND] = slow;
      return servers[FIRST].kill();
    },
    {
      changed: [FIRST, SECOND],
      reason: {
        [FIRST]: /the connection was refused/,
        [SECOND]: /no HTTP status within 2 seconds/,
      },
    },
  );

  await changeTo(
    observer,
    HOSTS,
    async () => {
      behaviours[SECOND] = fine;
      await web(t, (_, response) => behaviours[FIRST](response), FIRST, servers[FIRST].port);
    },
    { changed: [FIRST, SECOND], reason: { [FIRST]: /200, OK/, [SECOND]: /200, OK/ } },
  );

  await changeTo(observer, [FIRST, SECOND], () => void (behaviours[THIRD] = broken), {
    changed: [THIRD],
    reason: { [THIRD]: /Status Code 500/ },
  });

  await changeTo(
    observer,
    HOSTS,
    () => {
      for (const host of HOSTS) behaviours[host] = broken;
    },
    {
      changed: [FIRST, SECOND],
      reason: { [FIRST]: /500/, [SECOND]: /500/ },
    },
  );
  assert.ok(zone.resolve("www.example.com", "A").failOpen);

  await changeTo(observer, [SECOND], () => void (behaviours[SECOND] = fine), {
    changed: [SECOND],
    reason: { [SECOND]: /200, OK/ },
  });
});

/** Does something to the endpoints, waits until the DNS answers these addresses, and judges when and at which probe the statuses changed. */
async function changeTo(
  { udp, results, changes },
  expected,
  work,
  { changed, reason = {}, least = LEAST_MS },
) {
  const [seen, known] = [results.length, changes.length];
  const start = performance.now();
  await work();
  await answered(
    udp,
    (addresses) =>
      addresses.join() === expected.join() && changes.length === known + changed.length,
    expected,
    start,
  );
  const took = performance.now() - start;
  assert.ok(took >= least, `${took} ms until ${expected}, and at least ${least}`);
  const fresh = changes.slice(known);
  assert.deepEqual(fresh.map(({ id }) => id).sort(), changed);
  for (const { id, cause } of fresh) {
    assert.match(cause, reason[id]);
    const ofIt = results.slice(seen).filter((result) => result.id === id);
    const last = ofIt.findIndex((result) => result.reason === cause);
    // A probe may have been under way when its endpoint changed, and tell of before.
    assert.ok(
      ofIt.slice(last).length >= THRESHOLD && last <= 1,
      `${id}: ${ofIt.map((result) => result.reason)}`,
    );
  }
}

/** Asks by dig until the answer is as it should be. */
async function answered({ host, port }, holds, expected, start) {
  for (;;) {
    const { stdout } = await promisify(execFile)("dig", [
      `@${host}`,
      "-p",
      String(port),
      "www.example.com",
      "A",
      "+short",
      "+retry=2",
      "+timeout=5",
    ]);
    const addresses = stdout.trim().split("\n").sort();
    if (holds(addresses)) return;
    if (performance.now() - start > MOST_MS + SLACK_MS)
      assert.fail(`${addresses} is answered, and should be ${expected}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function source(servers) {
  const checks = HOSTS.map((host) =>
    check(host, {
      IPAddress: host,
      Port: servers[host].port,
      ResourcePath: "/health",
      FailureThreshold: THRESHOLD,
    }),
  );
  const rows = HOSTS.map((host) => ({
    Name: "www.example.com",
    Type: "A",
    TTL: 60,
    SetIdentifier: host,
    MultiValueAnswer: true,
    HealthCheckId: host,
    ResourceRecords: [{ Value: host }],
  }));
  return { Name: "example.com", ResourceRecordSets: rows, HealthChecks: checks };
}

const fine = (response) => response.end("fine");
const broken = (response) => response.writeHead(500).end();
/** Its status comes when nobody waits for it any more. */
const slow = (response) => void setTimeout(() => response.end("at last"), 5 * 2_000 * TIME_SCALE);
