// 100,000 mutated queries to a zone, as many to a server, and 5,000 mutated Corefiles: the wasm machine never traps, its
// memory does not grow, and good queries get what they got before.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { query, read } from "../doh/responder.mjs";
import { mutatedCorefile, mutatedQuery, numbers } from "./mutate.mjs";
import { importFile } from "./packed.mjs";

/** The memory of each engine, from the moment that it starts. */
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...words) {
    super(...words);
    memories.push(this.exports.memory);
  }
};

const { CorefileError, Server, Zone } = await importFile("index.js");
const example = (name) => readFileSync(at("examples", name), "utf8");
const files = { "web-tier.json": example("web-tier.json") };
const corefile = example("Corefile");

const NAMES = [
  "www.example.com",
  "nope.example.com",
  "example.com",
  "db.example.org",
  "example.org",
  "x.example.net",
];
const TYPES = ["A", "AAAA", "MX", "TXT", "SOA", "NS", "ANY", "DS", "AXFR"];
const GOOD = NAMES.flatMap((name) =>
  TYPES.flatMap((type) => [true, false].map((edns) => query(name, type, { id: 0x1234, edns }))),
);

const SERVERS = {
  zone: () => Zone.import(JSON.parse(files["web-tier.json"]), { seed: 1 }),
  server: () => Server.fromCorefile(corefile, { files, seed: 1 }),
};

for (const [what, start] of Object.entries(SERVERS)) {
  test(`100,000 mutated queries to a ${what}`, () => {
    const [server, below, codes] = [start(), numbers(7), {}];
    const before = goodReplies(server);
    let size;
    for (let i = 0; i < 100_000; i += 1) {
      // After the first, whatever is kept has been made: buffers, and the counters of figures.
      if (i === WARM_UP) size = sizes();
      const octets = mutatedQuery(below, GOOD);
      const code = judge(
        octets,
        server.serveDns(octets, {
          transport: ["udp", "tcp", "doh"][below(3)],
          client: "192.0.2.7",
          port: 53,
        }),
      );
      codes[code] = (codes[code] ?? 0) + 1;
    }
    assert.deepEqual(sizes(), size, "memory grows");
    assert.deepEqual(goodReplies(server), before);
    // The mutations come to every kind of end: NOERROR, FORMERR, NXDOMAIN, NOTIMP, REFUSED, BADVERS' low bits in NOERROR, none.
    for (const code of [0, 1, 3, 4, 5, "none"]) assert.ok(codes[code] > 500, JSON.stringify(codes));
    server.free();
  });
}

test("5,000 mutated Corefiles", () => {
  const below = numbers(8);
  let [right, size] = [0, undefined];
  for (let i = 0; i < 5_000; i += 1) {
    if (i === 1_000) size = sizes();
    right += boots(mutatedCorefile(below, [corefile, SHORT]));
  }
  assert.deepEqual(sizes(), size, "memory grows");
  assert.ok(right > 250 && right < 2_500, `${right} were right`);
  assert.deepEqual([corefile, SHORT].map(boots), [1, 1]);
});

/** Counts one where it serves; else every error has its place, and checking says the same. */
function boots(text) {
  const found = Server.check(text, { files });
  const errors = found.filter(({ severity }) => severity === "error");
  assert.ok(found.every(({ line, column }) => line > 0 && column > 0));
  try {
    const server = Server.fromCorefile(text, { files, seed: 1 });
    assert.ok(server.serveDns(GOOD[0]).length >= 12);
    server.free();
    assert.equal(errors.length, 0, text);
    return 1;
  } catch (error) {
    if (!(error instanceof CorefileError))
      throw new Error(`on ${JSON.stringify(text)}`, { cause: error });
    assert.deepEqual(
      error.diagnostics.filter(({ severity }) => severity === "error"),
      errors,
    );
    return 0;
  }
}

/** What a reply must be whatever was asked; gives its code. */
function judge(octets, reply) {
  const isQuery = octets.length >= 12 && !(octets[2] & 0x80);
  assert.equal(reply !== null, isQuery, octets.toString("hex"));
  if (!reply) return "none";
  assert.ok(
    reply[0] === octets[0] && reply[1] === octets[1] && reply[2] & 0x80,
    "a response of this ID",
  );
  assert.equal(reply[2] & 0x79, octets[2] & 0x79, "opcode and RD");
  return reply[3] & 0x0f;
}

/** Of those that nothing random is in, all octets; of the others how many and that they are distinct. */
function goodReplies(server) {
  const fixed = ["nope.example.com", "example.com"].map((name) =>
    Buffer.from(server.serveDns(query(name, "SOA"))).toString("hex"),
  );
  return [
    ...fixed,
    new Set(read(server.serveDns(query("www.example.com"))).answers.map(({ data }) => data)).size,
  ];
}

function sizes() {
  assert.ok(memories.length > 0);
  return memories.map(({ buffer }) => buffer.byteLength);
}

const WARM_UP = 10_000;

const SHORT = `example.com {
    log . "{name} {rcode}"
    multivalue {
        failover @ A 60 {
            primary p 192.0.2.1 check all
            secondary s 192.0.2.2
        }
        check all calculated 1 one
        check one https https://192.0.2.1/ {
            threshold 3
        }
        max_answers 3
        fallthrough sub.example.com
    }
    whoami
}
`;
