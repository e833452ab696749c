// DNS look-up of an endpoint's name.
//
// Source: "Values that you specify when you create or update health checks": Route 53 resolves the name at each interval,
// over IPv4 only; a name without an A record is unhealthy with the reason "DNS resolution failed".

import { promises } from "node:dns";
import { ProbeFailure, Timeout } from "./timeout.js";

/** Looks names up in the DNS, not in the hosts file. */
export class Lookup {
  readonly #resolver = new promises.Resolver({ timeout: TRY_MS, tries: TRIES });
  readonly #timeScale: number;

  /** Queries these name servers, `address` or `address:port`; without them, the system's. */
  constructor(nameServers: string[] | undefined, timeScale: number) {
    if (nameServers) this.#resolver.setServers(nameServers);
    this.#timeScale = timeScale;
  }

  /** The first A record, or a ProbeFailure. */
  async addressOf(name: string): Promise<string> {
    const [address] = await this.#within(this.#resolver.resolve4(name)).catch((error) => {
      throw new ProbeFailure(`DNS resolution failed: ${reasonOf(error)}`);
    });
    if (address !== undefined) return address;
    throw new ProbeFailure("DNS resolution failed: the name has no A record");
  }

  /** Cancels all look-ups. */
  close(): void {
    this.#resolver.cancel();
  }

  async #within(answer: Promise<string[]>): Promise<string[]> {
    let timeout!: Timeout;
    const late = new Promise<never>(
      (_, reject) => (timeout = new Timeout(this.#timeScale, reject)),
    );
    timeout.start(ANSWER_SECONDS, `no answer within ${ANSWER_SECONDS} seconds`);
    return Promise.race([answer, late]).finally(() => timeout.clear());
  }
}

function reasonOf({ code = "", message }: NodeJS.ErrnoException): string {
  return REASONS[code] ?? message;
}

const REASONS: Record<string, string> = {
  ENODATA: "the name has no A record",
  ENOTFOUND: "the name does not exist",
  ESERVFAIL: "the name server failed",
  EREFUSED: "the name server refused",
  ECONNREFUSED: "no name server answered",
  ETIMEOUT: "no name server answered",
};

/** AWS documents no value; same as for a connection. */
const ANSWER_SECONDS = 4;
const [TRY_MS, TRIES] = [1_000, 3];
