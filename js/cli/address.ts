// Where to listen, as the command line has it: `127.0.0.1:5300`, `[::1]:5300`.

import { isIP } from "node:net";
import type { Value } from "./commands.js";
import { UsageError } from "./errors.js";

/** An address of this machine and a port. */
export interface ListenAddress {
  host: string;
  port: number;
}

/** Reads ADDR:PORT; an IPv6 address stands in brackets. */
export function listenAddress(text: Value, option: string): ListenAddress {
  const [, ipv6, other = "", digits] =
    /^(?:\[([^\]]*)\]|([^:[\]]*)):(\d{1,5})$/.exec(String(text)) ?? [];
  const host = ipv6 ?? other;
  const port = Number(digits);
  const isAddress = isIP(host) === (ipv6 === undefined ? 4 : 6);
  if (isAddress && port <= MAX_PORT) return { host, port };
  throw new UsageError(
    `${option}: expected ADDR:PORT, such as 127.0.0.1:5300 or [::1]:5300, got "${String(text)}"`,
  );
}

/** The same as text. */
export function spelledAddress({ host, port }: ListenAddress): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** An address and a port, or the path of a socket, which has neither. */
export function spelledPlace(host: string, port: number): string {
  return host.includes("/") ? host : spelledAddress({ host, port });
}

const MAX_PORT = 65_535;
