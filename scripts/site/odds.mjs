// The tables of the page on odds. Every number is counted or worked out by the package when the site is built.

import { decimal, percent, whole } from "./tables.mjs";

/** What the page may ask for, by name. */
export const TABLES = {
  inclusion,
  "first-place": firstPlace,
  failing,
  "chi-square": chiSquare,
  ttl,
  policies,
  balancer,
};

/** Sizes of a group, beside what an answer holds. */
function inclusion({ Zone }) {
  const rows = SIZES.map((size) => {
    const { perAnswer, rows } = tallyOf(Zone, groupOf(size));
    const share = rows[0].expectedReturned / QUERIES;
    return [
      whole(size),
      whole(perAnswer),
      { share },
      percent(share),
      percent(rows[0].expectedPicked / QUERIES),
    ];
  });
  return {
    caption: "Healthy records, and the odds of each",
    columns: ["#Healthy", "#In each answer", "Share", "#In an answer", "#First"],
    rows,
  };
}

/** Ten records: how often each stood first. */
function firstPlace({ Zone, zones }) {
  const { rows } = tallyOf(Zone, zones["ten-healthy"]);
  const most = Math.max(...rows.map(({ first }) => first));
  const lines = rows.map((row) => [
    row.value,
    { share: row.first / most },
    whole(row.first),
    whole(row.expectedPicked),
    whole(row.returned),
  ]);
  return {
    caption: `First places of ten healthy records in ${whole(QUERIES)} answers, seed ${SEED}; the longest bar is the most frequent`,
    columns: ["Value", "First", "#First", "#Expected", "#Returned"],
    rows: lines,
  };
}

/** Ten records of which more and more fail. */
function failing({ Zone, zones }) {
  const zone = zones["ten-healthy"];
  const checks = zone.HealthChecks.map(({ Id }) => Id);
  const rows = Array.from({ length: checks.length + 1 }, (_, down) => {
    const Health = Object.fromEntries(checks.slice(0, down).map((id) => [id, "Unhealthy"]));
    const tally = tallyOf(Zone, { ...zone, Health });
    const eligible = tally.rows.find(({ expectedReturned }) => expectedReturned > 0);
    return [
      whole(down),
      whole(tally.eligible),
      whole(tally.perAnswer),
      percent(eligible.expectedReturned / QUERIES),
      percent(eligible.expectedPicked / QUERIES),
      tally.failOpen ? "all of them" : "none",
    ];
  });
  return {
    caption: "Ten records with a check each, of which some fail",
    columns: [
      "#Failing",
      "#Eligible",
      "#In each answer",
      "#An eligible one is in",
      "#It stands first",
      "Failing ones answered",
    ],
    rows,
  };
}

/** The usual sum of squares beside the corrected one, over many seeds. */
function chiSquare({ Zone, zones }) {
  const rows = [
    ["ten-healthy", "10 healthy, 8 drawn"],
    ["web-tier", "12 healthy, 8 drawn"],
  ].map(([name, title]) => {
    const zone = Zone.import(zones[name], { seed: SEED });
    const tallies = Array.from({ length: RUNS }, (_, seed) =>
      zone.tally(QUESTION.name, QUESTION.type, { queries: QUERIES, seed }),
    );
    zone.free();
    const usual = mean(
      tallies.map(({ rows }) =>
        sum(
          rows.map(
            ({ returned, expectedReturned }) =>
              (returned - expectedReturned) ** 2 / expectedReturned,
          ),
        ),
      ),
    );
    const corrected = mean(tallies.map((tally) => tally.chiSquare.statistic));
    const rare = mean(tallies.map((tally) => (tally.chiSquare.pValue < 0.05 ? 1 : 0)));
    return [
      title,
      whole(tallies[0].chiSquare.degreesOfFreedom),
      decimal(usual, 2),
      decimal(corrected, 2),
      percent(rare),
    ];
  });
  return {
    caption: `Means over ${RUNS} seeds of ${whole(QUERIES)} queries each`,
    columns: ["Group", "#Degrees of freedom", "#Usual sum", "#Corrected", "#p below 0.05"],
    rows,
  };
}

/** One server dies: what a longer TTL costs. */
function ttl({ Zone, zones }) {
  const rows = [10, 60, 300].map((seconds) => {
    const { lost, window, idle, busiest } = meanOf(
      outages(Zone, withTtl(zones["web-tier"], seconds)),
    );
    return [
      `${seconds} s`,
      whole(lost * REQUESTS),
      percent(lost),
      `${whole(window)} s`,
      percent(idle),
      decimal(busiest),
    ];
  });
  return {
    caption: OUTAGE,
    columns: [
      "#TTL",
      "#Requests lost",
      "#Of all",
      "#Last one after",
      "#Servers idle in one TTL",
      "#Busiest over mean",
    ],
    rows,
  };
}

