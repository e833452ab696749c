// Corefiles on the command line: `check`, `convert` and `resolve --corefile`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { importFile } from "../package/packed.mjs";
import { example, file, multivalue } from "./program.mjs";

const { Server, Zone } = await importFile("index.js");
const COREFILE = at("examples", "Corefile");

const WHOLE = `example.com {
  errors
  multivalue {
    multivalue www A 60 {
      "web 1" 192.0.2.1 check web
      web-2 192.0.2.2 ttl 30
      web-3 192.0.2.3
    }
    failover db A 30 {
      primary one 192.0.2.9 check web
      secondary two 192.0.2.10
    }
    simple @ TXT 300 "v=spf1 -all" "say \\"hi\\""
    simple @ MX 300 "10 mail"
    check web http http://192.0.2.1:8080/health {
      interval 10
      threshold 2
      search "all is \\"well\\""
    }
    check both calculated 1 web
    health web unhealthy
    max_answers 2
    all_down closed
    seed 18446744073709551615
  }
}
`;

const done = (words, options) => {
  const { status, stdout, stderr } = multivalue(words, options);
  assert.deepEqual([status, stderr], [0, ""]);
  return stdout;
};
const refused = (words, status, message) => {
  const run = multivalue(words);
  assert.deepEqual([run.status, run.stdout], [status, ""], run.stderr);
  assert.match(run.stderr, message);
  assert.doesNotMatch(run.stderr, /\n {4}at /);
};

