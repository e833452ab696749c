// DNS over UDP: a datagram in, a datagram out.
//
// Source: RFC 1035, section 4.2.1. What fits a client's datagram is the server's business; the door sends what it is given.

import { createSocket, type RemoteInfo, type Socket, type SocketOptions } from "node:dgram";
import { lookup as dnsLookup } from "node:dns";
import { isIP, isIPv6 } from "node:net";
import { type Answer, truncated } from "./answerer.js";
import { type Door, listening } from "./door.js";
import type { Complete } from "./options.js";
import { RateLimiter } from "./rate-limit.js";

/** Opens the socket. */
export async function listenUdp(
  answer: Answer,
  { host, port, rateLimit, onError }: Complete,
): Promise<Door> {
  const socket = createSocket({ type: isIPv6(host) ? "udp6" : "udp4", lookup });
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

/** Only a host to listen on can be a name. Clients come with their address, whose look-up would put off each reply to a later turn. */
const lookup: NonNullable<SocketOptions["lookup"]> = (host, options, done) => {
  if (isIP(host)) done(null, host, isIP(host));
  else dnsLookup(host, options, done);
};

class UdpDoor implements Door {
  readonly #socket: Socket;
  readonly #answer: Answer;
  readonly #limiter: RateLimiter | undefined;
  #closing = false;

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
    if (this.#closing || port === 0 || this.#socket.getSendQueueCount() >= MAX_SENDING) return;
    const reply = this.#answer(query, "udp", address, port);
    const sent = reply && this.#limited(reply, address);
    if (!sent) return;
    // Without a callback: a reply that could not be sent is lost like any datagram, and the client asks again.
    this.#socket.send(sent, port, address);
  }

  /** Waits for what the system has not taken yet: few datagrams, and rarely any. */
  async close(): Promise<void> {
    this.#closing = true;
    while (this.#socket.getSendQueueCount() > 0)
      await new Promise((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve) => this.#socket.close(resolve));
  }

  #limited(reply: Uint8Array, address: string): Uint8Array | undefined {
    const verdict = this.#limiter?.judge(address, performance.now()) ?? "send";
    if (verdict === "send") return reply;
    return verdict === "truncate" ? truncated(reply) : undefined;
  }
}

/** Datagrams that the system has not taken yet; further queries are dropped, as a full socket would drop them. */
const MAX_SENDING = 4_096;
