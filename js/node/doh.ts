// DNS over HTTPS on Node's servers: HTTP/1.1 and HTTP/2, over TLS or, behind a proxy, in clear text.
//
// Here: the servers, their limits and how they close. http-exchange.ts has the exchange, multivalue/doh the protocol.
// Source: RFC 8484, section 5.2 (HTTP/2); RFC 9113, sections 3.3 and 3.4 (prior knowledge, connection preface).

import { createServer as createHttp1 } from "node:http";
import {
  createServer as createHttp2,
  createSecureServer,
  type Http2Server,
  type ServerHttp2Session,
} from "node:http2";
import type { AddressInfo, Server, Socket } from "node:net";
import type { DnsServer } from "../doh/dns-server.js";
import { exchanger, type Listen } from "./http-exchange.js";
import type { Settings } from "./options.js";
import { GRACE_MS, listening, type SocketListener } from "./socket-listener.js";

type DohSettings = NonNullable<Settings["doh"]>;

/** Listens for HTTP. */
export async function listenDoh(
  server: DnsServer,
  settings: DohSettings,
  onError: (error: unknown) => void,
): Promise<SocketListener> {
  const listen = exchanger(server, settings, onError);
  const listener = settings.tls
    ? secure(listen, settings, settings.tls)
    : clearText(listen, settings);
  listener.server.maxConnections = settings.maxConnections;
  const opened = listening(listener.server);
  listener.server.listen(settings.port, settings.host);
  await opened;
  listener.server.on("error", onError);
  return { address: () => listener.server.address() as AddressInfo, close: () => close(listener) };
}

/** A server with its connections and HTTP/2 sessions. */
interface HttpListener {
  server: Server;
  sockets: Set<Socket>;
  sessions: Set<ServerHttp2Session>;
}

/** TLS: the client selects HTTP/1.1 or HTTP/2 by ALPN. Source: RFC 7301. */
function secure(
  listen: Listen,
  { idleTimeout }: DohSettings,
  { key, cert }: NonNullable<DohSettings["tls"]>,
): HttpListener {
  const server = createSecureServer(
    { key: text(key), cert: text(cert), handshakeTimeout: idleTimeout, ...HTTP2, allowHTTP1: true },
    listen,
  );
  // Assigned afterwards: the constructor overwrites the limits of HTTP/1.1.
  Object.assign(server, timeouts(idleTimeout));
  // A failed handshake closes only its own connection.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return tracked(server, server, idleTimeout);
}

/** Clear text: the first octets tell HTTP/2 from HTTP/1.1. */
function clearText(listen: Listen, { idleTimeout }: DohSettings): HttpListener {
  const http1 = createHttp1(
    {
      noDelay: true,
      ...timeouts(idleTimeout),
      connectionsCheckingInterval: Math.min(idleTimeout, CHECK_MS),
    },
    listen,
  );
  const http2 = createHttp2(HTTP2, listen);
  const [accept] = http1.listeners("connection");
  http1.removeAllListeners("connection");
  http1.on("connection", async (socket: Socket) => {
    const protocol = await sniffHttp2(socket, idleTimeout);
    if (protocol === true) http2.emit("connection", socket);
    if (protocol !== false) return;
    accept!.call(http1, socket);
    // HTTP/1.1 reads later octets from the handle; resume() delivers those that were put back.
    socket.resume();
  });
  return tracked(http1, http2, idleTimeout);
}

/** Tracks connections and sessions, to close them with the server. Idle sessions are closed. */
function tracked(server: Server, http2: Http2Server, idleTimeout: number): HttpListener {
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  server.on("connection", (socket: Socket) => track(sockets, socket));
  http2.on("session", (session) => {
    track(sessions, session);
    session.setTimeout(idleTimeout, () => session.destroy());
    session.on("error", () => session.destroy());
  });
  return { server, sockets, sessions };
}

function track<T extends { once(event: "close", then: () => void): unknown }>(
  set: Set<T>,
  one: T,
): void {
  set.add(one);
  one.once("close", () => set.delete(one));
}

async function close({ server, sockets, sessions }: HttpListener): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const session of sessions) session.close();
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, GRACE_MS);
  await closed;
  clearTimeout(timer);
}

/** Timeouts of HTTP/1.1: header, request, between requests, inactive socket. */
function timeouts(idleTimeout: number) {
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

/** Concurrent requests on a connection. RFC 9113, section 6.5.2 recommends at least 100. */
const HTTP2 = { settings: { maxConcurrentStreams: 100 } };

const CHECK_MS = 1_000;

/** Whether a connection begins with the preface of HTTP/2. Undefined if it closes or times out first. Puts the octets back. */
export function sniffHttp2(socket: Socket, timeout: number): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const fail = () => socket.destroy();
    const timer = setTimeout(fail, timeout);
    const done = (answer: boolean | undefined) => {
      clearTimeout(timer);
      socket.off("data", read).off("end", fail).off("close", closed).pause();
      socket.unshift(head);
      resolve(answer);
    };
    const read = (piece: Buffer) => {
      head = Buffer.concat([head, piece]);
      const start = head.toString("latin1", 0, PREFACE.length);
      if (start.length === PREFACE.length || !PREFACE.startsWith(start)) done(start === PREFACE);
    };
    const closed = () => done(undefined);
    socket.on("data", read).once("end", fail).once("close", closed).on("error", fail);
  });
}

/** The first octets of the preface, different from any HTTP/1.1 request. */
const PREFACE = "PRI * HTTP/2.0";
