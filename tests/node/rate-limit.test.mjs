// The token buckets of response-rate limiting by themselves, on a clock that the test sets.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as esbuild from "esbuild";
import { at } from "../../scripts/lib/paths.mjs";

const { prefixOf, RateLimiter } = await load("address.ts", "rate-limit.ts");
const LIMIT = { responsesPerSecond: 10, ipv4Prefix: 24, ipv6Prefix: 56, slip: 2, maxPrefixes: 100 };
const judge = (limiter, address, now, times) =>
  Array.from({ length: times }, () => limiter.actionFor(address, now));

test("as many responses as a second allows, then every second one is cut", () => {
  const limiter = new RateLimiter(LIMIT);
  assert.deepEqual(judge(limiter, "192.0.2.1", 0, 14), [
    ...Array(10).fill("send"),
    "drop",
    "truncate",
    "drop",
    "truncate",
  ]);
});

test("tokens come back evenly, and never more than a second's", () => {
  const limiter = new RateLimiter(LIMIT);
  judge(limiter, "192.0.2.1", 0, 10);
  assert.deepEqual(
    [99, 100, 150, 200].map((now) => limiter.actionFor("192.0.2.1", now)),
    ["drop", "send", "truncate", "send"],
  );
  assert.equal(
    judge(limiter, "192.0.2.1", 3_600_000, 20).filter((verdict) => verdict === "send").length,
    10,
  );
});

test("over ten seconds a flood gets what the rate says", () => {
  const limiter = new RateLimiter(LIMIT);
  let sent = 0;
  for (let now = 0; now < 10_000; now += 1)
    if (limiter.actionFor("192.0.2.1", now) === "send") sent += 1;
  // 10 at once and 10 a second for the 9.999 s after it.
  assert.equal(sent, 109);
});

test("slip 0 drops all, slip 1 cuts all", () => {
  for (const [slip, verdict] of [
    [0, "drop"],
    [1, "truncate"],
  ]) {
    assert.deepEqual(judge(new RateLimiter({ ...LIMIT, slip }), "192.0.2.1", 0, 13).slice(10), [
      verdict,
      verdict,
      verdict,
    ]);
  }
});

test("a prefix shares its bucket, another has its own", () => {
  const limiter = new RateLimiter(LIMIT);
  judge(limiter, "192.0.2.1", 0, 10);
  assert.equal(limiter.actionFor("192.0.2.255", 0), "drop");
  assert.equal(limiter.actionFor("198.51.100.1", 0), "send");
});

test("the table keeps its size: the least recently seen prefix is forgotten, others are not", () => {
  const limiter = new RateLimiter({ ...LIMIT, ipv4Prefix: 32, maxPrefixes: 3 });
  judge(limiter, "192.0.2.1", 0, 10);
  judge(limiter, "192.0.2.2", 0, 10);
  judge(limiter, "192.0.2.3", 0, 10);
  assert.equal(limiter.actionFor("192.0.2.1", 0), "drop");
  assert.equal(limiter.actionFor("192.0.2.4", 0), "send");
  assert.equal(limiter.actionFor("192.0.2.1", 0), "truncate");
  assert.equal(limiter.actionFor("192.0.2.2", 0), "send");
});

const SAME = [
  ["192.0.2.1", "192.0.2.254", 24, 56],
  ["192.0.2.1", "::ffff:192.0.2.9", 24, 56],
  ["192.0.2.1", "203.0.113.7", 0, 56],
  ["192.0.2.16", "192.0.2.31", 28, 56],
  ["2001:db8::1", "2001:db8:0:ff:8000::1", 24, 56],
  ["2001:db8:0:1::1", "2001:0db8:0:1:ffff::", 24, 64],
  ["fe80::1%eth0", "fe80::2%eth1", 24, 64],
  ["::", "::1", 24, 127],
];

const DIFFERENT = [
  ["192.0.2.15", "192.0.2.16", 28, 56],
  ["192.0.2.1", "192.0.2.2", 32, 56],
  ["2001:db8::1", "2001:db8:0:100::1", 24, 56],
  ["2001:db8::", "2001:db9::", 24, 32],
  ["::", "0.0.0.0", 0, 0],
  ["::2", "::1", 24, 128],
];

for (const [one, other, ...bits] of SAME)
  test(`${one} and ${other} share /${bits}`, () =>
    assert.equal(prefixOf(one, ...bits), prefixOf(other, ...bits)));
for (const [one, other, ...bits] of DIFFERENT)
  test(`${one} and ${other} differ in /${bits}`, () =>
    assert.notEqual(prefixOf(one, ...bits), prefixOf(other, ...bits)));

async function load(...files) {
  const contents = files.map((file) => `export * from "./${file}";`).join("\n");
  const options = { bundle: true, platform: "node", format: "esm", write: false };
  const { outputFiles } = await esbuild.build({
    ...options,
    stdin: { contents, resolveDir: at("js", "node") },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
