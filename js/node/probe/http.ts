// Probes over HTTP and HTTPS: connection, status, and a search string in the body.
//
// Source: "How Amazon Route 53 determines whether a health check is healthy": TCP connection within four seconds, status
// 2xx or 3xx within two seconds of connecting, search string in the first 5,120 bytes of the body, within two more
// seconds. Redirects are not followed, certificates not validated. RFC 9110, section 8.4.1: gzip, and deflate, which some
// servers send without its zlib header.

import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { type Duplex, pipeline, type Readable } from "node:stream";
import { createGunzip, createInflate, createInflateRaw } from "node:zlib";
import type { Target } from "./target.js";
import { ProbeFailure, Timeout } from "./timeout.js";

declare const VERSION: string;

/** Sends one request; resolves with the reason of success. Closes the connection. */
export async function probeHttp(
  target: Target,
  address: string,
  timeScale: number,
  signal: AbortSignal,
): Promise<string> {
  const request = open(target, address, signal);
  try {
    return await new Promise<string>((resolve, reject) => {
      const timeout = new Timeout(timeScale, reject);
      request.once("close", () => timeout.clear());
      request.on("error", reject);
      followConnection(request, timeout);
      request.once("response", (response) =>
        judge(target, response, timeout).then(resolve, reject),
      );
      request.end();
    });
  } finally {
    request.destroy();
  }
}

/** A request on a new connection, which is not reused. */
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

/** The status timeout starts at the TCP connection and includes the TLS handshake. */
function followConnection(request: ClientRequest, timeout: Timeout): void {
  timeout.start(CONNECT_SECONDS, `no connection within ${CONNECT_SECONDS} seconds`);
  request.once("socket", (socket) => {
    socket.once("connect", () =>
      timeout.start(
        STATUS_SECONDS,
        `no HTTP status within ${STATUS_SECONDS} seconds of the connection`,
      ),
    );
  });
}

async function judge(
  { search }: Target,
  response: IncomingMessage,
  timeout: Timeout,
): Promise<string> {
  const { statusCode = 0, statusMessage } = response;
  const status = `HTTP Status Code ${statusCode}${statusMessage ? `, ${statusMessage}` : ""}`;
  if (statusCode < MIN_STATUS || statusCode > MAX_STATUS) throw new ProbeFailure(status);
  if (search === undefined) return status;
  timeout.start(BODY_SECONDS, `no body within ${BODY_SECONDS} seconds of the status`);
  if (await contains(response, search)) return status;
  throw new ProbeFailure(
    `${status}, but the search string is not in the first 5,120 bytes of the body`,
  );
}

const CONNECT_SECONDS = 4;
const STATUS_SECONDS = 2;
const BODY_SECONDS = 2;
const [MIN_STATUS, MAX_STATUS] = [200, 399];

const HEADERS = {
  "User-Agent": `multivalue/${VERSION} (health check)`,
  Accept: "*/*",
  "Accept-Encoding": "gzip, deflate",
  Connection: "close",
};

/** Whether the body's first octets contain a text. Does not read the rest of the body. */
async function contains(response: IncomingMessage, text: string): Promise<boolean> {
  const head = await headOf(await decoded(response));
  return head.includes(text, 0, "utf8");
}

async function headOf(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    if (length >= SEARCHED_OCTETS) break;
  }
  return Buffer.concat(pieces).subarray(0, SEARCHED_OCTETS);
}

/** The decoded body; a body of unknown coding unchanged. */
async function decoded(response: IncomingMessage): Promise<Readable> {
  const coding = (response.headers["content-encoding"] ?? "").trim().toLowerCase();
  if (coding === "gzip" || coding === "x-gzip") return through(response, createGunzip());
  if (coding === "deflate")
    return through(
      response,
      (await hasZlibHeader(response)) ? createInflate() : createInflateRaw(),
    );
  return response;
}

/** Passes errors of either stream to the reader; a truncated body is an error. */
function through(response: IncomingMessage, decoder: Duplex): Readable {
  return pipeline(response, decoder, () => {});
}

/** Compression method 8 in the first octet. Source: RFC 1950, section 2.2. */
async function hasZlibHeader(response: IncomingMessage): Promise<boolean> {
  await once(response, "readable");
  const piece: Buffer | null = response.read();
  if (piece) response.unshift(piece);
  return !piece || (piece[0]! & 0x0f) === 8;
}

const SEARCHED_OCTETS = 5_120;
