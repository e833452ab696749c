// DNS over UDP.
//
// Source: RFC 1035, section 4.2.1. The server keeps replies within the client's UDP size.

import { createSocket, type RemoteInfo, type Socket, type SocketOptions } from "node:dgram";
import { lookup as dnsLookup } from "node:dns";
import { isIP, isIPv6 } from "node:net";
import { type Answer, truncated } from "./answerer.js";
import type { Settings } from "./options.js";
import { RateLimiter } from "./rate-limit.js";
import { listening, type SocketListener } from "./socket-listener.js";

/** Listens on UDP. */
export async function listenUdp(
  answer: Answer,
  { host, port, rateLimit, onError }: Settings,
): Promise<SocketListener> {
  const socket = createSocket({ type: isIPv6(host) ? "udp6" : "udp4", lookup });
  const opened = listening(socket);
  socket.bind(port, host);
  await opened.catch((error) => {
    socket.close();
    throw error;
  });
  socket.on("error", onError);
  const listener = new UdpListener(socket, answer, rateLimit && new RateLimiter(rateLimit));
  socket.on("message", (query, client) => listener.receive(query, client));
  return listener;
}

/** Only the host to listen on can be a name. Looking up the address of a client would delay each reply by a turn of the event loop. */
const lookup: NonNullable<SocketOptions["lookup"]> = (host, options, done) => {
  if (isIP(host)) done(null, host, isIP(host));
  else dnsLookup(host, options, done);
};

class UdpListener implements SocketListener {
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
    return this.#socket.address() as ReturnType<SocketListener["address"]>;
  }

  /** Drops queries from port 0, to which no reply can be sent. */
  receive(query: Uint8Array, { address, port }: RemoteInfo): void {
    if (this.#closing || port === 0 || this.#socket.getSendQueueCount() >= MAX_SENDING) return;
    const reply = this.#answer(query, "udp", address, port);
    const sent = reply && this.#limited(reply, address);
    if (!sent) return;
    // No callback: an unsent reply is a lost datagram, and the client retries.
    this.#socket.send(sent, port, address);
  }

  /** Waits for datagrams in the send queue, usually none. */
  async close(): Promise<void> {
    this.#closing = true;
    while (this.#socket.getSendQueueCount() > 0)
      await new Promise((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve) => this.#socket.close(resolve));
  }

  #limited(reply: Uint8Array, address: string): Uint8Array | undefined {
    const action = this.#limiter?.actionFor(address, performance.now()) ?? "send";
    if (action === "send") return reply;
    return action === "truncate" ? truncated(reply) : undefined;
  }
}

/** Length of the send queue above which queries are dropped, as by a full socket. */
const MAX_SENDING = 4_096;
