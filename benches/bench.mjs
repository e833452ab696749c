// npm run bench: the package against plain JavaScript, in one run, so that ratios hold on a noisy machine.
//
// Here: tallies of a million queries by this package and by the best plain code we know (typed arrays, sfc32,
// partial Fisher-Yates that is undone by nothing, slightly biased), the cost of an answer and of a health change by the
// size of the group, and the first answer of a fresh process. Rounds are interleaved; the median is quoted.

import { execFileSync } from "node:child_process";
import { decode, encode } from "dns-packet";
import { build } from "../scripts/build.mjs";
import { at } from "../scripts/lib/paths.mjs";
import { plainTally } from "./plain.mjs";

await build();
const { Zone } = await import(at("dist", "index.js"));

const rounds = 5;
const queries = 1_000_000;
const table = [];

for (const n of [12, 64, 1024]) {
  const zone = Zone.import(source(n), { seed: 1 });
  const [ours, seeded, random] = medians([
    () => zone.tally("www.example.com", "AAAA", { queries, seed: 1 }),
    () => plainTally(n, queries, 1),
    () => plainTally(n, queries, Math.random),
  ]);
  table.push(
    row(`tally of 1,000,000, ${n} rows: plain JavaScript / ours`, ">= 2.4", seeded / ours, ours),
  );
  table.push(row(`the same with Math.random, ${n} rows`, ">= 3.8", random / ours, ours));
}

const small = Zone.import(checked(16), { seed: 1 });
const many = checked(1_000_000);
const start = performance.now();
const large = Zone.import(many, { seed: 1 });
table.push(row("import of 1,000,000 rows, us a row", "-", (performance.now() - start) / 1000));
const query = encode({ id: 1, questions: [{ type: "AAAA", name: "www.example.com" }] });
const [fewRows, manyRows] = medians([small, large].map((zone) => () => serve(zone, 100_000)));
table.push(row("DNS answer from 1,000,000 rows / from 16", "<= 2", manyRows / fewRows, manyRows));
const twelve = Zone.import(source(12), { seed: 1 });
const reply = new Uint8Array(1232);
const [ours, theirs] = medians([() => serveInto(twelve, 10_000), () => plainServe(12, 10_000)]);
table.push(row("DNS answer of 8 of 12: dns-packet / ours", ">= 40", theirs / ours, ours));
const [fewToggles, manyToggles] = medians(
  [small, large].map((zone) => () => toggles(zone, 100_000)),
);
table.push(
  row(
    "health change among 1,000,000 rows / among 16",
    "<= 2",
    manyToggles / fewToggles,
    manyToggles,
  ),
);
table.push(row("first answer of a fresh Node process, ms from import", "<= 5", firstAnswer()));
console.table(Object.fromEntries(table));

function source(n) {
  const rows = Array.from({ length: n }, (_, i) => ({
    Name: "www.example.com.",
    Type: "AAAA",
    SetIdentifier: `web-${i}`,
    MultiValueAnswer: true,
    TTL: 60,
    ResourceRecords: [
      { Value: `2001:db8::${(i >> 16).toString(16)}:${(i & 0xffff).toString(16)}` },
    ],
  }));
  return { Name: "example.com.", ResourceRecordSets: rows };
}

/** One row with a check of its own, to be switched. */
function checked(n) {
  const zone = source(n);
  zone.ResourceRecordSets[n >> 1].HealthCheckId = "hc";
  return zone;
}

function serve(zone, times) {
  for (let i = 0; i < times; i++) zone.serveDns(query);
}

function serveInto(zone, times) {
  for (let i = 0; i < times; i++) zone.serveDnsInto(query, reply);
}

/** The same answer by the usual package for DNS messages: read, draw, write. */
function plainServe(n, times) {
  const values = source(n).ResourceRecordSets.map((row) => row.ResourceRecords[0].Value);
  for (let i = 0; i < times; i++) {
    const { id, questions } = decode(query);
    for (let k = 0; k < 8; k++) {
      const j = k + Math.floor(Math.random() * (n - k));
      [values[k], values[j]] = [values[j], values[k]];
    }
    const answers = values
      .slice(0, 8)
      .map((data) => ({ name: questions[0].name, type: "AAAA", ttl: 60, data }));
    encode({ id, type: "response", questions, answers });
  }
}

function toggles(zone, count) {
  for (let i = 0; i < count; i += 2) {
    zone.setHealth("hc", "Unhealthy");
    zone.setHealth("hc", "Healthy");
  }
}

/** Medians of interleaved rounds, in milliseconds. */
function medians(contestants) {
  const times = contestants.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, contestant] of contestants.entries()) times[index].push(timed(contestant));
  return times.map((list) => list.sort((one, other) => one - other)[rounds >> 1]);
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function firstAnswer() {
  const program = `const start = performance.now();
    const { Zone } = await import(${JSON.stringify(at("dist", "index.js"))});
    new Zone("example.com").resolve("example.com", "SOA");
    console.log(performance.now() - start);`;
  const runs = Array.from({ length: rounds }, () =>
    Number(execFileSync(process.execPath, ["--input-type=module", "-e", program])),
  );
  return runs.sort((one, other) => one - other)[rounds >> 1];
}

function row(name, goal, figure, milliseconds) {
  return [
    name,
    {
      goal,
      figure: Number(figure.toFixed(2)),
      ...(milliseconds && { "ours, ms": Number(milliseconds.toFixed(1)) }),
    },
  ];
}
