// One request to health: who may, what is asked, and the answer as JSON.
//
// GET /health gives all reports; POST /health/ID takes a result, or a status that goes before all results.
// Source: RFC 9110, section 15 (status codes); RFC 6750, section 3 (WWW-Authenticate).

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Monitor } from "./monitor.js";
import { parsePushed, Refusal } from "./pushed.js";
import { reportsOf, type ZoneHealthReport } from "./statuses.js";
import type { Bears } from "./token.js";

/** What Node's server calls for each request. */
export function responder(monitor: Monitor, bears: Bears, onError: (error: unknown) => void) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.on("error", () => request.destroy());
    answer(monitor, bears, request)
      .then((reports) => send(response, 200, reports))
      .catch((error: unknown) => refuse(response, error, onError));
  };
}

/** Nobody learns anything without the token, not even what there is to be asked. */
async function answer(
  monitor: Monitor,
  bears: Bears,
  request: IncomingMessage,
): Promise<ZoneHealthReport[]> {
  if (!bears(request.headers.authorization))
    throw new Refusal(401, "a bearer token is needed", { "WWW-Authenticate": "Bearer" });
  const [path = ""] = (request.url ?? "").split("?");
  if (path === ROOT) return all(monitor, request);
  if (path.startsWith(`${ROOT}/`))
    return one(monitor, request, decoded(path.slice(ROOT.length + 1)));
  throw new Refusal(404, "there are GET /health and POST /health/ID");
}

function all(monitor: Monitor, request: IncomingMessage): ZoneHealthReport[] {
  allow(request, ["GET", "HEAD"]);
  return reportsOf(monitor.zones);
}

async function one(
  monitor: Monitor,
  request: IncomingMessage,
  id: string,
): Promise<ZoneHealthReport[]> {
  allow(request, ["POST"]);
  const pushed = parsePushed(await bodyOf(request));
  const zones = zonesWith(monitor, id, pushed.zone);
  if ("status" in pushed)
    return monitor.change(zones, undefined, (zone) => {
      zone.setHealth(id, pushed.status);
      return reportIn(zone.health(), id);
    });
  return monitor.observe(id, zones, pushed.observation);
}

function allow({ method = "" }: IncomingMessage, methods: string[]): void {
  if (!methods.includes(method))
    throw new Refusal(405, `${methods.join(" or ")} is what this takes`, {
      Allow: methods.join(", "),
    });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, "the ID in the path is not percent-encoded as it should be");
  }
}

/** The zones that have the check, or the one that was named if it does. */
function zonesWith({ zones }: Monitor, id: string, named: string | undefined): string[] {
  const having = zones
    .each((zone, name) => (zone.healthChecks().some((check) => check.Id === id) ? [name] : []))
    .flat();
  const chosen = having.filter((name) => named === undefined || name === absolute(named));
  if (chosen.length > 0) return chosen;
  throw new Refusal(
    404,
    `there is no health check ${JSON.stringify(id)}${named === undefined ? "" : ` in ${named}`}`,
  );
}

function absolute(name: string): string {
  return `${name.toLowerCase().replace(/\.$/, "")}.`;
}

function reportIn<T extends { id: string }>(reports: T[], id: string): T {
  return reports.find((report) => report.id === id)!;
}

/** The body, of which one octet too many is enough to refuse it. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MAX_BODY) throw new Refusal(413, `the body is longer than ${MAX_BODY} octets`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    ...headers,
  });
  response.end(`${JSON.stringify(body)}\n`);
}

/** The core's own words are for whoever pushed; any other error is ours, and is not told outside. */
function refuse(response: ServerResponse, error: unknown, onError: (error: unknown) => void): void {
  if (response.destroyed) return;
  // What is left of a body that was refused is not read.
  const close = { Connection: "close" };
  if (error instanceof Refusal)
    return send(response, error.status, { error: error.message }, { ...error.headers, ...close });
  if (error instanceof TypeError || error instanceof RangeError)
    return send(response, 400, { error: error.message }, close);
  onError(error);
  send(response, 500, { error: "the server failed" }, close);
}

const ROOT = "/health";

/** An observation needs less than a hundred octets. */
const MAX_BODY = 4_096;
