// Sockets that listen: their address and how they close.

import type { AddressInfo } from "node:net";

/** A socket that takes queries. */
export interface SocketListener {
  address(): AddressInfo;
  /** Stops accepting queries, finishes pending ones within GRACE_MS, and closes. */
  close(): Promise<void>;
}

/** Time for clients to read their replies when the server closes. */
export const GRACE_MS = 2_000;

/** Resolves when a server listens, rejects if it cannot. */
export function listening(server: {
  once(event: string, then: (error?: Error) => void): unknown;
  removeListener(event: string, then: () => void): unknown;
}): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("listening", () => {
      server.removeListener("error", reject as () => void);
      resolve();
    });
    server.once("error", reject as () => void);
  });
}
