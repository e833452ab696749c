// The picture in the README: what 10,000 queries of the web tier get with three servers down.
//
// Here: the tally drawn as SVG. Source: examples/web-tier.json and the package itself, seed 42.

import { readFileSync, writeFileSync } from "node:fs";
import { at } from "./lib/paths.mjs";

/** The picture as text; the same for the same core. */
export async function picture() {
  const { Zone } = await import(at("dist", "index.js"));
  const source = JSON.parse(readFileSync(at("examples", "web-tier.json"), "utf8"));
  const zone = Zone.import(source);
  const down = DOWN.map(
    (id) => source.ResourceRecordSets.find((row) => row.SetIdentifier === id).HealthCheckId,
  );
  for (const id of down) zone.setHealth(id, "Unhealthy");
  return draw(zone.tally("www.example.com", "A", { queries: QUERIES, seed: SEED }));
}

function draw(tally) {
  const height = TOP + tally.rows.length * LINE + 28;
  const lines = tally.rows.map((row, index) => line(row, TOP + index * LINE));
  const title = `${tally.eligible} healthy: each answer contains ${tally.perAnswer} of them. ${tally.queries.toLocaleString("en")} queries, seed ${tally.seed}.`;
  const test = `chi-square ${tally.chiSquare.statistic.toFixed(1)} on ${tally.chiSquare.degreesOfFreedom} degrees of freedom, p = ${tally.chiSquare.pValue.toFixed(2)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">`,
    `<style>${STYLE}</style>`,
    `<rect width="${WIDTH}" height="${height}" rx="6" class="page"/>`,
    `<text x="16" y="28" class="title">${title}</text>`,
    ...lines,
    `<text x="16" y="${height - 12}" class="dim">${test}</text>`,
    "</svg>",
    "",
  ].join("\n");
}

function line(row, y) {
  const healthy = row.health === "healthy";
  const lamp = healthy
    ? `<circle cx="24" cy="${y + 11}" r="5" class="up"/>`
    : `<path d="M20 ${y + 7}l8 8m0 -8l-8 8" class="down"/>`;
  const name = `<text x="40" y="${y + 15}" class="mono">${row.value}</text>`;
  return `<g>${lamp}${name}${healthy ? bar(row, y) : `<text x="${LEFT}" y="${y + 15}" class="dim">left out: check fails</text>`}</g>`;
}

function bar(row, y) {
  const x = (count) => (LEFT + (count / QUERIES) * SPAN).toFixed(1);
  const [low, high] = row.returnedInterval;
  return [
    `<rect x="${x(low)}" y="${y + 2}" width="${(x(high) - x(low)).toFixed(1)}" height="18" class="band"/>`,
    `<rect x="${LEFT}" y="${y + 6}" width="${(x(row.returned) - LEFT).toFixed(1)}" height="10" class="bar"/>`,
    `<path d="M${x(row.expectedReturned)} ${y + 2}v18" class="mark"/>`,
    `<text x="${WIDTH - 16}" y="${y + 15}" text-anchor="end" class="mono">${row.returned.toLocaleString("en")}</text>`,
  ].join("");
}

const QUERIES = 10_000;
const SEED = 42;
const DOWN = ["web-3", "web-7", "web-11"];
const [WIDTH, TOP, LINE, LEFT, SPAN] = [720, 44, 24, 140, 490];
const STYLE = [
  "text{font:13px system-ui,sans-serif;fill:#1d2733}",
  ".title{font-size:15px}.mono{font-family:ui-monospace,monospace}.dim{fill:#5b6672}",
  ".page{fill:#fdfcf9}.bar,.up{fill:#0072b2}.band{fill:#d5d2ca}.mark{stroke:#1d2733;stroke-width:2}",
  ".down{stroke:#d55e00;stroke-width:2;fill:none}",
].join("");

if (process.argv[1] === import.meta.filename)
  writeFileSync(at("examples", "histogram.svg"), await picture());
