// Checks over HTTP and HTTPS: a connection, a status, and a text in the body where one is looked for.
//
// Source: "How Amazon Route 53 determines whether a health check is healthy": TCP connection within four seconds, status
// 2xx or 3xx within two seconds after connecting, body within the next two. Redirects are not followed, certificates not validated.

import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { holds } from "./body.js";
import { Patience, ProbeFailure } from "./patience.js";
import type { Target } from "./target.js";

declare const VERSION: string;

/** Asks the endpoint once; resolves with what went well. No connection outlives it. */
export async function probeHttp(
  target: Target,
  address: string,
  timeScale: number,
  signal: AbortSignal,
): Promise<string> {
  const request = open(target, address, signal);
  try {
    return await new Promise<string>((resolve, reject) => {
      const patience = new Patience(timeScale, reject);
      request.once("close", () => patience.end());
      request.on("error", reject);
      followConnection(request, patience);
      request.once("response", (response) =>
        judge(target, response, patience).then(resolve, reject),
      );
      request.end();
    });
  } finally {
    request.destroy();
  }
}

/** A connection of its own, which nobody uses again. */
function open(
  { protocol, port, path, host, serverName }: Target,
  address: string,
  signal: AbortSignal,
): ClientRequest {
  const options = {
    host: address,
    port,
    path,
    agent: false,
    signal,
    headers: { Host: host, ...HEADERS },
  };
  if (protocol === "http") return requestHttp(options);
  return requestHttps({ ...options, servername: serverName, rejectUnauthorized: false });
}

/** The time of the status begins with the TCP connection, and is the TLS handshake's too. */
function followConnection(request: ClientRequest, patience: Patience): void {
  patience.wait(CONNECT_SECONDS, `no connection within ${CONNECT_SECONDS} seconds`);
  request.once("socket", (socket) => {
    socket.once("connect", () =>
      patience.wait(
        STATUS_SECONDS,
        `no HTTP status within ${STATUS_SECONDS} seconds of the connection`,
      ),
    );
  });
}

async function judge(
  { search }: Target,
  response: IncomingMessage,
  patience: Patience,
): Promise<string> {
  const { statusCode = 0, statusMessage } = response;
  const status = `HTTP Status Code ${statusCode}${statusMessage ? `, ${statusMessage}` : ""}`;
  if (statusCode < LEAST_STATUS || statusCode > MOST_STATUS) throw new ProbeFailure(status);
  if (search === undefined) return status;
  patience.wait(BODY_SECONDS, `no body within ${BODY_SECONDS} seconds of the status`);
  if (await holds(response, search)) return status;
  throw new ProbeFailure(
    `${status}, but the search string is not in the first 5,120 bytes of the body`,
  );
}

const CONNECT_SECONDS = 4;
const STATUS_SECONDS = 2;
const BODY_SECONDS = 2;
const [LEAST_STATUS, MOST_STATUS] = [200, 399];

const HEADERS = {
  "User-Agent": `multivalue/${VERSION} (health check)`,
  Accept: "*/*",
  "Accept-Encoding": "gzip, deflate",
  Connection: "close",
};
