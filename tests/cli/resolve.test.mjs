// `multivalue resolve`: one query explained, many counted, on a pipe and on a terminal.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { importFile } from "../package/packed.mjs";
import { example, file, multivalue, onTerminal } from "./program.mjs";

const { Zone } = await importFile("index.js");
const document = JSON.parse(readFileSync(example("web-tier"), "utf8"));
const ASK = ["resolve", "www.example.com", "A", "--zone", example("web-tier")];
const WEB_1 = document.ResourceRecordSets.find(
  ({ SetIdentifier }) => SetIdentifier === "web-1",
).HealthCheckId;

const done = (args, options) => {
  const run = multivalue(args, options);
  assert.deepEqual([run.status, run.stderr], [0, ""]);
  return run.stdout;
};
const json = (args) => JSON.parse(done([...args, "--json"]));
const records = (text) => text.split("\n").filter((line) => /\tIN\t/.test(line));

test("an answer is printed as dig prints it, with a reason for every row", () => {
  const text = done([...ASK, "--seed", "42"]);
  const answer = Zone.import(document, { seed: 42 }).resolve("www.example.com", "A", { seed: 42 });
  const wanted = [...answer.answer, ...answer.authority].map(
    ({ name, ttl, type, data }) => `${name}\t${ttl}\tIN\t${type}\t${data}`,
  );
  assert.deepEqual(records(text), wanted);
  assert.match(text, /^;; status: NOERROR, policy: multivalue, rows answered: 8 of 12$/m);
  for (const { reason, outcome, setIdentifier } of answer.rows) {
    assert.ok(
      text
        .split("\n")
        .some(
          (line) =>
            line.startsWith(`; ${outcome}`) &&
            line.includes(` ${setIdentifier} `) &&
            line.endsWith(reason),
        ),
      reason,
    );
  }
});

test("--json is the Answer", () => {
  assert.deepEqual(
    json([...ASK, "--seed", "42"]),
    Zone.import(document).resolve("www.example.com", "A", { seed: 42 }),
  );
});

test("the seed that was used is shown, and gives the answer again", () => {
  const text = done(ASK);
  const seed = /, seed (\d+)$/m.exec(text)[1];
  assert.deepEqual(records(done([...ASK, "--seed", seed])), records(text));
  assert.notEqual(/, seed (\d+)$/m.exec(done(ASK))[1], seed);
});

test("the type may be written small, the name with or without its dot", () => {
  assert.deepEqual(
    json(["resolve", "WWW.example.com.", "a", ...ASK.slice(3), "--seed", "1"]),
    json([...ASK, "--seed", "1"]),
  );
});

for (const [how, ids] of [
  ["a check's ID", [WEB_1]],
  ["a row's SetIdentifier", ["web-1"]],
  ["both, which are one", [`${WEB_1},web-1`]],
]) {
  test(`--down takes ${how}`, () => {
    const { rows } = json([...ASK, ...ids.flatMap((id) => ["--down", id])]);
    assert.deepEqual(
      rows.filter(({ health }) => health === "unhealthy").map(({ setIdentifier }) => setIdentifier),
      ["web-1"],
    );
  });
}

test("--down takes a list, and stands more than once", () => {
  const { rows } = json([...ASK, "--down", "web-1,web-2", "--down", "web-3"]);
  assert.equal(rows.filter(({ outcome }) => outcome === "unhealthy").length, 3);
});

test("--down means the row of the group that is asked, where others have its identifier", () => {
  const [apex, web] = ["", "www."].map((label, i) => ({
    Name: `${label}example.com.`,
    Type: "A",
    SetIdentifier: "one",
    MultiValueAnswer: true,
    TTL: 60,
    ResourceRecords: [{ Value: `192.0.2.${i}` }],
    HealthCheckId: `check-${i}`,
  }));
  const check = (Id) => ({
    Id,
    CallerReference: Id,
    HealthCheckVersion: 1,
    HealthCheckConfig: { Type: "TCP", IPAddress: "192.0.2.1", Port: 80 },
  });
  const zone = {
    Name: "example.com.",
    ResourceRecordSets: [apex, web],
    HealthChecks: [check("check-0"), check("check-1")],
  };
  const name = file("twins.json", JSON.stringify(zone));
  assert.equal(
    json(["resolve", "www.example.com", "A", "--zone", name, "--down", "one"]).rows[0].health,
    "unhealthy",
  );
  assert.equal(
    json(["resolve", "example.com", "A", "--zone", name, "--down", "one"]).rows[0].health,
    "unhealthy",
  );
});

test("all rows down is fail-open, and said", () => {
  const ids = Array.from({ length: 12 }, (_, i) => `web-${i + 1}`).join();
  assert.match(
    done([...ASK, "--down", ids]),
    /fail-open: every row is unhealthy, so all are eligible/,
  );
});

