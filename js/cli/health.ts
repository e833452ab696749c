// `multivalue serve --probe --health ADDR:PORT`: what it may be told about health checks, and what it says of them.

import type { HealthListener, HealthOptions, PushOptions, StatusChange } from "../node/index.js";
import { listenAddress } from "./address.js";
import type { Call, Option } from "./commands.js";
import { UsageError } from "./errors.js";
import { readText } from "./input.js";
import type { Screen } from "./screen.js";

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

/** The options of `serve` in multivalue/node; undefined where no health is asked for. */
export function healthOptions({ values }: Call, screen: Screen): HealthOptions | undefined {
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
    onChange: (change) => screen.print(changed(change)),
  };
}

/** What is probed and where results are taken, line by line. */
export function healthLines({ push, probed }: HealthListener, isProbing: boolean): string[] {
  const endpoints = probed
    .slice(0, SHOWN_ENDPOINTS)
    .map(({ id, endpoint, interval }) => `  ${id}: ${endpoint} every ${interval} s`);
  const more =
    probed.length > SHOWN_ENDPOINTS ? [`  and ${probed.length - SHOWN_ENDPOINTS} more`] : [];
  return [
    ...(isProbing ? [counted(probed.length), ...endpoints, ...more] : []),
    ...(push ? [`Health over HTTP, with the token: ${"url" in push ? push.url : push.path}`] : []),
  ];
}

/** How many endpoints are probed, in words. */
export function counted(endpoints: number): string {
  return endpoints === 0
    ? "Probing nothing: no health check has an endpoint"
    : `Probing ${endpoints} ${endpoints === 1 ? "endpoint" : "endpoints"}`;
}

function changed({ zone, id, reason, cause }: StatusChange): string {
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
