// DNS over TCP: many queries on one connection, answered in the order in which they came.
//
// Here: connections and their bounds. Source: RFC 7766, sections 6 and 7 (pipelining, idle time-outs, limits).

import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import type { Answer } from "./answerer.js";
import { type Door, GRACE_MS, listening } from "./door.js";
import { Frames, framed } from "./frames.js";
import type { Complete } from "./options.js";

/** Opens the socket. */
export async function listenTcp(
  answer: Answer,
  { host, port, tcp, onError }: Complete,
): Promise<Door> {
  const connections = new Set<Connection>();
  // A client may end its side and still wait for replies.
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

/** One client's connection. Whatever befalls it ends with it. */
class Connection {
  readonly #socket: Socket;
  readonly #answer: Answer;
  readonly #frames = new Frames();
  readonly #client: string | undefined;
  readonly #port: number | undefined;
  readonly #timer: NodeJS.Timeout;

  constructor(socket: Socket, answer: Answer, idleTimeout: number) {
    this.#socket = socket;
    this.#answer = answer;
    this.#client = socket.remoteAddress;
    this.#port = socket.remotePort;
    // Not the socket's own time-out, which an octet now and then would put off for ever.
    this.#timer = setTimeout(() => socket.destroy(), idleTimeout);
    socket.on("data", (piece) => this.#receive(piece));
    socket.on("drain", () => this.#serve());
    socket.on("end", () => this.end());
    socket.on("error", () => socket.destroy());
    socket.once("close", () => clearTimeout(this.#timer));
  }

  /** Sends what is answered, and then no more. */
  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #receive(piece: Uint8Array): void {
    this.#frames.push(piece);
    this.#serve();
  }

  /** Answers what is there, but not faster than the client takes replies. */
  #serve(): void {
    if (this.#socket.writableEnded) return;
    for (let query = this.#frames.next(); query; query = this.#frames.next()) {
      this.#timer.refresh();
      const reply = this.#answer(query, "tcp", this.#client, this.#port);
      if (reply && !this.#socket.write(framed(reply))) {
        this.#socket.pause();
        return;
      }
    }
    this.#socket.resume();
  }
}
