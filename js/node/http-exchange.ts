// HTTP exchanges of Node as Request and Response.
//
// The body is read here, up to its limit: a stream that the handler cancels would close the connection before the
// error response is sent.

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { DnsServer } from "../doh/dns-server.js";
import { dohHandler } from "../doh/index.js";
import { plainAddress } from "./address.js";

/** Handler of requests for Node's servers. */
export type Listen = (request: Incoming, response: Outgoing) => void;

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

/** Serves each request by the handler of multivalue/doh. */
export function exchanger(
  server: DnsServer,
  { path, idleTimeout }: { path: string; idleTimeout: number },
  onError: (error: unknown) => void,
): Listen {
  const clients = new WeakMap<Request, string>();
  const handle = dohHandler(server, { path, client: (request) => clients.get(request), onError });
  const answer = async (incoming: Incoming): Promise<Response> => {
    const address = incoming.socket.remoteAddress;
    const request = toRequest(incoming, await readBody(incoming, idleTimeout));
    if (!request)
      return new Response("the request is for no path of this server\n", { status: 400 });
    if (address !== undefined) clients.set(request, plainAddress(address));
    return handle(request);
  };
  return (incoming, outgoing) => {
    // A client that disconnects, or is too slow, ends only its own exchange.
    outgoing.on("error", () => incoming.destroy());
    answer(incoming)
      .then((response) => send(incoming, outgoing, response))
      .catch(() => incoming.destroy());
  };
}

/** Reads the body, up to one octet over the limit. */
async function readBody(incoming: Incoming, timeout: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error("the request did not arrive in time")),
      timeout,
    );
    const done = () => {
      clearTimeout(timer);
      resolve(Buffer.concat(pieces));
    };
    incoming.on("data", (piece: Uint8Array) => {
      if (length > MAX_MESSAGE) return;
      pieces.push(piece);
      length += piece.length;
      if (length > MAX_MESSAGE) done();
    });
    incoming.once("end", done);
    incoming.once("error", reject);
    incoming.once("close", done);
  });
}

/** A Request with the path and the headers that the handler reads. Undefined if the Fetch standard has no such request. */
function toRequest(
  { url = "", method = "", headers }: Incoming,
  body: Uint8Array,
): Request | undefined {
  if (!url.startsWith("/") || FORBIDDEN.has(method)) return undefined;
  const type = headers["content-type"];
  const hasBody = method !== "GET" && method !== "HEAD" && body.length > 0;
  const init = { method, headers: type === undefined ? {} : { "content-type": type } };
  return new Request(
    `${ORIGIN}${url}`,
    hasBody ? { ...init, body: body as Uint8Array<ArrayBuffer> } : init,
  );
}

async function send(incoming: Incoming, outgoing: Outgoing, response: Response): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => {
    outgoing.setHeader(name, value);
  });
  (outgoing as ServerResponse).end(body);
  // Does not wait for the rest of a rejected body; on HTTP/1.1 the request timeout ends it.
  if ("stream" in incoming && !incoming.complete) incoming.stream.close();
}

/** The handler rejects a longer body. */
const MAX_MESSAGE = 65_535;

/** Methods that a Request cannot have. Source: Fetch standard, "forbidden method". */
const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

const ORIGIN = "http://localhost";
