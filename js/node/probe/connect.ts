// The check of kind TCP: a connection that comes about is a success.
//
// Source: "How Amazon Route 53 determines whether a health check is healthy", TCP: within ten seconds.

import { connect } from "node:net";
import { Patience } from "./patience.js";
import type { Target } from "./target.js";

/** Connects and hangs up; resolves with what went well. */
export function probeTcp(
  { port }: Target,
  address: string,
  timeScale: number,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, signal });
    const patience = new Patience(timeScale, (failure) => socket.destroy(failure));
    patience.wait(CONNECT_SECONDS, `no connection within ${CONNECT_SECONDS} seconds`);
    socket.once("close", () => patience.end());
    socket.on("error", reject);
    socket.once("connect", () => {
      socket.destroy();
      resolve("TCP connection established");
    });
  });
}

const CONNECT_SECONDS = 10;
