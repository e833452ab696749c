// Server: a Corefile at work through the facade, its live zones, and what it refuses in whose words.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { query, read } from "../doh/responder.mjs";
import { importFile } from "./packed.mjs";

const { CorefileError, Server, Zone } = await importFile("index.js");
const example = (name) => readFileSync(at("examples", name), "utf8");
const corefile = example("Corefile");
const files = { "web-tier.json": example("web-tier.json") };
const boot = (options = {}) => Server.fromCorefile(corefile, { files, seed: 42, ...options });
const ask = (server, name, type, options) => read(server.serveDns(query(name, type), options));
const addresses = (reply) => reply.answers.map(({ data }) => data);

test("a query goes to the zone with the longest suffix, and through the chain of its block", () => {
  const server = boot();
  assert.deepEqual(server.zones, ["example.com.", "example.org."]);
  assert.equal(new Set(addresses(ask(server, "wWw.example.com"))).size, 8);
  assert.deepEqual(addresses(ask(server, "www.example.org")).sort(), ["192.0.2.1", "192.0.2.2"]);
  assert.equal(ask(server, "nowhere.example.org").rcode, "NXDOMAIN");
});

test("whoami answers with the client's address and port", () => {
  const [address, service] = ask(boot(), "x.example.net", "A", {
    transport: "tcp",
    client: "2001:db8::5",
    port: 5353,
  }).additionals;
  assert.deepEqual(
    [address.type, address.data, service.name, service.data.port],
    ["AAAA", "2001:db8::5", "_tcp.x.example.net", 5353],
  );
});

test("one seed, one stream of answers; without a seed two servers differ", () => {
  const answers = (options) =>
    Array.from({ length: 5 }, (_, _i) =>
      addresses(ask(boots.get(options) ?? keep(options), "www.example.com", "A")).join(),
    ).join(";");
  const boots = new Map();
  const keep = (options) => boots.set(options, boot(options)).get(options);
  assert.equal(answers({ seed: 7n }), answers({ seed: "7" }));
  // Five answers of eight in order out of twelve: equal ones by chance are rarer than 1 in 10^35.
  assert.notEqual(answers({ seed: undefined }), answers({ seed: undefined }));
});

test("a zone is live: the next query sees its health and its changes, through every handle", () => {
  const server = boot();
  const [zone, other] = [server.zone("example.org"), server.zone("EXAMPLE.org.")];
  assert.ok(zone instanceof Zone);
  assert.equal(zone.name, "example.org.");
  zone.setHealth("dub", "Healthy");
  assert.equal(ask(server, "www.example.org").answers.length, 4);
  assert.equal(other.health().find(({ id }) => id === "dub").status, "Healthy");
  const row = {
    Name: "new.example.org",
    Type: "A",
    TTL: 5,
    ResourceRecords: [{ Value: "192.0.2.77" }],
  };
  other.change({ Changes: [{ Action: "CREATE", ResourceRecordSet: row }] });
  assert.deepEqual(addresses(ask(server, "new.example.org")), ["192.0.2.77"]);
  assert.deepEqual(addresses(read(zone.serveDns(query("new.example.org")))), ["192.0.2.77"]);
  assert.equal(zone.tally("www.example.org", "A", { queries: 10 }).rows.length, 4);
});

test("what is observed of a live zone's check is seen by the next query; a simulation of it changes nothing", () => {
  const server = boot();
  const zone = server.zone("example.org");
  zone.setHealth("dub", null);
  assert.equal(ask(server, "www.example.org").answers.length, 4);
  const scenario = {
    name: "www.example.org",
    type: "A",
    duration: 60,
    seed: 1,
    events: [{ at: 10, endpoint: "192.0.2.1", up: false }],
  };
  assert.equal(zone.simulate(scenario).time.length > 0, true);
  assert.equal(ask(server, "www.example.org").answers.length, 4);
  // As many as its FailureThreshold.
  for (let i = 0; i < 3; i++) zone.observe("fra", { ok: false, at: 10 * i });
  assert.equal(ask(server, "www.example.org").answers.length, 2);
});

