// npm start: sets up, builds, serves the page and prints its address.
//
// The port: `npm start -- --port N`, else MULTIVALUE_PORT, else 5173 or the next free one.

import { at } from "./lib/paths.mjs";
import { main, StepError } from "./lib/run.mjs";
import { digest, once } from "./lib/stamp.mjs";
import { build } from "./build.mjs";
import { setup } from "./setup.mjs";

async function start() {
  const port = chosenPort(process.argv.slice(2));
  await setup();
  await build();
  await once("page", digest(PAGE_INPUTS), [at("dist-site", "index.html")], buildPage);
  await serve(port);
}

/** The page as it would be published, so that it starts at once and keeps the console clean. */
async function buildPage() {
  const vite = await import("vite");
  await vite.build({ configFile: CONFIG, logLevel: "warn" });
}

function chosenPort(args) {
  const flag = args.indexOf("--port");
  const text = flag >= 0 ? args[flag + 1] : process.env.MULTIVALUE_PORT;
  if (text === undefined && flag < 0) return undefined;
  if (!/^\d+$/.test(text ?? "") || Number(text) > MAX_PORT) throw new StepError(`"${text}" is no port`, "npm start -- --port 5173");
  return Number(text);
}

/** Vite takes the next free port when none was asked for, and fails when the one asked for is taken. */
async function serve(port) {
  const { preview } = await import("vite");
  const options = { host: "127.0.0.1", port: port ?? DEFAULT_PORT, strictPort: port !== undefined };
  const server = await preview({ configFile: CONFIG, preview: options }).catch((error) => {
    throw new StepError(error.message, "choose another port: npm start -- --port N");
  });
  console.log(`\nThe page: ${server.resolvedUrls.local[0]}   (Ctrl+C ends)`);
}

const CONFIG = at("www", "vite.config.ts");
const PAGE_INPUTS = ["www", "examples", "package-lock.json", "scripts/start.mjs", "dist"];
const DEFAULT_PORT = 5173;
const MAX_PORT = 65535;

await main(start);
