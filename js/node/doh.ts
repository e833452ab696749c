// DNS over HTTPS on Node's servers: HTTP/1.1 and HTTP/2, on TLS or, behind a proxy, in clear text.
//
// Here: the servers, their bounds and their end; http-exchange.ts has the exchange, and multivalue/doh the protocol.
// Source: RFC 8484, section 5.2 (HTTP/2); RFC 9113, section 3.3 (prior knowledge).

import { createServer as createHttp1 } from "node:http";
import {
  createServer as createHttp2,
  createSecureServer,
  type Http2Server,
  type ServerHttp2Session,
} from "node:http2";
import type { AddressInfo, Server, Socket } from "node:net";
import type { DnsServer } from "../doh/server.js";
import { type Door, GRACE_MS, listening } from "./door.js";
import { exchanger, type Listen } from "./http-exchange.js";
import type { Complete } from "./options.js";
import { isHttp2 } from "./preface.js";

type Settings = NonNullable<Complete["doh"]>;

/** Opens the socket. */
export async function listenDoh(
  server: DnsServer,
  settings: Settings,
  onError: (error: unknown) => void,
): Promise<Door> {
  const listen = exchanger(server, settings, onError);
  const door = settings.tls ? secure(listen, settings, settings.tls) : clearText(listen, settings);
  door.server.maxConnections = settings.maxConnections;
  const opened = listening(door.server);
  door.server.listen(settings.port, settings.host);
  await opened;
  door.server.on("error", onError);
  return { address: () => door.server.address() as AddressInfo, close: () => close(door) };
}

/** A listening server with the connections and sessions on it. */
interface HttpDoor {
  server: Server;
  sockets: Set<Socket>;
  sessions: Set<ServerHttp2Session>;
}

/** The client says in its TLS hello which HTTP it speaks. Source: RFC 7301. */
function secure(
  listen: Listen,
  { idleTimeout }: Settings,
  { key, cert }: NonNullable<Settings["tls"]>,
): HttpDoor {
  const server = createSecureServer(
    { key: text(key), cert: text(cert), handshakeTimeout: idleTimeout, ...HTTP2, allowHTTP1: true },
    listen,
  );
  // After its making, which gives those for HTTP/1.1 values of their own.
  Object.assign(server, bounds(idleTimeout));
  // A handshake that fails ends its connection, and that is all.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return tracked(server, server, idleTimeout);
}

/** The client's first octets tell which HTTP it speaks. */
function clearText(listen: Listen, { idleTimeout }: Settings): HttpDoor {
  const http1 = createHttp1(
    {
      noDelay: true,
      ...bounds(idleTimeout),
      connectionsCheckingInterval: Math.min(idleTimeout, CHECK_MS),
    },
    listen,
  );
  const http2 = createHttp2(HTTP2, listen);
  const [accept] = http1.listeners("connection");
  http1.removeAllListeners("connection");
  http1.on("connection", async (socket: Socket) => {
    const protocol = await isHttp2(socket, idleTimeout);
    if (protocol === true) http2.emit("connection", socket);
    if (protocol !== false) return;
    accept!.call(http1, socket);
    // HTTP/1.1 takes later octets from below the stream; those that were put back are still in it.
    socket.resume();
  });
  return tracked(http1, http2, idleTimeout);
}

/** All connections and sessions, so that the end of the server can be theirs; an idle session is told so and ends. */
function tracked(server: Server, http2: Http2Server, idleTimeout: number): HttpDoor {
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  server.on("connection", (socket: Socket) => hold(sockets, socket));
  http2.on("session", (session) => {
    hold(sessions, session);
    session.setTimeout(idleTimeout, () => session.destroy());
    session.on("error", () => session.destroy());
  });
  return { server, sockets, sessions };
}

function hold<T extends { once(event: "close", then: () => void): unknown }>(
  held: Set<T>,
  one: T,
): void {
  held.add(one);
  one.once("close", () => held.delete(one));
}

async function close({ server, sockets, sessions }: HttpDoor): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const session of sessions) session.close();
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, GRACE_MS);
  await closed;
  clearTimeout(timer);
}

/** Times of HTTP/1.1: for the header, for the whole request, between requests, and for the client to take its reply. */
function bounds(idleTimeout: number) {
  return {
    headersTimeout: idleTimeout,
    requestTimeout: idleTimeout,
    keepAliveTimeout: idleTimeout,
    timeout: idleTimeout,
  };
}

function text(pem: string | Uint8Array): string | Buffer {
  return typeof pem === "string" ? pem : Buffer.from(pem);
}

/** Requests at a time on a connection. Source: RFC 9113, section 6.5.2, which advises no fewer than 100. */
const HTTP2 = { settings: { maxConcurrentStreams: 100 } };

const CHECK_MS = 1_000;
