// HTTP server for Prometheus.
//
// Source: "Text-based format" in Prometheus' documentation.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { formatAddress, type ListenAddress } from "./serve-options.js";

/** A running server. */
export interface MetricsServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the result of `read` at `/metrics`. */
export async function serveMetrics(
  { host, port }: ListenAddress,
  read: () => string,
): Promise<MetricsServer> {
  const server = createServer(
    { requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS, keepAliveTimeout: TIMEOUT_MS },
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
    url: `http://${formatAddress({ host, port: address.port })}${PATH}`,
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
const TIMEOUT_MS = 10_000;
const MAX_CONNECTIONS = 64;
