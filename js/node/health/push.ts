// The door of health over HTTP: its socket on a loopback port or a file, its bounds and its end.

import { chmodSync, statSync, unlinkSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type Address, httpUrl } from "../address.js";
import { GRACE_MS, listening } from "../door.js";
import { responder } from "./exchange.js";
import type { Monitor } from "./monitor.js";
import type { CompleteHealth } from "./options.js";

/** Where results and statuses are taken: a URL, or a Unix socket. */
export type PushAddress = (Address & { url: string }) | { path: string };

/** The open door. */
export interface PushDoor {
  address: PushAddress;
  close(): Promise<void>;
}

type Settings = NonNullable<CompleteHealth["push"]>;

/** Opens the socket. */
export async function listenPush(
  monitor: Monitor,
  settings: Settings,
  onError: (error: unknown) => void,
): Promise<PushDoor> {
  const server = createServer(BOUNDS, responder(monitor, settings.token, onError));
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

/** The file of a server that is gone is replaced, that of one that lives is not. */
async function onFile(server: Server, path: string): Promise<PushAddress> {
  if (await isLeftOver(path)) unlinkSync(path);
  const opened = listening(server);
  server.listen(path);
  await opened;
  chmodSync(path, OWNER_ALONE);
  return { path };
}

/** Anything that is no socket is someone's, and stays. */
async function isLeftOver(path: string): Promise<boolean> {
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

/** Milliseconds for a request's header, for all of it, and between two. */
const BOUNDS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

const OWNER_ALONE = 0o600;
