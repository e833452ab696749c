// `multivalue serve`: a Corefile on sockets, until it is told to end.
//
// Here: the command and what it prints; live.ts has the reloading.

import { serve as listen, type Listener, type ServeDnsOptions } from "../node/index.js";
import type { Server } from "../server.js";
import { listenAddress, type ListenAddress } from "./address.js";
import type { Call, Command } from "./commands.js";
import { InputError, UsageError, usageOf } from "./errors.js";
import { counted, HEALTH_OPTIONS, healthLines, healthOptions } from "./health.js";
import { LiveServer } from "./live.js";
import type { Screen } from "./screen.js";

export const serve: Command = {
  name: "serve",
  synopsis: "COREFILE [--listen ADDR:PORT] [--doh ADDR:PORT] [--probe] [--health ADDR:PORT]",
  summary: "answers DNS as the Corefile says; reloads on SIGHUP and when its files change",
  options: [
    { name: "listen", value: "ADDR:PORT", help: "where UDP and TCP are served, 127.0.0.1:5300 by default; port 0 takes a free one" },
    { name: "doh", value: "ADDR:PORT", help: "serves DNS over HTTPS too, in clear text: put what speaks TLS before it" },
    ...HEALTH_OPTIONS,
  ],
  run: serveCorefile,
};

async function serveCorefile(call: Call, screen: Screen): Promise<void> {
  const { values, positionals } = call;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`expected one COREFILE, got ${positionals.length}`);
  const dns = listenAddress(values.listen ?? DEFAULT_LISTEN, "--listen");
  const doh = values.doh === undefined ? undefined : listenAddress(values.doh, "--doh");
  const health = healthOptions(call, screen);
  const live = new LiveServer(file, screen, health !== undefined);
  const listener = await open(live, { ...dns, ...(doh && { doh }), ...(health && { health }) }, screen);
  screen.print(greeting(listener, live.current, values.probe === true).join("\n"));
  live.onReload = () => {
    listener.health?.refresh();
    if (values.probe) screen.print(`[INFO] ${counted(listener.health!.probed.length)}`);
  };
  const ended = untilTold();
  live.follow();
  await ended;
  live.close();
  await listener.close();
}

async function open(live: LiveServer, options: ServeDnsOptions & ListenAddress, screen: Screen): Promise<Listener> {
  const onError = (error: unknown) => screen.complain(`[ERROR] ${error instanceof Error ? error.message : String(error)}`);
  try {
    return await listen(live, { ...options, onError });
  } catch (error) {
    const { code, address, port, message } = error as NodeJS.ErrnoException & { address?: string; port?: number };
    if (!code) throw usageOf(error);
    const place = address?.includes("/") ? address : `${address ?? options.host}:${port ?? options.port}`;
    throw new InputError(`cannot listen on ${place}: ${REASONS[code] ?? message}`);
  }
}

/** Where it listens, and a question that it answers. */
function greeting({ udp, doh, health }: Listener, server: Server, isProbing: boolean): string[] {
  const at = `@${udp.host} -p ${udp.port}`;
  return [
    `Serving ${server.zones.join(", ") || "no zones"} on ${udp.host.includes(":") ? `[${udp.host}]` : udp.host}:${udp.port}, UDP and TCP   (Ctrl+C ends)`,
    ...(doh ? [`DNS over HTTPS, in clear text: ${doh.url}`] : []),
    ...(health ? healthLines(health, isProbing) : []),
    `Try: dig ${at} ${question(server)}`,
  ];
}

/** The first group that has a policy, else the first row that is no zone's own. */
function question(server: Server): string {
  const rows = server.zones.flatMap((name) => server.zone(name).resourceRecordSets());
  const row = rows.find(({ SetIdentifier }) => SetIdentifier !== undefined) ?? rows.find(({ Type }) => Type !== "SOA" && Type !== "NS") ?? rows[0];
  if (!row) return "whoami.example.com";
  return `${row.Name!.replace(WILDCARD, "any").replace(/(.)\.$/, "$1")} ${row.Type}`;
}

/** Resolves at the first signal to end; the next one ends at once. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    const told = () => {
      for (const signal of ENDS) process.off(signal, told);
      resolve();
    };
    for (const signal of ENDS) process.on(signal, told);
  });
}

const DEFAULT_LISTEN = "127.0.0.1:5300";
const ENDS = ["SIGINT", "SIGTERM"] as const;

/** How Route 53 lists the asterisk. */
const WILDCARD = /^\\052(?=\.)/;

const REASONS: Record<string, string> = {
  EADDRINUSE: "another program listens there; port 0 takes a free one",
  EADDRNOTAVAIL: "this machine has no such address",
  EACCES: "this user may not; ports from 1024 on are for everyone",
  ENOENT: "there is no such folder",
  ENOTFOUND: "there is no such address",
};
