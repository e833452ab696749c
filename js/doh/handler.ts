// DNS over HTTPS: the handler.
//
// Uses only the Fetch standard, so it runs in Node, Deno, Bun, Workers and Service Workers.
// Source: RFC 8484, sections 4 and 5; RFC 9110 for the status codes.

import { cacheControl } from "./cache-control.js";
import type { DnsServer } from "./dns-server.js";
import { HttpError } from "./http-error.js";
import { readQuery } from "./query.js";

/** Options of the handler. */
export interface DohOptions {
  /** The resource's path, such as `/dns-query`; others are not found. Without one, every path is the resource. */
  path?: string;
  /** The client's address, where the host knows it. */
  client?: (request: Request) => string | undefined;
  /** Called with an error that the server threw; the client gets only status 500. */
  onError?: (error: unknown) => void;
}

/** A handler that answers HTTP requests by asking the server. It never rejects. */
export function dohHandler(
  server: DnsServer,
  options: DohOptions = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await exchange(server, options, request);
    } catch (error) {
      return refuse(error, options);
    }
  };
}

async function exchange(
  server: DnsServer,
  { path, client }: DohOptions,
  request: Request,
): Promise<Response> {
  if (path !== undefined && new URL(request.url).pathname !== path)
    throw new HttpError(404, `the DNS resource is ${path}`);
  const query = await readQuery(request);
  const address = client?.(request);
  const reply = server.serveDns(
    query,
    address === undefined ? { transport: "doh" } : { transport: "doh", client: address },
  );
  if (!reply) throw new HttpError(400, "the message is no DNS query");
  const headers = {
    "content-type": MEDIA_TYPE,
    "content-length": String(reply.length),
    "cache-control": cacheControl(reply),
  };
  return new Response(request.method === "HEAD" ? null : (reply as Uint8Array<ArrayBuffer>), {
    headers,
  });
}

function refuse(error: unknown, { onError }: DohOptions): Response {
  if (error instanceof HttpError) return text(error.status, error.message, error.headers);
  onError?.(error);
  return text(500, "the server failed to answer");
}

function text(status: number, reason: string, more: Record<string, string> = {}): Response {
  const body = new TextEncoder().encode(`${reason}\n`);
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "content-length": String(body.length),
    "cache-control": "no-store",
    ...more,
  };
  return new Response(body, { status, headers });
}

/** Source: RFC 8484, section 6. */
const MEDIA_TYPE = "application/dns-message";
