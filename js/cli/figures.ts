// The figures of a server over HTTP, where Prometheus fetches them.
//
// Source: "Text-based format" in Prometheus' documentation.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type ListenAddress, spelledAddress } from "./address.js";

/** An open page of figures. */
export interface FiguresPage {
  url: string;
  close(): Promise<void>;
}

/** Serves at `/metrics` what `read` gives when it is asked. */
export async function listenFigures(
  { host, port }: ListenAddress,
  read: () => string,
): Promise<FiguresPage> {
  const server = createServer(
    { requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS, keepAliveTimeout: PATIENCE_MS },
    (request, response) => {
      const isPage = request.url?.split("?")[0] === PATH;
      const status = !isPage
        ? 404
        : request.method === "GET" || request.method === "HEAD"
          ? 200
          : 405;
      response.writeHead(status, {
        "content-type": TYPE,
        ...(status === 405 && { allow: "GET, HEAD" }),
      });
      response.end(status === 200 && request.method === "GET" ? read() : undefined);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(port, host, resolve),
  );
  const address = server.address() as AddressInfo;
  return {
    url: `http://${spelledAddress({ host, port: address.port })}${PATH}`,
    close: () => close(server),
  };
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}

const PATH = "/metrics";
const TYPE = "text/plain; version=0.0.4; charset=utf-8";
const PATIENCE_MS = 10_000;
const MAX_CONNECTIONS = 64;