test("a zone may be kept when its server is freed, and freed before it", () => {
  const server = boot();
  const [kept, gone] = [server.zone("example.org"), server.zone("example.org")];
  gone.free();
  assert.throws(() => gone.name, { message: "Zone: used after free()" });
  server.free();
  server[Symbol.dispose]();
  for (const use of [
    () => server.zones,
    () => server.zone("example.org"),
    () => server.serveDns(query("a")),
    () => server.metrics(),
  ]) {
    assert.throws(use, { name: "Error", message: "Server: used after free()" });
  }
  kept.setHealth("fra", "Unhealthy");
  assert.equal(kept.resolve("www.example.org", "A").failOpen, true);
});

test("a batch that asks the same server while it is read is refused or made, and traps nothing", () => {
  const server = boot();
  const [zone, other] = [server.zone("example.org"), server.zone("example.org")];
  const batch = {
    get Changes() {
      other.setHealth("fra", "Unhealthy");
      return [];
    },
  };
  assert.throws(() => zone.change(batch), { name: "Route53Error" });
  assert.equal(zone.health().find(({ id }) => id === "fra").status, "Unhealthy");
});

test("log lines come to onLog, after the query; without it nothing is kept", () => {
  const server = boot();
  ask(server, "www.example.org");
  const lines = [];
  server.onLog = (line) => lines.push(line);
  ask(server, "www.example.com", "A", { client: "192.0.2.53", port: 40000 });
  server.serveDnsInto(query("nowhere.example.org"), new Uint8Array(1232));
  server.onLog = undefined;
  ask(server, "www.example.org");
  assert.equal(lines.length, 2);
  assert.match(
    lines[0],
    /^\[INFO\] 192\.0\.2\.53:40000 - 0 "A IN www\.example\.com\. udp \d+ false 1232" NOERROR qr,aa,rd \d+ -$/,
  );
  assert.match(lines[1], /nowhere\.example\.org\. .*NXDOMAIN/);
});

test("onLog may throw, ask the server and change a zone: the server answers on", () => {
  const server = boot();
  const zone = server.zone("example.org");
  let depth = 0;
  server.onLog = () => {
    if (depth++ === 0) ask(server, "db.example.org");
    zone.setHealth("dub", "Healthy");
  };
  assert.equal(ask(server, "www.example.org").answers.length, 2);
  assert.equal(depth, 2);
  server.onLog = () => {
    throw new Error("planted: the log is full");
  };
  const reply = new Uint8Array(512);
  assert.throws(() => server.serveDns(query("www.example.org")), {
    message: "planted: the log is full",
  });
  assert.throws(() => server.serveDnsInto(query("www.example.org"), reply), {
    message: "planted: the log is full",
  });
  assert.equal(read(reply).answers.length, 4, "the reply was written before the line was told");
  server.onLog = undefined;
  assert.equal(ask(server, "www.example.org").answers.length, 4);
});

test("metrics count what was asked", () => {
  const server = boot();
  for (let i = 0; i < 3; i++) ask(server, "www.example.com");
  assert.match(
    server.metrics(),
    /^coredns_dns_requests_total\{[^}]*type="A"[^}]*zone="example\.com\."\} 3$/m,
  );
});

test("serveDnsInto writes what serveDns gives, and no more", () => {
  for (const make of [
    () => boot(),
    () => Zone.import(JSON.parse(files["web-tier.json"]), { seed: 42 }),
  ]) {
    const [copies, writes] = [make(), make()];
    for (const [name, type] of [
      ["www.example.com", "A"],
      ["nope.example.com", "A"],
      ["example.com", "SOA"],
    ]) {
      const wanted = copies.serveDns(query(name, type));
      const reply = new Uint8Array(2000).fill(0xee);
      const length = writes.serveDnsInto(query(name, type), reply);
      assert.deepEqual(reply.subarray(0, length), wanted);
      assert.ok(reply.subarray(length).every((octet) => octet === 0xee));
    }
    assert.equal(writes.serveDnsInto(new Uint8Array(3), new Uint8Array()), 0);
    assert.equal(writes.serveDns(new Uint8Array(3)), null);
  }
});

