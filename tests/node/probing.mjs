// Health checks under test: endpoints on loopback addresses, and a served zone whose checks probe them.

import { createServer as createHttp } from "node:http";
import { createServer as createHttps } from "node:https";
import { createServer as createTcp } from "node:net";
import { importFile } from "../package/packed.mjs";
import { certificate, serve, until } from "./open.mjs";

export const { Server, Zone } = await importFile("index.js");

/** Listens, on a free port of the loopback address by default, until the test is over. Gives the port. */
export async function listen(t, server, host = "127.0.0.1", port = 0) {
  const sockets = new Set();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  t.after(() => end(server, sockets));
  return Object.assign(server, {
    sockets,
    port: server.address().port,
    kill: () => end(server, sockets),
  });
}

/** Ends a server with all that hangs on it; one that has ended already stays so. */
function end(server, sockets) {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of sockets) socket.destroy();
  return closed;
}

export const web = (t, answer, ...at) => listen(t, createHttp(answer), ...at);
export const secureWeb = (t, answer, options = {}) =>
  listen(t, createHttps({ ...tls, ...options }, answer));
// One that reads, and so sees that its client has gone.
export const tcp = (t, accept, ...at) =>
  listen(
    t,
    createTcp((socket) => accept(socket.resume())),
    ...at,
  );

/** A port of the loopback address where nobody listens. */
export async function freePort(t) {
  const { port, kill } = await tcp(t, () => {});
  await kill();
  return port;
}

/** A health check as Route 53 lists it; 127.0.0.1 is probed every ten seconds where nothing else is said. */
export function check(id, config) {
  const at =
    config.FullyQualifiedDomainName === undefined || config.IPAddress !== undefined
      ? { IPAddress: "127.0.0.1" }
      : {};
  return {
    Id: id,
    CallerReference: id,
    HealthCheckVersion: 1,
    HealthCheckConfig: { Type: "HTTP", RequestInterval: 10, ...at, ...config },
  };
}

/** A zone of one row for each check. */
export function zoneOf(checks) {
  const row = ({ Id }, i) => ({
    Name: "www.example.com",
    Type: "A",
    TTL: 60,
    SetIdentifier: Id,
    MultiValueAnswer: true,
    HealthCheckId: Id,
    ResourceRecords: [{ Value: `192.0.2.${i + 1}` }],
  });
  return Zone.import({
    Name: "example.com",
    ResourceRecordSets: checks.filter((_, i) => i < 200).map(row),
    HealthChecks: checks,
  });
}

/** Serves a server with its checks probed. Gives the listener, the results so far, the changes and the errors. */
export async function probing(t, server, { timeScale = 0.2, ...more } = {}, health = {}) {
  const [results, changes, errors] = [[], [], []];
  const told = {
    onResult: (result) => results.push(result),
    onChange: (change) => changes.push(change),
  };
  const listener = await serve(server, {
    health: { probe: { timeScale, ...more }, ...told, ...health },
    onError: (error) => errors.push(error),
  });
  t.after(() => listener.close());
  return { ...listener, results, changes, errors };
}

/** The first result of a check; one that a busy machine was too slow for counts only where it was to be late. */
export async function resultOf({ results, errors }, id, mayBeLate = false) {
  const found = () =>
    results.find((result) => result.id === id && (mayBeLate || !/ within /.test(result.reason)));
  await until(
    () => found() || errors.length > 0,
    `a result of ${id} among ${JSON.stringify(results)}`,
  );
  if (errors.length > 0) throw errors[0];
  return found();
}

const tls = certificate();
