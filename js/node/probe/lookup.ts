// The address of an endpoint that goes by its name.
//
// Source: "Values that you specify when you create or update health checks": Route 53 resolves the name at each interval,
// over IPv4 only, and a name without an A record is unhealthy with the reason "DNS resolution failed".

import { promises } from "node:dns";
import { Patience, ProbeFailure } from "./patience.js";

/** Looks names up in the DNS, not in this machine's hosts file. */
export class Lookup {
  readonly #resolver = new promises.Resolver({ timeout: TRY_MS, tries: TRIES });
  readonly #timeScale: number;

  /** Asks these name servers, `address` or `address:port`; none are the system's. */
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

  /** Gives up all that is being looked up. */
  close(): void {
    this.#resolver.cancel();
  }

  async #within(answer: Promise<string[]>): Promise<string[]> {
    let patience!: Patience;
    const late = new Promise<never>(
      (_, reject) => (patience = new Patience(this.#timeScale, reject)),
    );
    patience.wait(ANSWER_SECONDS, `no answer within ${ANSWER_SECONDS} seconds`);
    return Promise.race([answer, late]).finally(() => patience.end());
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

/** AWS does not say how long it waits; as long as for a connection. */
const ANSWER_SECONDS = 4;
const [TRY_MS, TRIES] = [1_000, 3];