/** The same twelve servers and the same outage under each policy, by the rewriting that the comparison shows. */
function policies({ Zone, zones, endpointsOf, underPolicy }) {
  const zone = zones["web-tier"];
  const endpoints = endpointsOf(answerOf(Zone, zone));
  const multivalue = outages(Zone, zone);
  const under = (policy) => [
    policy,
    outages(Zone, underPolicy(zone, QUESTION, endpoints, "multivalue", policy)),
  ];
  const runs = [
    under("simple"),
    under("failover"),
    ["multivalue", multivalue],
    ["ideal balancer", multivalue.map(({ balancer }) => balancer)],
  ];
  const rows = runs.map(([name, timelines]) => {
    const { lost, window, busiest } = meanOf(timelines);
    return [name, whole(lost * REQUESTS), percent(lost), `${whole(window)} s`, decimal(busiest)];
  });
  return {
    caption: OUTAGE,
    columns: ["Policy", "#Requests lost", "#Of all", "#Last one after", "#Busiest over mean"],
    rows,
  };
}

/** Requests that each server got in the first TTL, most first. */
function balancer({ Zone, zones }) {
  const timeline = simulated(Zone, zones["web-tier"], {
    resolvers: 20,
    events: [],
    duration: 60,
    step: 60,
  });
  const loads = Object.entries(timeline.load).map(([endpoint, counts]) => [
    endpoint,
    counts[0],
    timeline.balancer.load[endpoint][0],
  ]);
  const most = Math.max(...loads.map(([, load]) => load));
  const rows = loads
    .sort((one, other) => other[1] - one[1])
    .map(([endpoint, load, even]) => [endpoint, { share: load / most }, whole(load), whole(even)]);
  return {
    caption:
      "Requests in one TTL of 60 s: twenty resolvers of different size, and an ideal balancer",
    columns: ["Server", "Of the busiest", "#By DNS", "#By a balancer"],
    rows,
  };
}

function answerOf(Zone, source) {
  const zone = Zone.import(source, { seed: SEED });
  const answer = zone.resolve(QUESTION.name, QUESTION.type);
  zone.free();
  return answer;
}

function tallyOf(Zone, source) {
  const zone = Zone.import(source, { seed: SEED });
  const tally = zone.tally(QUESTION.name, QUESTION.type, { queries: QUERIES, seed: SEED });
  zone.free();
  return tally;
}

/** The same outage with many seeds: one alone says more of its seed than of the policy. */
function outages(Zone, source) {
  return Array.from({ length: OUTAGES }, (_, seed) => simulated(Zone, source, { seed }));
}

function meanOf(timelines) {
  const of = (measure) => mean(timelines.map(measure));
  return {
    lost: of(({ failed }) => sum(failed) / REQUESTS),
    window: of(({ errorWindow }) => errorWindow),
    idle: of(({ idleShare }) => idleShare),
    busiest: of(({ maxOverMean }) => maxOverMean),
  };
}

function simulated(Zone, source, more = {}) {
  const zone = Zone.import(source, { seed: SEED });
  const timeline = zone.simulate({ ...SCENARIO, ...more });
  zone.free();
  return timeline;
}

/** A zone with so many healthy multivalue records. */
function groupOf(size) {
  const row = (at) => ({
    Name: "www.example.com.",
    Type: "A",
    SetIdentifier: `web-${at + 1}`,
    MultiValueAnswer: true,
    TTL: 60,
    ResourceRecords: [{ Value: `192.0.2.${at + 1}` }],
  });
  return {
    Name: "example.com.",
    ResourceRecordSets: Array.from({ length: size }, (_, at) => row(at)),
  };
}

function withTtl(zone, TTL) {
  return {
    ...zone,
    ResourceRecordSets: zone.ResourceRecordSets.map((row) =>
      row.MultiValueAnswer ? { ...row, TTL } : row,
    ),
  };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function mean(numbers) {
  return sum(numbers) / numbers.length;
}

const SIZES = [1, 2, 4, 8, 9, 10, 12, 16, 50, 100];
const QUESTION = { name: "www.example.com.", type: "A" };
const QUERIES = 10_000;
const SEED = 42;
const RUNS = 1_000;
const OUTAGES = 40;
/** One server of twelve is dead from 120 s on, for four minutes. */
const EVENTS = [
  { at: 120, endpoint: "192.0.2.1", up: false },
  { at: 360, endpoint: "192.0.2.1", up: true },
];
const SCENARIO = {
  ...QUESTION,
  duration: 600,
  seed: SEED,
  resolvers: 50,
  resolverSkew: "zipf",
  requestsPerSecond: 50,
  pick: "first",
  events: EVENTS,
};
const REQUESTS = SCENARIO.duration * SCENARIO.requestsPerSecond;
const OUTAGE = `192.0.2.1 is down from 120 s to 360 s of 600 s; 50 resolvers, ${whole(REQUESTS)} requests, clients take the first address; means of ${OUTAGES} seeds`;