test("a reply is the caller's own: the next query leaves it alone", () => {
  const server = boot();
  const first = server.serveDns(query("www.example.com"));
  const copy = first.slice();
  for (let i = 0; i < 100; i++) server.serveDns(query("nope.example.com"));
  assert.deepEqual(first, copy);
});

test("memory that grows between queries changes nothing", () => {
  const server = boot();
  const others = Array.from({ length: 40 }, () => boot());
  for (const other of [server, ...others, server])
    assert.equal(ask(other, "www.example.com").answers.length, 8);
});

test("a wrong Corefile is an error with all that was found, in its order", () => {
  const text =
    "example.com {\n  what\n  cache 30\n  multivalue {\n    simple @ A 60 192.0.2.256\n    route53 none.json\n  }\n}\n";
  const found = Server.check(text);
  assert.deepEqual(
    found.map(({ line, column, severity }) => [line, column, severity]),
    [
      [2, 3, "error"],
      [3, 3, "warning"],
      [5, 5, "error"],
      [6, 13, "error"],
    ],
  );
  assert.throws(
    () => Server.fromCorefile(text),
    (error) => {
      assert.ok(error instanceof CorefileError && error instanceof Error);
      assert.equal(error.name, "CorefileError");
      assert.deepEqual(error.diagnostics, found);
      assert.equal(
        error.message,
        found
          .filter(({ severity }) => severity === "error")
          .map(({ line, column, message }) => `${line}:${column}: ${message}`)
          .join("\n"),
      );
      return true;
    },
  );
  assert.deepEqual(Server.check(corefile, { files }), []);
});

test("files may come from a function, which is asked for what the Corefile names; what it throws is thrown", () => {
  const asked = [];
  const server = boot({
    files: (name) => {
      asked.push(name);
      return files[name];
    },
  });
  assert.deepEqual(asked, ["web-tier.json"]);
  assert.equal(ask(server, "www.example.com").answers.length, 8);
  const unreadable = () => {
    throw new Error("planted: no such disk");
  };
  assert.throws(() => boot({ files: unreadable }), { message: "planted: no such disk" });
  assert.throws(() => Server.check(corefile, { files: unreadable }), {
    message: "planted: no such disk",
  });
  assert.throws(() => boot({ files: () => undefined }), CorefileError);
});

test("a file's faults are told at the line that names it", () => {
  for (const [text, told] of [
    ["{", /^in 'rows\.json' at 1:1: EOF while parsing an object, /],
    [
      '{"ResourceRecordSets": [{"TTL": "60"}]}',
      /^in 'rows\.json' at 1:33: ResourceRecordSets\[0\]\.TTL: invalid type: string "60", expected a whole number$/,
    ],
  ]) {
    const [{ line, column, message }] = Server.check(
      "example.com {\nmultivalue {\n  route53 rows.json\n}\n}",
      { files: { "rows.json": text } },
    );
    assert.deepEqual([line, column], [3, 11]);
    assert.match(message, told);
  }
});

test("an environment only where it is passed", () => {
  const text = "{$ZONE} {\n  multivalue\n}\n";
  assert.deepEqual(Server.fromCorefile(text, { environment: { ZONE: "example.net" } }).zones, [
    "example.net.",
  ]);
  assert.equal(Server.check(text)[0].line, 1);
});

