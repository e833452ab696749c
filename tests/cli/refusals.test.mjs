// What the program refuses: in which words, at which place, and with which exit code.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { example, file, multivalue, unread } from "./program.mjs";

const ZONE = ["--zone", example("web-tier")];
const ASK = ["resolve", "www.example.com", "A", ...ZONE];
const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);

test("--version is the package's", () =>
  assert.deepEqual(multivalue(["--version"]), { status: 0, stdout: `${version}\n`, stderr: "" }));

test("--help names every command, and each command's help every option", () => {
  const { status, stdout } = multivalue(["--help"]);
  assert.equal(status, 0);
  const commands = [...stdout.matchAll(/^ {2}multivalue (\w+) /gm)].map((match) => match[1]);
  assert.deepEqual(commands, ["resolve", "simulate", "check", "convert", "serve"]);
  for (const command of commands)
    assert.match(
      multivalue([command, "--help"]).stdout,
      new RegExp(`^multivalue ${command} [\\s\\S]*--help`),
    );
  const options = [...multivalue(["resolve", "--help"]).stdout.matchAll(/^ {2}--(\w+)/gm)].map(
    (match) => match[1],
  );
  assert.deepEqual(options, [
    "zone",
    "corefile",
    "down",
    "repeat",
    "pick",
    "source",
    "seed",
    "json",
    "help",
  ]);
});

const USAGE = [
  ["no command", [], /a command is missing/],
  ["an unknown command", ["ask"], /"ask" is no command/],
  ["an unknown option", [...ASK, "--fast"], /--fast/],
  ["no type", ["resolve", "www.example.com", ...ZONE], /expected NAME and TYPE/],
  [
    "one argument too many",
    ["resolve", "www.example.com", "A", "AAAA", ...ZONE],
    /"AAAA" is one argument too many/,
  ],
  ["no zone", ["resolve", "www.example.com", "A"], /--zone/],
  ["three zones", [...ASK, ...ZONE, ...ZONE], /--zone .* 3 times/],
  [
    "an unknown type",
    ["resolve", "www.example.com", "WKS", ...ZONE],
    /^multivalue resolve: TYPE: 'WKS'/,
  ],
  [
    "a name that is none",
    ["resolve", "www..example.com", "A", ...ZONE],
    /^multivalue resolve: NAME: /,
  ],
  ["a seed that is none", [...ASK, "--seed", "seven"], /--seed: .*"seven"/],
  ["a seed of 2^64", [...ASK, "--seed", "18446744073709551616"], /--seed: /],
  ["no repetition", [...ASK, "--repeat", "0"], /--repeat: /],
  ["too many repetitions", [...ASK, "--repeat", "1000000000000"], /--repeat: /],
  ["repetitions in words", [...ASK, "--repeat", "many"], /--repeat: .*"many"/],
  ["an unknown pick", [...ASK, "--repeat", "10", "--pick", "last"], /--pick: .*last/],
  ["a pick that needs a source", [...ASK, "--repeat", "10", "--pick", "rfc6724"], /--source: /],
  ["a pick of one answer", [...ASK, "--pick", "first"], /--pick goes with --repeat/],
  [
    "a count of what is not there",
    ["resolve", "none.example.com", "A", ...ZONE, "--repeat", "10"],
    /NXDOMAIN/,
  ],
  ["a zone and a Corefile", [...ASK, "--corefile", example("simple")], /--zone and --corefile/],
  ["no scenario", ["simulate", ...ZONE], /expected one SCENARIO\.json/],
  [
    "two scenarios",
    ["simulate", "a.json", "b.json", ...ZONE],
    /expected one SCENARIO\.json, got 2/,
  ],
  ["a scenario without a zone", ["simulate", "a.json"], /--zone/],
  ["nothing to check", ["check"], /FILE/],
];

for (const [name, args, message] of USAGE) {
  test(`usage: ${name}`, () => refused(args, 2, message));
}

const rowOf = (more) => ({
  Name: "www.example.com",
  Type: "A",
  TTL: 60,
  ResourceRecords: [{ Value: "192.0.2.1" }],
  ...more,
});
const zoneOf = (...rows) =>
  JSON.stringify({ Name: "example.com.", ResourceRecordSets: rows }, undefined, 1);

