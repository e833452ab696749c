// DNS over TCP: pipelined queries on one connection, answered in order.
//
// Source: RFC 7766, sections 6 and 7 (pipelining, idle time-outs, limits).

import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import type { Answer } from "./answerer.js";
import { MessageReader, withLength } from "./message-reader.js";
import type { Settings } from "./options.js";
import { GRACE_MS, listening, type SocketListener } from "./socket-listener.js";

/** Listens on TCP. */
export async function listenTcp(
  answer: Answer,
  { host, port, tcp, onError }: Settings,
): Promise<SocketListener> {
  const connections = new Set<Connection>();
  // A client may half-close the connection and still wait for replies.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const connection = new Connection(socket, answer, tcp.idleTimeout);
    connections.add(connection);
    socket.once("close", () => connections.delete(connection));
  });
  server.maxConnections = tcp.maxConnections;
  const opened = listening(server);
  server.listen(port, host);
  await opened;
  server.on("error", onError);
  return {
    address: () => server.address() as AddressInfo,
    close: () => close(server, connections),
  };
}

async function close(server: Server, connections: Set<Connection>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const connection of connections) connection.end();
  const timer = setTimeout(() => {
    for (const connection of connections) connection.destroy();
  }, GRACE_MS);
  await closed;
  clearTimeout(timer);
}

/** One client's connection. An error closes only this connection. */
class Connection {
  readonly #socket: Socket;
  readonly #answer: Answer;
  readonly #messages = new MessageReader();
  readonly #client: string | undefined;
  readonly #port: number | undefined;
  readonly #timer: NodeJS.Timeout;

  constructor(socket: Socket, answer: Answer, idleTimeout: number) {
    this.#socket = socket;
    this.#answer = answer;
    this.#client = socket.remoteAddress;
    this.#port = socket.remotePort;
    // Not socket.setTimeout, which a single octet would restart.
    this.#timer = setTimeout(() => socket.destroy(), idleTimeout);
    socket.on("data", (piece) => this.#receive(piece));
    socket.on("drain", () => this.#serve());
    socket.on("end", () => this.end());
    socket.on("error", () => socket.destroy());
    socket.once("close", () => clearTimeout(this.#timer));
  }

  /** Sends pending replies and closes. */
  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #receive(piece: Uint8Array): void {
    this.#messages.push(piece);
    this.#serve();
  }

  /** Answers buffered queries, no faster than the client reads replies. */
  #serve(): void {
    if (this.#socket.writableEnded) return;
    for (let query = this.#messages.next(); query; query = this.#messages.next()) {
      this.#timer.refresh();
      const reply = this.#answer(query, "tcp", this.#client, this.#port);
      if (reply && !this.#socket.write(withLength(reply))) {
        this.#socket.pause();
        return;
      }
    }
    this.#socket.resume();
  }
}