for (const name of ["web-tier", "dual-stack", "failover", "simple"]) {
  test(`convert there and back is the same zone: ${name}`, () => {
    const text = done(["convert", example(name), "--to", "corefile"]);
    assert.match(text, /^example\.(com|org)\. \{\n {4}multivalue \{\n/);
    const back = JSON.parse(done(["convert", file("Corefile", text), "--to", "route53"]));
    assert.deepEqual(back, Zone.import(JSON.parse(readFileSync(example(name), "utf8"))).export());
    assert.equal(
      done(["convert", file("back.json", JSON.stringify(back)), "--to", "corefile"]),
      text,
    );
  });
}

test("convert loses nothing of a stanza: rows, checks, status, limits and seed", () => {
  const zone = JSON.parse(done(["convert", file("Corefile", WHOLE), "--to", "route53"]));
  assert.deepEqual(
    [zone.MaxAnswers, zone.AllDown, zone.Seed, zone.Health],
    [2, "closed", "18446744073709551615", { web: "Unhealthy" }],
  );
  const text = done(["convert", file("zone.json", JSON.stringify(zone)), "--to", "corefile"]);
  assert.deepEqual(
    JSON.parse(done(["convert", file("Corefile.2", text), "--to", "route53"])),
    zone,
  );
  assert.deepEqual(
    Server.fromCorefile(text).zone("example.com").export(),
    Server.fromCorefile(WHOLE).zone("example.com").export(),
  );
});

test("convert takes standard input, and one of several zones by its name", () => {
  assert.equal(
    done(["convert", "-", "--to", "route53"], { input: WHOLE }),
    done(["convert", file("Corefile", WHOLE), "--to", "route53"]),
  );
  assert.equal(
    JSON.parse(done(["convert", COREFILE, "--to", "route53", "--name", "Example.ORG"])).Name,
    "example.org.",
  );
  const both = done(["convert", COREFILE, "--to", "corefile"]);
  assert.deepEqual(Server.fromCorefile(both).zones, ["example.com.", "example.org."]);
});

test("convert refuses what cannot be, and says why", () => {
  refused(
    ["convert", COREFILE, "--to", "route53"],
    1,
    /it has 2 zones.*--name: example\.com\., example\.org\./,
  );
  refused(
    ["convert", COREFILE, "--to", "route53", "--name", "example.net"],
    1,
    /no zone "example\.net".*example\.com\., example\.org\./,
  );
  refused(["convert", COREFILE], 2, /--to: expected corefile or route53, got nothing/);
  refused(["convert", COREFILE, "--to", "toString"], 2, /--to: .*"toString"/);
  refused(["convert", "--to", "route53"], 2, /expected one FILE, got 0/);
  refused(
    ["convert", file("empty", ". {\n  whoami\n}\n"), "--to", "route53"],
    1,
    /^empty: there is no zone in it$/m,
  );
  const alarm = {
    Id: "cw",
    HealthCheckConfig: {
      Type: "CLOUDWATCH_METRIC",
      AlarmIdentifier: { Region: "us-east-1", Name: "alarm" },
    },
  };
  const zone = { Name: "example.com.", ResourceRecordSets: [], HealthChecks: [alarm] };
  refused(
    ["convert", file("alarm.json", JSON.stringify(zone)), "--to", "corefile"],
    1,
    /^alarm\.json: check cw: AlarmIdentifier has no spelling/m,
  );
});

test("check says of a right Corefile what it holds, and warns of what is skipped", () => {
  assert.match(
    done(["check", COREFILE]),
    /Corefile: example\.com\. is well: 14 rows, 3 groups, 12 health checks; example\.org\. is well: 11 rows, /,
  );
  const { status, stdout, stderr } = multivalue([
    "check",
    file("Corefile", WHOLE.replace("errors", "cache 30")),
  ]);
  assert.deepEqual(
    [status, stdout],
    [0, "Corefile: example.com. is well: 9 rows, 6 groups, 2 health checks\n"],
  );
  assert.equal(stderr, "Corefile:2:3: warning: 'cache' is a CoreDNS plugin that this host skips\n");
  assert.equal(
    done(["check", file("Corefile", ". {\n  whoami\n}\n")]),
    "Corefile: is well: no zones\n",
  );
});

test("check says of a wrong Corefile all that is wrong, each at its line and column", () => {
  const wrong = WHOLE.replace("errors", "error")
    .replace("192.0.2.3", "192.0.2.300")
    .replace("max_answers 2", "max_answers 0");
  const { status, stdout, stderr } = multivalue(["check", file("Corefile", wrong)]);
  assert.deepEqual([status, stdout], [1, ""]);
  assert.deepEqual(
    stderr
      .trimEnd()
      .split("\n")
      .map((line) => /^Corefile:\d+:\d+: /.exec(line)?.[0]),
    ["Corefile:2:3: ", "Corefile:7:7: ", "Corefile:22:17: "],
  );
});

test("a file that a Corefile names is looked for beside it", () => {
  assert.match(done(["check", COREFILE]), /14 rows/);
  refused(
    ["check", file("Corefile", "example.com {\n  multivalue {\n    route53 none.json\n  }\n}\n")],
    1,
    /^Corefile:3:13: found 'none\.json', expected a file/m,
  );
});

test("resolve --corefile asks the zone that the name is in", () => {
  const ask = (name, ...words) =>
    JSON.parse(done(["resolve", name, "A", "--corefile", COREFILE, "--json", ...words]));
  assert.equal(ask("www.example.com").answer.length, 8);
  assert.deepEqual(
    ask("www.example.org")
      .answer.map(({ data }) => data)
      .sort(),
    ["192.0.2.1", "192.0.2.2"],
  );
  assert.equal(ask("www.example.org", "--down", "fra").failOpen, true);
  const zone = Zone.import(JSON.parse(readFileSync(example("web-tier"), "utf8")));
  assert.deepEqual(
    ask("www.example.com", "--seed", "7"),
    zone.resolve("www.example.com", "A", { seed: 7 }),
  );
  refused(
    ["resolve", "www.example.net", "A", "--corefile", COREFILE],
    1,
    /www\.example\.net is in none of its zones; there is example\.com\., example\.org\./,
  );
  refused(["resolve", "notexample.com", "A", "--corefile", COREFILE], 1, /is in none of its zones/);
});

test("a seed that the stanza fixes is the draw's, unless another is given", () => {
  const whole = file("Corefile", WHOLE.replace("health web unhealthy\n", ""));
  const ask = (...words) =>
    done(["resolve", "www.example.com", "A", "--corefile", whole, ...words]);
  assert.match(ask(), /seed 18446744073709551615$/m);
  assert.equal(ask(), ask());
  assert.match(ask("--seed", "5"), /seed 5$/m);
  const tally = JSON.parse(ask("--repeat", "200000", "--json"));
  assert.deepEqual(
    [tally.seed, tally.perAnswer, tally.queries],
    ["18446744073709551615", 2, 200000],
  );
});
