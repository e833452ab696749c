// The vector table: every file of tests/cases/ through the npm package, and each query on the wire too.
//
// What a case says and how it is judged stands in tests/cases/README.md; the same files run through the Rust API
// in tests/cases.rs.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Route53Error, Zone } from "multivalue";
import { askOnTheWire } from "./support/wire.mjs";

/** So many cases stood here when this was written: fewer means that some were not found. */
const LEAST_CASES = 100;

const folder = new URL("cases/", import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map(readCase);

test("the case files", () => {
  assert.ok(cases.length >= LEAST_CASES, `only ${cases.length} cases were found`);
  assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length, "two cases have one id");
  console.log(`${cases.length} cases ran`);
});
for (const each of cases) {
  test(`${each.id}: ${each.title}`, () =>
    judge(each, (zone, name, type) => zone.resolve(name, type)));
  if (each.query) test(`${each.id} on the wire`, () => judge(seenOnTheWire(each), askOnTheWire));
}

/** A message says nothing of policies. */
function seenOnTheWire({ expect: { policy, failOpen, ...expect }, ...each }) {
  return { ...each, expect };
}

function readCase(file) {
  const {
    id,
    title,
    standing,
    source,
    zone,
    change,
    repeat,
    accepted,
    error,
    query,
    expect,
    list,
    steps,
    ...unknown
  } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  assert.deepEqual(unknown, {}, `${file} has members that nobody reads`);
  assert.ok(file.startsWith(`${id}-`), `${file} holds ${id}`);
  return { id, title, zone, change, repeat, accepted, error, query, expect, list, steps };
}

function judge(
  { zone: source, change, repeat, accepted, error, query, expect, list, steps = [] },
  ask,
) {
  assert.ok(change || list || expect || steps.length > 0, "the case expects nothing");
  assert.equal(
    query === undefined,
    expect === undefined,
    "a query and what it expects come together",
  );
  const zone = Zone.import(source, { seed: query?.seed ?? 1 });
  if (change) judgeChange(zone, repeated(change, repeat), accepted, error);
  if (list) assert.deepEqual(zone.resourceRecordSets(), list);
  for (const step of steps) take(zone, step);
  if (query) judgeQuery((name, type) => ask(zone, name, type), query, expect);
}

function judgeChange(zone, batch, accepted, error) {
  assert.equal(accepted === true, error === undefined, "a batch is either accepted or refused");
  if (accepted) return zone.change(batch);
  const before = zone.resourceRecordSets();
  refuses(() => zone.change(batch), error);
  assert.deepEqual(zone.resourceRecordSets(), before, "a refused batch changes nothing");
}

function refuses(call, { code, phrase = "" }) {
  assert.throws(call, (thrown) => {
    assert.ok(thrown instanceof Route53Error, String(thrown));
    assert.equal(thrown.code, code ?? thrown.code);
    assert.ok(
      thrown.messages.some((message) => message.includes(phrase)),
      thrown.message,
    );
    return true;
  });
}

function take(zone, step) {
  const { observe, put, delete: gone, health, ...details } = step;
  assert.equal(
    [observe, put, gone, health].filter((member) => member !== undefined).length,
    1,
    JSON.stringify(step),
  );
  if (observe) return takeResults(zone, observe, details);
  const { error, ...unknown } = details;
  assert.deepEqual(unknown, {}, "the step says what nobody reads");
  if (put && error) return refuses(() => zone.putHealthCheck(put), error);
  if (put) return zone.putHealthCheck(put);
  if (gone) return zone.deleteHealthCheck(gone);
  for (const [id, expected] of Object.entries(health)) {
    assert.deepEqual(pick(reportOf(zone, id), Object.keys(expected)), expected, id);
  }
}