test("rows and health checks may be in two files, and the zone on standard input", () => {
  const { HealthChecks, ...rest } = document;
  const files = [
    file("rows.json", JSON.stringify(rest)),
    file("checks.json", JSON.stringify({ HealthChecks })),
  ];
  const wanted = json([...ASK, "--seed", "7"]);
  assert.deepEqual(
    json([
      "resolve",
      "www.example.com",
      "A",
      ...files.flatMap((name) => ["--zone", name]),
      "--seed",
      "7",
    ]),
    wanted,
  );
  const piped = done(["resolve", "www.example.com", "A", "--zone", "-", "--seed", "7", "--json"], {
    input: JSON.stringify(document),
  });
  assert.deepEqual(JSON.parse(piped), wanted);
});

test("a name that does not exist is an answer too", () => {
  assert.match(
    done(["resolve", "none.example.com", "A", ...ASK.slice(3)]),
    /^;; status: NXDOMAIN,[\s\S]*\tIN\tSOA\t/m,
  );
});

test("--repeat --json is the Tally", () => {
  const wanted = Zone.import(document).tally("www.example.com", "A", {
    queries: 1000,
    seed: 42,
    pick: "random",
  });
  assert.deepEqual(json([...ASK, "--repeat", "1000", "--seed", "42", "--pick", "random"]), wanted);
});

test("a tally that is run in a thread is the same one tally, overrides and all", () => {
  const zone = Zone.import(document);
  zone.setHealth(WEB_1, "Unhealthy");
  const wanted = zone.tally("www.example.com", "A", { queries: 300_000, seed: 42 });
  assert.deepEqual(json([...ASK, "--repeat", "300000", "--seed", "42", "--down", "web-1"]), wanted);
});

test("--pick rfc6724 takes the client's address", () => {
  const tally = json([...ASK, "--repeat", "500", "--pick", "rfc6724", "--source", "192.0.2.1"]);
  assert.equal(
    tally.rows.reduce((sum, { picked }) => sum + picked, 0),
    500,
  );
});

test("to a pipe a tally is plain lines of fields", () => {
  const text = done([...ASK, "--repeat", "1000", "--seed", "42"]);
  const { rows, chiSquare } = Zone.import(document).tally("www.example.com", "A", {
    queries: 1000,
    seed: 42,
  });
  const lines = text
    .split("\n")
    .filter((line) => line.includes("\t"))
    .slice(1)
    .map((line) => line.split("\t"));
  assert.deepEqual(
    lines.map(([id, value, , returned]) => [id, value, Number(returned)]),
    rows.map((row) => [row.setIdentifier, row.value, row.returned]),
  );
  assert.ok(text.includes(`p = ${chiSquare.pValue.toFixed(3)}`));
  assert.doesNotMatch(text, /[\x1b█#]/);
});

test("on a terminal a tally is bars that fit its width, each with its expectation", () => {
  for (const columns of [80, 132]) {
    const { status, stdout } = onTerminal(
      [...ASK, "--repeat", "1000", "--seed", "42", "--down", "web-1"],
      { columns },
    );
    assert.equal(status, 0);
    const bars = stdout.split("\n").filter((line) => line.includes("┃"));
    assert.equal(bars.length, 11, stdout);
    for (const line of bars)
      assert.ok(line.length <= columns, `${line.length} characters on ${columns}: ${line}`);
    assert.match(stdout, /99 % of runs/);
    assert.match(stdout, /chi-square \(in the answer\): .* p = /);
  }
});

test("where block characters cannot be shown, bars are ASCII", () => {
  const { stdout } = onTerminal([...ASK, "--repeat", "1000"], { locale: "C" });
  assert.match(stdout, /####.*\|/);
  assert.doesNotMatch(stdout, /[^\x00-\x7f]/);
});

test("with 8 or fewer eligible rows the first place is counted, since being in the answer is certain", () => {
  const { stdout } = onTerminal([...ASK, "--repeat", "1000", "--down", "web-1,web-2,web-3,web-4"]);
  assert.match(stdout, /^; counted: first in the answer$/m);
  assert.match(stdout, /chi-square \(first in the answer\)/);
});

test("a long run shows its progress on a terminal, and then takes that away", () => {
  const { status, stdout } = onTerminal([...ASK, "--repeat", "6000000", "--seed", "42"]);
  assert.equal(status, 0);
  assert.match(stdout, /\[#* *\] {2}[\d,]+ of 6,000,000/);
  assert.match(stdout, /\r\x1b\[2K; www\.example\.com A, 6,000,000 queries, seed 42/);
});

test("a long run says nothing beside its result to a pipe", () => {
  assert.equal(json([...ASK, "--repeat", "3000000"]).queries, 3_000_000);
});
