// DNS over UDP: a datagram in, a datagram out.
//
// Source: RFC 1035, section 4.2.1. What fits a client's datagram is the server's business; the door sends what it is given.

import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { isIPv6 } from "node:net";
import { truncated, type Answer } from "./answerer.js";
import { listening, type Door } from "./door.js";
import type { Complete } from "./options.js";
import { RateLimiter } from "./rate-limit.js";

/** Opens the socket. */
export async function listenUdp(answer: Answer, { host, port, rateLimit, onError }: Complete): Promise<Door> {
  const socket = createSocket({ type: isIPv6(host) ? "udp6" : "udp4" });
  const opened = listening(socket);
  socket.bind(port, host);
  await opened.catch((error) => {
    socket.close();
    throw error;
  });
  socket.on("error", onError);
  const door = new UdpDoor(socket, answer, rateLimit && new RateLimiter(rateLimit));
  socket.on("message", (query, client) => door.receive(query, client));
  return door;
}

class UdpDoor implements Door {
  readonly #socket: Socket;
  readonly #answer: Answer;
  readonly #limiter: RateLimiter | undefined;
  #sending = 0;
  #closing: (() => void) | undefined;

  constructor(socket: Socket, answer: Answer, limiter: RateLimiter | undefined) {
    this.#socket = socket;
    this.#answer = answer;
    this.#limiter = limiter;
  }

  address() {
    return this.#socket.address() as ReturnType<Door["address"]>;
  }

  /** Port 0 is nobody's: a reply to it could not be sent. */
  receive(query: Uint8Array, { address, port }: RemoteInfo): void {
    if (this.#closing || port === 0 || this.#sending >= MAX_SENDING) return;
    const reply = this.#answer(query, "udp", address, port);
    const sent = reply && this.#limited(reply, address);
    if (!sent) return;
    this.#sending += 1;
    this.#socket.send(sent, port, address, () => this.#wasSent());
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#closing = resolve;
      if (this.#sending === 0) resolve();
    });
    await new Promise<void>((resolve) => this.#socket.close(resolve));
  }

  #limited(reply: Uint8Array, address: string): Uint8Array | undefined {
    const verdict = this.#limiter?.judge(address, performance.now()) ?? "send";
    if (verdict === "send") return reply;
    return verdict === "truncate" ? truncated(reply) : undefined;
  }

  /** A reply that could not be sent is lost like any datagram; the client asks again. */
  #wasSent(): void {
    this.#sending -= 1;
    if (this.#sending === 0) this.#closing?.();
  }
}

/** Datagrams that the system has not taken yet; further queries are dropped, as a full socket would drop them. */
const MAX_SENDING = 4_096;
