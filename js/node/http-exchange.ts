// One HTTP exchange of Node as one of the Fetch standard.
//
// Here: Node's request to a Request, the Response back. The body is read here, within bounds, since a stream that
// the handler gave up would take the connection and the refusal with it.

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { dohHandler } from "../doh/index.js";
import type { DnsServer } from "../doh/server.js";
import { plainAddress } from "./answerer.js";

/** What Node's servers call for each request. */
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
    // A client that goes away, or is too slow, ends its own exchange.
    outgoing.on("error", () => incoming.destroy());
    answer(incoming)
      .then((response) => send(incoming, outgoing, response))
      .catch(() => incoming.destroy());
  };
}

/** The body, of which one octet too many is enough to refuse it. */
async function readBody(incoming: Incoming, patience: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the request did not come in")), patience);
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

/** Only the path and the headers that the handler reads; the host's name is the proxy's business. */
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
  // The rest of a body that was refused is not waited for; on HTTP/1.1 the request's own time ends it.
  if ("stream" in incoming && !incoming.complete) incoming.stream.close();
}

/** One more than a message may have is refused by the handler. */
const MAX_MESSAGE = 65_535;

/** Methods that a Request cannot have. Source: Fetch standard, "forbidden method". */
const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

const ORIGIN = "http://localhost";