/** Name, text, and what the program says after the file's name. */
const WRONG = [
  ["an empty file", "", ":1:1: EOF while parsing a value"],
  ["no JSON at all", "www A 192.0.2.1", ":1:1: expected value"],
  ["a comma too many", '{\n  "Name": "example.com.",\n}', ":3:1: key must be a string"],
  ["a comma too few", '{"a": 1\n "b": 2}', ":2:2: expected `,` or `}`"],
  ["a single quote", "{'a': 1}", ":1:2: key must be a string"],
  ["a comment", '{\n// rows\n"a": 1}', ":2:1: key must be a string"],
  ["a number with a plus", '{"TTL": +60}', ":1:9: expected value"],
  ["a number that begins with 0", '{"TTL": 060}', ":1:10: invalid number"],
  ["an open list", "[1, 2", ":1:5: EOF while parsing a list"],
  ["an open string", '{"Name": "example.com', ":1:21: EOF while parsing a string"],
  ["more than one value", "{}\n{}", ":2:1: trailing characters"],
  ["letters of two octets before it", '{"é": "é" 1}', ":1:11: expected `,` or `}`"],
  ["a wrong shape", "5", ":1:1: invalid type: floating point `5.0`, expected an object"],
  ["no rows", "{}", ":1:1: missing field `ResourceRecordSets`"],
  [
    "a member of a wrong kind, at its place",
    zoneOf(rowOf({ TTL: "60" })),
    ':7:11: ResourceRecordSets[0].TTL: invalid type: string "60", expected a whole number',
  ],
  [
    "a member deep inside, at its place",
    zoneOf(rowOf({ ResourceRecords: [{ Value: 5 }] })),
    /^:10:15: ResourceRecordSets\[0\]\.ResourceRecords\[0\]\.Value: /,
  ],
  [
    "a check of a wrong kind, in the second document",
    `[${zoneOf(rowOf({}))},\n{"HealthChecks": [{"Id": 5}]}]`,
    /^:16:26: \[1\]\.HealthChecks\[0\]\.Id: /,
  ],
  [
    "a row with a bad TTL, at its place",
    zoneOf(rowOf({ Name: "a.example.com" }), rowOf({ TTL: -1 })),
    /^:17:11: .*TTL.*Name=www\.example\.com\./,
  ],
  [
    "a policy that is not there, at its place",
    zoneOf(rowOf({ SetIdentifier: "one", Region: "us-east-1" })),
    /^:14:14: Region is not implemented/,
  ],
  [
    "two documents in one file",
    `[${zoneOf(rowOf({ TTL: -1 }))}, {"HealthChecks": []}]`,
    /^:7:11: .*TTL/,
  ],
];

for (const [name, text, message] of WRONG) {
  test(`check, wrong: ${name}`, () => {
    const wrong = file("wrong.json", text);
    const { status, stdout, stderr } = multivalue(["check", wrong]);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.ok(stderr.startsWith(wrong), stderr);
    const said = stderr.slice(wrong.length).trimEnd();
    typeof message === "string" ? assert.equal(said, message) : assert.match(said, message);
    assert.deepEqual(
      multivalue(["resolve", "www.example.com", "A", "--zone", wrong]).stderr,
      stderr,
      "resolve says the same",
    );
  });
}

test("a sentence that names no record is followed by it", () => {
  const twice = rowOf({
    SetIdentifier: "one",
    MultiValueAnswer: true,
    Type: "TXT",
    ResourceRecords: [{ Value: '"a"' }, { Value: '"a"' }],
  });
  refused(
    ["check", file("twice.json", zoneOf(twice))],
    1,
    /^twice\.json:\d+:\d+: Duplicate Resource Record: '"a"' \(www\.example\.com TXT one\)$/m,
  );
});

test("check says of a right file what it holds", () => {
  const { status, stdout, stderr } = multivalue(["check", example("web-tier")]);
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /example\.com\. is well: 14 rows, 3 groups, 12 health checks$/m);
});

