// npm run lighthouse: what Lighthouse says of the page as it is published, on its emulated phone.
//
// Here: the built page behind its strict policy, served compressed as static hosts do; several runs in Chromium, the
// median score of each category beside the goal, the shift of the layout, and every audit that is not passed.
// The score for speed is worked out from processor time, so a busy machine lowers it.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { build } from "../scripts/build.mjs";
import { at } from "../scripts/lib/paths.mjs";
import { main, StepError } from "../scripts/lib/run.mjs";
import { nodeModules } from "../scripts/setup/npm.mjs";
import { serveSite } from "../tests/browser/site.mjs";

const ROUNDS = Number(process.argv[2] ?? 3);
const GOAL = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "speed-index",
  "cumulative-layout-shift",
];
const CHROME =
  "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

await main(async () => {
  await nodeModules("benches/lighthouse");
  await build();
  const site = await serveSite("lighthouse");
  try {
    const reports = [];
    for (let round = 0; round < ROUNDS; round += 1) reports.push(await judged(site.url));
    print(reports);
  } finally {
    await site.close();
  }
});

async function judged(url) {
  const program = at("benches", "lighthouse", "node_modules", "lighthouse", "cli", "index.js");
  const args = [
    program,
    url,
    "--quiet",
    "--output=json",
    `--only-categories=${CATEGORIES}`,
    `--chrome-flags=${CHROME}`,
  ];
  const env = { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? "/usr/bin/chromium" };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1 << 26 });
  const report = JSON.parse(stdout);
  if (report.runtimeError)
    throw new StepError(
      `Lighthouse: ${report.runtimeError.message}`,
      "see that chromium starts: chromium --headless --version",
    );
  return report;
}

function print(reports) {
  const scores = CATEGORIES.map((id) => [
    id,
    {
      goal: `>= ${GOAL}`,
      median: median(reports.map(({ categories }) => categories[id].score * 100)),
    },
  ]);
  const shown = METRICS.map((id) => [
    id,
    {
      goal: id.endsWith("shift") ? "0" : "-",
      median: median(reports.map(({ audits }) => audits[id].numericValue)),
    },
  ]);
  console.table(Object.fromEntries([...scores, ...shown]));
  for (const line of new Set(reports.flatMap(faults))) console.log(line);
}

/** Audits that are not passed, with what they name. */
function faults({ audits }) {
  const failed = Object.values(audits).filter(
    ({ score, scoreDisplayMode }) =>
      score !== null && score < 0.9 && scoreDisplayMode !== "informative",
  );
  return failed.map(
    ({ id, displayValue = "", details }) =>
      `${id} ${displayValue} ${(details?.items ?? []).slice(0, 3).map(named).join("; ")}`,
  );
}

function named({ url = "", node, description = "", source }) {
  return [url, node?.snippet, description, source?.url].filter(Boolean).join(" ").slice(0, 160);
}

function median(numbers) {
  return Number(numbers.toSorted((one, other) => one - other)[numbers.length >> 1].toFixed(3));
}
