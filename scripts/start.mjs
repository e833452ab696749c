// npm start: sets up, builds, serves the site and the DNS of its first example zone, and prints where both are to be had.
//
// The page's port: `npm start -- --port N`, else MULTIVALUE_PORT, else 5173 or the next free one.
// The port of DNS: `npm start -- --dns-port N`, else MULTIVALUE_DNS_PORT, else 5300 or any free one.

import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { build } from "./build.mjs";
import { at } from "./lib/paths.mjs";
import { main, StepError } from "./lib/run.mjs";
import { setup } from "./setup.mjs";
import { CONFIG, site } from "./site.mjs";

async function start() {
  const port = chosenPort("--port", "MULTIVALUE_PORT");
  const dnsPort = chosenPort("--dns-port", "MULTIVALUE_DNS_PORT");
  await setup();
  await build();
  await site();
  const dns = await serveDns(dnsPort);
  const page = await servePage(port, dns).catch((error) =>
    dns.close().then(() => Promise.reject(error)),
  );
  endOnSignal(page);
  console.log(`\nThe page:           ${page.resolvedUrls.local[0]}`);
  console.log(`Its zone over DNS:  ${dns.digLine}`);
  console.log("Ctrl+C ends both.");
}

function chosenPort(flag, variable) {
  const args = process.argv.slice(2);
  const text = args.includes(flag) ? (args[args.indexOf(flag) + 1] ?? "") : process.env[variable];
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || Number(text) > MAX_PORT)
    throw new StepError(`"${text}" is no port`, `npm start -- ${flag} ${DEFAULTS[flag]}`);
  return Number(text);
}

/** Any free port does where none was asked for and the usual one is taken. */
async function serveDns(port) {
  const source = JSON.parse(readFileSync(FIRST_ZONE, "utf8"));
  const open = await dnsOf(source);
  const { udp, close } = await open(port ?? DEFAULTS["--dns-port"]).catch((error) => {
    if (port === undefined && error.code === "EADDRINUSE") return open(0);
    throw new StepError(error.message, "choose another port: npm start -- --dns-port N");
  });
  const { Name, Type } = source.ResourceRecordSets.find((row) => row.MultiValueAnswer);
  return { close, digLine: `dig @${udp.host} -p ${udp.port} ${Name.replace(/\.$/, "")} ${Type}` };
}

/** Opens the zone on a port, by the package just built. */
async function dnsOf(source) {
  const [{ Zone }, { serve }] = await Promise.all([
    import("multivalue"),
    import("multivalue/node"),
  ]);
  const zone = Zone.import(source);
  return (port) => serve(zone, { port, onError: (error) => console.error(error) });
}

/** Vite takes the next free port when none was asked for, and fails when the one asked for is taken. It closes DNS with the page. */
async function servePage(port, dns) {
  const { preview } = await import("vite");
  const options = {
    host: "127.0.0.1",
    port: port ?? DEFAULTS["--port"],
    strictPort: port !== undefined,
  };
  const plugins = [
    {
      name: "dns",
      closePreviewServer: () => dns.close(),
      configurePreviewServer:
        ({ middlewares }) =>
        () =>
          middlewares.use(lost),
    },
  ];
  return preview({ configFile: CONFIG, appType: "mpa", plugins, preview: options }).catch(
    (error) => {
      throw new StepError(error.message, "choose another port: npm start -- --port N");
    },
  );
}

/** What is no file of the site gets its page for that, as from a static host. By now Vite has found the page of a folder. */
function lost({ url }, response, next) {
  const { pathname } = new URL(url, "http://localhost");
  if (existsSync(join(SITE, normalize(decodeURIComponent(pathname))))) return next();
  response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
  response.end(readFileSync(join(SITE, "404.html")));
}

/** Vite closes all on SIGTERM, and would call that a failure. npm sends signals to its shell alone, whose end is then the sign. */
function endOnSignal(page) {
  process.prependOnceListener("SIGTERM", () => (process.exitCode = 0));
  process.once("SIGINT", () => void page.close());
  const { ppid } = process;
  const watch = () => process.ppid === ppid || page.close();
  if (process.env.npm_lifecycle_event === "start") setInterval(watch, WATCH_MS).unref();
}

const SITE = at("dist-site");
const FIRST_ZONE = at("examples", "web-tier.json");
const DEFAULTS = { "--port": 5173, "--dns-port": 5300 };
const MAX_PORT = 65535;
const WATCH_MS = 500;

await main(start);
