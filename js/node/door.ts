// What the sockets have in common: where they are, and how they end.

import type { AddressInfo } from "node:net";

/** An open socket that takes queries. */
export interface Door {
  address(): AddressInfo;
  /** Takes no more queries, finishes those at hand within GRACE_MS, and ends. */
  close(): Promise<void>;
}

/** The time that clients have to take their replies when the server ends. */
export const GRACE_MS = 2_000;

/** Resolves when a server listens, and rejects when it cannot. */
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
