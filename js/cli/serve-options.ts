// Options of `multivalue serve`: addresses to listen on, health checks.

import { isIP } from "node:net";
import type { HealthListener, HealthOptions, PushOptions, StatusChange } from "../node/index.js";
import type { Call, Option, Value } from "./command.js";
import { UsageError } from "./errors.js";
import { readText } from "./files.js";
import type { Terminal } from "./terminal.js";

const TOKEN_VARIABLE = "MULTIVALUE_TOKEN";

export const HEALTH_OPTIONS: Option[] = [
  { name: "probe", help: "probes the endpoints of health checks, as Route 53 does" },
  {
    name: "health",
    value: "ADDR:PORT|PATH",
    help: "takes results and statuses over HTTP on a loopback address, or on a Unix socket: PATH holds a slash",
  },
  {
    name: "token-file",
    value: "FILE",
    help: `the token that requests to --health bear, in place of ${TOKEN_VARIABLE} in the environment`,
  },
];

/** The health options of multivalue/node; undefined without `--probe` and `--health`. */
export function healthOptions({ values }: Call, terminal: Terminal): HealthOptions | undefined {
  if (values.health === undefined && values["token-file"] !== undefined)
    throw new UsageError("--token-file: there is no --health that it could be for");
  if (!values.probe && values.health === undefined) return undefined;
  const push =
    values.health === undefined
      ? {}
      : { push: pushOptions(String(values.health), values["token-file"]) };
  return {
    probe: values.probe === true,
    ...push,
    onChange: (change) => terminal.print(changeLine(change)),
  };
}

/** Lines for the banner: probed endpoints, and the address of the health server. */
export function healthLines({ push, probed }: HealthListener, isProbing: boolean): string[] {
  const endpoints = probed
    .slice(0, SHOWN_ENDPOINTS)
    .map(({ id, endpoint, interval }) => `  ${id}: ${endpoint} every ${interval} s`);
  const more =
    probed.length > SHOWN_ENDPOINTS ? [`  and ${probed.length - SHOWN_ENDPOINTS} more`] : [];
  return [
    ...(isProbing ? [probingLine(probed.length), ...endpoints, ...more] : []),
    ...(push ? [`Health over HTTP, with the token: ${"url" in push ? push.url : push.path}`] : []),
  ];
}

/** The number of probed endpoints, in words. */
export function probingLine(endpoints: number): string {
  return endpoints === 0
    ? "Probing nothing: no health check has an endpoint"
    : `Probing ${endpoints} ${endpoints === 1 ? "endpoint" : "endpoints"}`;
}

function changeLine({ zone, id, reason, cause }: StatusChange): string {
  return `[INFO] health of ${id} in ${zone} ${reason}${cause === undefined ? "" : ` ${cause}`}`;
}

function pushOptions(where: string, tokenFile: Call["values"][string]): PushOptions {
  const token =
    tokenFile === undefined ? process.env[TOKEN_VARIABLE] : readText(String(tokenFile)).trim();
  if (token === undefined)
    throw new UsageError(
      `--health: a token is needed, from --token-file FILE or from ${TOKEN_VARIABLE} in the environment`,
    );
  return where.includes("/")
    ? { token, path: where }
    : { token, ...listenAddress(where, "--health") };
}

const SHOWN_ENDPOINTS = 20;

/** An address of this machine and a port. */
export interface ListenAddress {
  host: string;
  port: number;
}

/** Parses ADDR:PORT, such as `127.0.0.1:5300` or `[::1]:5300`. */
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

/** ADDR:PORT. */
export function formatAddress({ host, port }: ListenAddress): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** ADDR:PORT, or the path of a Unix socket. */
export function formatSocket(host: string, port: number): string {
  return host.includes("/") ? host : formatAddress({ host, port });
}

const MAX_PORT = 65_535;
