// HTTP server for results and statuses of health checks, on a loopback port or a Unix socket.

import { chmodSync, statSync, unlinkSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type Address, httpUrl } from "../address.js";
import { GRACE_MS, listening } from "../socket-listener.js";
import type { Monitor } from "./monitor.js";
import type { HealthSettings } from "./options.js";
import { responder } from "./push-request.js";

/** Address of the server: a URL, or a Unix socket. */
export type PushAddress = (Address & { url: string }) | { path: string };

/** A running server. */
export interface PushServer {
  address: PushAddress;
  close(): Promise<void>;
}

type Settings = NonNullable<HealthSettings["push"]>;

/** Listens. */
export async function listenPush(
  monitor: Monitor,
  settings: Settings,
  onError: (error: unknown) => void,
): Promise<PushServer> {
  const server = createServer(TIMEOUTS, responder(monitor, settings.token, onError));
  server.maxConnections = MAX_CONNECTIONS;
  const address =
    settings.path === undefined
      ? await onPort(server, settings)
      : await onFile(server, settings.path);
  server.on("error", onError);
  return { address, close: () => close(server) };
}

async function onPort(server: Server, { host, port }: Settings): Promise<PushAddress> {
  const opened = listening(server);
  server.listen(port, host);
  await opened;
  const { address, port: taken } = server.address() as AddressInfo;
  return {
    host: address,
    port: taken,
    url: httpUrl("http", { host: address, port: taken }, "/health"),
  };
}

/** Replaces the socket of a stopped server, not that of a running one. */
async function onFile(server: Server, path: string): Promise<PushAddress> {
  if (await isStale(path)) unlinkSync(path);
  const opened = listening(server);
  server.listen(path);
  await opened;
  chmodSync(path, OWNER_ONLY);
  return { path };
}

/** Whether a path is a socket without a server. Other files are kept. */
async function isStale(path: string): Promise<boolean> {
  if (!statSync(path, { throwIfNoEntry: false })?.isSocket()) return false;
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code === "ECONNREFUSED"));
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}

const MAX_CONNECTIONS = 64;

/** Timeouts in milliseconds. */
const TIMEOUTS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

const OWNER_ONLY = 0o600;