function takeResults(zone, id, { ok, checkers, times = 1, ...unknown }) {
  assert.deepEqual(unknown, {}, "the results have what nobody reads");
  const [first, last] = checkers ?? [1, 1];
  for (let number = first; number <= last; number += 1) {
    const observation = checkers ? { ok, checker: `checker-${number}` } : { ok };
    for (let result = 0; result < times; result += 1) {
      assert.deepEqual(zone.observe(id, observation), reportOf(zone, id));
    }
  }
}

function reportOf(zone, id) {
  return zone.health().find((report) => report.id === id);
}

function pick(object, names) {
  return Object.fromEntries(names.map((name) => [name, object[name]]));
}

/** A batch whose one change stands `repeat` times, `#` in the row's name being its number. */
function repeated(batch, repeat) {
  if (repeat === undefined) return batch;
  const [{ Action, ResourceRecordSet: row }] = batch.Changes;
  const numbered = (_, index) => ({
    Action,
    ResourceRecordSet: { ...row, Name: row.Name.replace("#", index + 1) },
  });
  return { ...batch, Changes: Array.from({ length: repeat }, numbered) };
}

function judgeQuery(ask, { name, type, times = 1 }, expect) {
  const { firstAnswers, counts, ...each } = expect;
  const orders = [];
  for (let asked = 0; asked < times; asked += 1) {
    const answer = ask(name, type);
    judgeAnswer(answer, each);
    orders.push(answer.answer.map(({ data }) => data));
  }
  if (firstAnswers) assert.deepEqual(orders.slice(0, firstAnswers.length), firstAnswers);
  if (counts) judgeCounts(orders, counts);
}

function judgeAnswer(
  answer,
  { rcode, policy, failOpen, answer: data, ttl, owner, authority, authorityTtl, ...unknown },
) {
  assert.deepEqual(unknown, {}, "the case expects what nobody judges");
  assert.deepEqual([answer.rcode, answer.policy, answer.failOpen], [rcode, policy, failOpen]);
  for (const record of answer.answer) {
    assert.deepEqual([record.ttl, record.name], [ttl ?? record.ttl, owner ?? record.name]);
  }
  for (const record of answer.authority) assert.equal(record.ttl, authorityTtl ?? record.ttl);
  if (data) assert.deepEqual(answer.answer.map((record) => record.data).sort(), data);
  if (authority)
    assert.deepEqual([...new Set(answer.authority.map((record) => record.type))].sort(), authority);
}

/** Judges the answers, each given as its data in wire order. */
function judgeCounts(
  orders,
  { values, perAnswer, returned, returnedOf = {}, first, subsets, orders: expected, ...unknown },
) {
  assert.deepEqual(unknown, {}, "the case counts what nobody judges");
  for (const data of orders)
    assert.deepEqual([data.length, new Set(data).size], [perAnswer, perAnswer]);
  const seen = count(orders.flat());
  assert.equal(seen.size, values, "values seen");
  within("returned", seen, returned);
  for (const [value, bounds] of Object.entries(returnedOf))
    within("returned", new Map([[value, seen.get(value) ?? 0]]), bounds);
  within("first", count(orders.map(([data]) => data)), first);
  if (expected) {
    const permutations = count(orders.map((data) => data.join()));
    assert.equal(permutations.size, expected.count, "orders seen");
    within("order", permutations, expected.each);
  }
  if (subsets) judgeSubsets(count(orders.map((data) => [...data].sort().join())), subsets);
}

function judgeSubsets(seen, { count: subsets, chiSquareBelow }) {
  assert.equal(seen.size, subsets, "subsets seen");
  const counts = [...seen.values()];
  const expected = sum(counts) / subsets;
  const statistic = sum(counts.map((number) => (number - expected) ** 2)) / expected;
  assert.ok(statistic < chiSquareBelow, `chi-square of the subsets is ${statistic}`);
}

function count(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function within(what, counts, bounds) {
  if (!bounds) return;
  const [least, most] = bounds;
  for (const [item, number] of counts) {
    assert.ok(
      number >= least && number <= most,
      `${what}: ${item} ${number} times, not ${least} to ${most}`,
    );
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
