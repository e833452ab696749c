// `multivalue serve`: a Corefile on sockets, until it is told to end.
//
// Here: the command; live.ts has the reloading, health.ts the health, greeting.ts what is printed.

import { type Listener, serve as listen, type ServeDnsOptions } from "../node/index.js";
import { type ListenAddress, listenAddress, spelledPlace } from "./address.js";
import type { Call, Command, Value } from "./commands.js";
import { InputError, UsageError, usageOf } from "./errors.js";
import { type FiguresPage, listenFigures } from "./figures.js";
import { greeting } from "./greeting.js";
import { counted, HEALTH_OPTIONS, healthLines, healthOptions } from "./health.js";
import { LiveServer } from "./live.js";
import type { Screen } from "./screen.js";

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
      help: "serves the figures of the plugin prometheus over HTTP, at /metrics; a reload counts from 0",
    },
    ...HEALTH_OPTIONS,
  ],
  run: serveCorefile,
};

async function serveCorefile(call: Call, screen: Screen): Promise<void> {
  const { values, positionals } = call;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`expected one COREFILE, got ${positionals.length}`);
  const { dns, doh, metrics } = readAddresses(values);
  const health = healthOptions(call, screen);
  const live = new LiveServer(file, screen, health !== undefined);
  const options = { ...dns, ...(doh && { doh }), ...(health && { health }) };
  const { listener, figures } = await open(live, options, metrics, screen);
  // Before the greeting, which tells that signals may be sent.
  const ended = untilTold();
  live.onReload = () => {
    listener.health?.refresh();
    if (values.probe) screen.print(`[INFO] ${counted(listener.health!.probed.length)}`);
  };
  live.follow();
  const measured = listener.health ? healthLines(listener.health, values.probe === true) : [];
  screen.print(greeting(listener, figures?.url, measured, live.current).join("\n"));
  await ended;
  live.close();
  await Promise.all([listener.close(), figures?.close()]);
}

/** Where to listen for what. */
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
  live: LiveServer,
  options: ServeDnsOptions & ListenAddress,
  metrics: ListenAddress | undefined,
  screen: Screen,
): Promise<{ listener: Listener; figures: FiguresPage | undefined }> {
  const onError = (error: unknown) =>
    screen.complain(`[ERROR] ${error instanceof Error ? error.message : String(error)}`);
  const figures =
    metrics && (await listenFigures(metrics, () => live.current.metrics()).catch(refused(metrics)));
  try {
    return { listener: await listen(live, { ...options, onError }), figures };
  } catch (error) {
    await figures?.close();
    return refused(options)(error);
  }
}

/** Why a socket could not be opened, in words. */
function refused(wanted: ListenAddress): (error: unknown) => never {
  return (error) => {
    const { code, address, port, message } = error as NodeJS.ErrnoException &
      Partial<ListenAddress> & { address?: string };
    if (!code) throw usageOf(error);
    const where = spelledPlace(address ?? wanted.host, port ?? wanted.port);
    throw new InputError(`cannot listen on ${where}: ${REASONS[code] ?? message}`);
  };
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

const REASONS: Record<string, string> = {
  EADDRINUSE: "another program listens there; port 0 takes a free one",
  EADDRNOTAVAIL: "this machine has no such address",
  EACCES: "this user may not; ports from 1024 on are for everyone",
  ENOENT: "there is no such folder",
  ENOTFOUND: "there is no such address",
};