test("toCorefile spells a zone, and reading that gives the same zone", () => {
  const zone = Zone.import(JSON.parse(files["web-tier.json"]));
  const again = Server.fromCorefile(Server.toCorefile(zone.export())).zone("example.com");
  assert.deepEqual(again.resourceRecordSets(), zone.resourceRecordSets());
  const alarm = {
    Id: "cw",
    HealthCheckConfig: {
      Type: "CLOUDWATCH_METRIC",
      AlarmIdentifier: { Region: "us-east-1", Name: "alarm" },
    },
  };
  assert.throws(() => Server.toCorefile({ ...zone.export(), HealthChecks: [alarm] }), {
    name: "RangeError",
    message: /^source: check cw: AlarmIdentifier/,
  });
});

const server = boot();
const zone = server.zone("example.com");
const octets = query("www.example.com");

const REFUSED = [
  ["a Corefile that is no text", () => Server.fromCorefile(5), TypeError, /^text: .*number/],
  [
    "options that are none",
    () => Server.fromCorefile(corefile, 5),
    TypeError,
    /^options: .*number/,
  ],
  ["a seed that is none", () => boot({ seed: -1 }), RangeError, /^options\.seed: /],
  ["files that are none", () => boot({ files: "web-tier.json" }), TypeError, /^options\.files: /],
  [
    "a file that is no text",
    () => boot({ files: { "web-tier.json": {} } }),
    TypeError,
    /^options\.files\["web-tier\.json"\]: .*object/,
  ],
  [
    "an environment of numbers",
    () => Server.check("{$PORT} {\n}", { environment: { PORT: 53 } }),
    TypeError,
    /^options\.environment\.PORT: .*number/,
  ],
  [
    "an environment that is none",
    () => boot({ environment: 5 }),
    TypeError,
    /^options\.environment: /,
  ],
  [
    "a zone that is not there",
    () => server.zone("example.net"),
    RangeError,
    /^name: .*"example\.net".*example\.com\., example\.org\./,
  ],
  ["a zone's name that is none", () => server.zone(5), TypeError, /^name: .*number/],
  ["a source that is none", () => Server.toCorefile(5), TypeError, /^source: /],
  ["the constructor", () => new Server(), TypeError, /fromCorefile/],
  ...[
    ["zone", zone],
    ["server", server],
  ].flatMap(([name, one]) => [
    [
      `${name}: a query that is no octets`,
      () => one.serveDns("www"),
      TypeError,
      /^query: .*string/,
    ],
    [
      `${name}: a query that is too long`,
      () => one.serveDns(new Uint8Array(65_536)),
      RangeError,
      /^query: .*65535.*65536/,
    ],
    [
      `${name}: a reply that is no octets`,
      () => one.serveDnsInto(octets),
      TypeError,
      /^reply: .*undefined/,
    ],
    [
      `${name}: a reply that is too short`,
      () => one.serveDnsInto(octets, new Uint8Array(100)),
      RangeError,
      /^reply: .* 100$/,
    ],
    [
      `${name}: an unknown transport`,
      () => one.serveDns(octets, { transport: "pigeon" }),
      RangeError,
      /^options\.transport: .*"pigeon"/,
    ],
    [
      `${name}: a client that is no address`,
      () => one.serveDns(octets, { client: "192.0.2.256" }),
      TypeError,
      /^options\.client: .*"192\.0\.2\.256"/,
    ],
    [
      `${name}: a client with letters beyond ASCII`,
      () => one.serveDns(octets, { client: "192.0.2.\u0661" }),
      TypeError,
      /^options\.client: /,
    ],
    [
      `${name}: a client that is no text`,
      () => one.serveDns(octets, { client: 1 }),
      TypeError,
      /^options\.client: /,
    ],
    [
      `${name}: a port that is none`,
      () => one.serveDns(octets, { port: 65_536 }),
      RangeError,
      /^options\.port: .*65536/,
    ],
  ]),
];

for (const [name, call, type, message] of REFUSED) {
  test(`refused: ${name}`, () => {
    assert.throws(
      call,
      (error) =>
        (error.constructor === type && message.test(error.message)) || assert.fail(String(error)),
    );
    assert.equal(ask(server, "www.example.com").answers.length, 8);
  });
}
