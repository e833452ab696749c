// `multivalue serve`: a Corefile on sockets, until a signal ends it.
//
// Here: the command and its banner. reloading-server.ts has reloading, serve-options.ts the options.

import { type Listener, serve as listen, type ServeDnsOptions } from "../node/index.js";
import type { Server } from "../server.js";
import type { Call, Command, Value } from "./command.js";
import { InputError, UsageError, usageOf } from "./errors.js";
import { type MetricsServer, serveMetrics } from "./metrics.js";
import { ReloadingServer } from "./reloading-server.js";
import {
  formatAddress,
  formatSocket,
  HEALTH_OPTIONS,
  healthLines,
  healthOptions,
  type ListenAddress,
  listenAddress,
  probingLine,
} from "./serve-options.js";
import type { Terminal } from "./terminal.js";

export const serve: Command = {
  name: "serve",
  synopsis: "COREFILE [--listen ADDR:PORT] [--doh ADDR:PORT] [--probe] [options]",
  summary: "answers DNS as the Corefile says; reloads on SIGHUP and when its files change",
  options: [
    {
      name: "listen",
      value: "ADDR:PORT",
      help: "where UDP and TCP are served, 127.0.0.1:5300 by default; port 0 takes a free one",
    },
    {
      name: "doh",
      value: "ADDR:PORT",
      help: "serves DNS over HTTPS too, in clear text: put what speaks TLS before it",
    },
    {
      name: "metrics",
      value: "ADDR:PORT",
      help: "serves the metricsServer of the plugin prometheus over HTTP, at /metrics; a reload counts from 0",
    },
    ...HEALTH_OPTIONS,
  ],
  run: serveCorefile,
};

async function serveCorefile(call: Call, terminal: Terminal): Promise<void> {
  const { values, positionals } = call;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`expected one COREFILE, got ${positionals.length}`);
  const { dns, doh, metrics } = readAddresses(values);
  const health = healthOptions(call, terminal);
  const server = new ReloadingServer(file, terminal, health !== undefined);
  const options = { ...dns, ...(doh && { doh }), ...(health && { health }) };
  const { listener, metricsServer } = await open(server, options, metrics, terminal);
  // Before the banner, which announces that signals are handled.
  const ended = untilSignal();
  server.onReload = () => {
    listener.health?.refresh();
    if (values.probe) terminal.print(`[INFO] ${probingLine(listener.health!.probed.length)}`);
  };
  server.follow();
  const measured = listener.health ? healthLines(listener.health, values.probe === true) : [];
  terminal.print(banner(listener, metricsServer?.url, measured, server.current).join("\n"));
  await ended;
  server.close();
  await Promise.all([listener.close(), metricsServer?.close()]);
}

/** Addresses to listen on. */
interface Addresses {
  dns: ListenAddress;
  doh: ListenAddress | undefined;
  metrics: ListenAddress | undefined;
}

function readAddresses({ listen, doh, metrics }: Call["values"]): Addresses {
  const optional = (value: Value, option: string) =>
    value === undefined ? undefined : listenAddress(value, option);
  return {
    dns: listenAddress(listen ?? DEFAULT_LISTEN, "--listen"),
    doh: optional(doh, "--doh"),
    metrics: optional(metrics, "--metrics"),
  };
}

/** All sockets or none. */
async function open(
  server: ReloadingServer,
  options: ServeDnsOptions & ListenAddress,
  metrics: ListenAddress | undefined,
  terminal: Terminal,
): Promise<{ listener: Listener; metricsServer: MetricsServer | undefined }> {
  const onError = (error: unknown) =>
    terminal.writeError(`[ERROR] ${error instanceof Error ? error.message : String(error)}`);
  const metricsServer =
    metrics &&
    (await serveMetrics(metrics, () => server.current.metrics()).catch(rethrow(metrics)));
  try {
    return { listener: await listen(server, { ...options, onError }), metricsServer };
  } catch (error) {
    await metricsServer?.close();
    return rethrow(options)(error);
  }
}

/** Throws an InputError if a socket could not be opened. */
function rethrow(wanted: ListenAddress): (error: unknown) => never {
  return (error) => {
    const { code, address, port, message } = error as NodeJS.ErrnoException &
      Partial<ListenAddress> & { address?: string };
    if (!code) throw usageOf(error);
    const where = formatSocket(address ?? wanted.host, port ?? wanted.port);
    throw new InputError(`cannot listen on ${where}: ${REASONS[code] ?? message}`);
  };
}

/** Resolves at the first SIGINT or SIGTERM; the next one kills the process. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = () => {
      for (const signal of ENDS) process.off(signal, onSignal);
      resolve();
    };
    for (const signal of ENDS) process.on(signal, onSignal);
  });
}

const DEFAULT_LISTEN = "127.0.0.1:5300";
const ENDS = ["SIGINT", "SIGTERM"] as const;

const REASONS: Record<string, string> = {
  EADDRINUSE: "another program listens there; port 0 takes a free one",
  EADDRNOTAVAIL: "this machine has no such address",
  EACCES: "this user may not; ports from 1024 on are for everyone",
  ENOENT: "there is no such folder",
  ENOTFOUND: "there is no such address",
};

/** The lines printed at the start: addresses, health checks, and a query to try. */
function banner(
  { udp, doh }: Listener,
  metricsServer: string | undefined,
  health: string[],
  server: Server,
): string[] {
  return [
    `Serving ${server.zones.join(", ") || "no zones"} on ${formatAddress(udp)}, UDP and TCP   (Ctrl+C ends)`,
    ...(doh ? [`DNS over HTTPS, in clear text: ${doh.url}`] : []),
    ...(metricsServer ? [`Figures for Prometheus: ${metricsServer}`] : []),
    ...health,
    `Try: dig @${udp.host} -p ${udp.port} ${question(server)}`,
  ];
}

/** The first record with a policy, else the first that is neither SOA nor NS. */
function question(server: Server): string {
  const rows = server.zones.flatMap((name) => server.zone(name).resourceRecordSets());
  const row =
    rows.find(({ SetIdentifier }) => SetIdentifier !== undefined) ??
    rows.find(({ Type }) => Type !== "SOA" && Type !== "NS") ??
    rows[0];
  if (!row) return "whoami.example.com";
  return `${row.Name!.replace(WILDCARD, "any").replace(/(.)\.$/, "$1")} ${row.Type}`;
}

/** The asterisk in Route 53's lists. */
const WILDCARD = /^\\052(?=\.)/;