test("check reads what PowerShell writes: UTF-16, and UTF-8 with a byte order mark", () => {
  const text = readFileSync(example("simple"), "utf8");
  for (const bytes of [Buffer.from(`\ufeff${text}`, "utf16le"), Buffer.from(`\ufeff${text}`)]) {
    assert.equal(multivalue(["check", file("marked.json", bytes)]).status, 0);
  }
});

test("of two files the one that is wrong is named", () => {
  const files = [
    file("rows.json", zoneOf(rowOf({}))),
    file("checks.json", '{"HealthChecks": [{"Id": 5}]}'),
  ];
  refused(
    ["check", ...files],
    1,
    /^checks\.json:1:26: HealthChecks\[0\]\.Id: invalid type: floating point `5\.0`, expected a string$/m,
  );
  refused(
    ["check", files[0], file("broken.json", '{"HealthChecks":\n[}')],
    1,
    /^broken\.json:2:2: expected value$/m,
  );
});

test("all faults are told, each at its place, in the order of files and lines", () => {
  const rows = zoneOf(
    rowOf({ Name: "a.example.com", TTL: -1 }),
    rowOf({ Name: "b.example.net" }),
    rowOf({ ResourceRecords: [{ Value: "192.0.2.256" }] }),
  );
  const checks = JSON.stringify(
    {
      HealthChecks: [
        {
          Id: "one",
          CallerReference: "1",
          HealthCheckVersion: 1,
          HealthCheckConfig: { Type: "TCP", IPAddress: "192.0.2.1", Port: 0 },
        },
      ],
    },
    undefined,
    1,
  );
  const told = (...files) => {
    const { status, stdout, stderr } = multivalue(["check", ...files]);
    assert.deepEqual([status, stdout], [1, ""], stderr);
    return stderr
      .trimEnd()
      .split("\n")
      .map((line) => /^(\S+:\d+:\d+): (.*)$/.exec(line)?.slice(1) ?? assert.fail(line));
  };
  const apart = told(file("rows.json", rows), file("checks.json", checks));
  assert.deepEqual(
    apart.map(([place]) => place),
    ["rows.json:7:11", "rows.json:14:3", "rows.json:30:15", "checks.json:10:13"],
  );
  const [ttl, outside, value, port] = apart.map(([, message]) => message);
  assert.match(ttl, /TTL.*a\.example\.com/);
  assert.match(outside, /b\.example\.net/);
  assert.match(value, /192\.0\.2\.256/);
  assert.match(port, /Port/);
  const whole = file(
    "whole.json",
    JSON.stringify({ ...JSON.parse(checks), ...JSON.parse(rows) }, undefined, 1),
  );
  assert.deepEqual(
    told(whole).map(([, message]) => message),
    [port, ttl, outside, value],
  );
});

test("wrong: files that cannot be read", () => {
  refused(["check", "none.json"], 1, /^none\.json: there is no such file$/m);
  refused(["check", "node_modules"], 1, /^node_modules: is a folder$/m);
  refused(
    ["check", file("bytes.json", Buffer.from([0x7b, 0xff]))],
    1,
    /^bytes\.json: is not text in UTF-8$/m,
  );
});

test("wrong: --down names nothing, or a row that has no check", () => {
  refused([...ASK, "--down", "web-99"], 1, /--down: .*"web-99"/);
  const name = file(
    "unchecked.json",
    zoneOf(rowOf({ SetIdentifier: "one", MultiValueAnswer: true })),
  );
  refused(
    ["resolve", "www.example.com", "A", "--zone", name, "--down", "one"],
    1,
    /"one" has no health check/,
  );
});

test("a reader that has gone away is no failure", () => {
  const { status, stderr } = unread(ASK);
  assert.deepEqual([status, stderr], [0, ""]);
});

function refused(args, status, message) {
  const run = multivalue(args);
  assert.deepEqual([run.status, run.stdout], [status, ""], run.stderr);
  assert.match(run.stderr, message);
  assert.doesNotMatch(run.stderr, /\n {4}at /);
  if (status === 2) assert.match(run.stderr, /--help/);
}
