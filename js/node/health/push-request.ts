// Requests to the health server: authorization, body, reports as JSON.
//
// GET /health returns all reports; POST /health/ID takes a result, or a status that overrides results. Unknown members of
// a body are errors. Source: RFC 9110, section 15 (status codes); RFC 6750, section 3 (WWW-Authenticate).

import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpError } from "../../doh/http-error.js";
import type { HealthStatus, Observation } from "../../entrypoints/api.js";
import type { Monitor } from "./monitor.js";
import type { TokenCheck } from "./options.js";
import { reportsOf, type ZoneHealthReport } from "./statuses.js";

/** Handler of requests for Node's server. */
export function responder(
  monitor: Monitor,
  isAuthorized: TokenCheck,
  onError: (error: unknown) => void,
) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.on("error", () => request.destroy());
    answer(monitor, isAuthorized, request)
      .then((reports) => send(response, 200, reports))
      .catch((error: unknown) => refuse(response, error, onError));
  };
}

/** Without the token, every path answers 401. */
async function answer(
  monitor: Monitor,
  isAuthorized: TokenCheck,
  request: IncomingMessage,
): Promise<ZoneHealthReport[]> {
  if (!isAuthorized(request.headers.authorization))
    throw new HttpError(401, "a bearer token is needed", { "WWW-Authenticate": "Bearer" });
  const [path = ""] = (request.url ?? "").split("?");
  if (path === ROOT) return all(monitor, request);
  if (path.startsWith(`${ROOT}/`))
    return one(monitor, request, decoded(path.slice(ROOT.length + 1)));
  throw new HttpError(404, "there are GET /health and POST /health/ID");
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
    throw new HttpError(405, `${methods.join(" or ")} is what this takes`, {
      Allow: methods.join(", "),
    });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new HttpError(400, "the ID in the path is not percent-encoded as it should be");
  }
}

/** The zones with the check; only the named one, if any. */
function zonesWith({ zones }: Monitor, id: string, named: string | undefined): string[] {
  const having = zones
    .each((zone, name) => (zone.healthChecks().some((check) => check.Id === id) ? [name] : []))
    .flat();
  const chosen = having.filter((name) => named === undefined || name === absolute(named));
  if (chosen.length > 0) return chosen;
  throw new HttpError(
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

/** Reads the body, up to its limit. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MAX_BODY) throw new HttpError(413, `the body is longer than ${MAX_BODY} octets`);
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

/** Clients see errors of their input; other errors go to onError. */
function refuse(response: ServerResponse, error: unknown, onError: (error: unknown) => void): void {
  if (response.destroyed) return;
  // The rest of a rejected body is not read.
  const close = { Connection: "close" };
  if (error instanceof HttpError)
    return send(response, error.status, { error: error.message }, { ...error.headers, ...close });
  if (error instanceof TypeError || error instanceof RangeError)
    return send(response, 400, { error: error.message }, close);
  onError(error);
  send(response, 500, { error: "the server failed" }, close);
}

const ROOT = "/health";

/** An observation needs less than a hundred octets. */
const MAX_BODY = 4_096;

/** A result, or a status that overrides results until it is cleared; for one zone, or all zones with the check. */
type Pushed = { zone: string | undefined } & (
  | { observation: Observation }
  | { status: HealthStatus | null }
);

/** Reads `{ "ok": true, "at"?: 12.5, "checker"?: "a", "zone"?: "example.com" }` or `{ "status": "Unhealthy", "zone"?: "example.com" }`. */
function parsePushed(text: string): Pushed {
  const body = parseObject(text);
  const zone = optional(body, "zone", "string") as string | undefined;
  if ("status" in body) return { zone, status: parseStatus(only(body, ["status", "zone"])) };
  only(body, ["ok", "at", "checker", "zone"]);
  if (typeof body.ok !== "boolean" && body.ok !== null)
    throw bad('expected "ok": true or false, or "status": "Healthy", "Unhealthy" or null');
  return {
    zone,
    observation: {
      ok: body.ok,
      ...present(body, "at", "number"),
      ...present(body, "checker", "string"),
    },
  };
}

function parseObject(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw bad(`the body is no JSON: ${(error as Error).message}`);
  }
  if (typeof body === "object" && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw bad("the body is no JSON object");
}

function parseStatus({ status }: Record<string, unknown>): HealthStatus | null {
  if (status === "Healthy" || status === "Unhealthy" || status === null) return status;
  throw bad(`status: expected "Healthy", "Unhealthy" or null`);
}

function only(body: Record<string, unknown>, names: string[]): Record<string, unknown> {
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown === undefined) return body;
  throw bad(`${unknown.slice(0, SHOWN_CHARACTERS)}: expected only ${names.join(", ")}`);
}

function present(body: Record<string, unknown>, name: string, type: string): object {
  const value = optional(body, name, type);
  return value === undefined ? {} : { [name]: value };
}

function optional(body: Record<string, unknown>, name: string, type: string): unknown {
  const value = body[name];
  if (value === undefined || typeof value === type) return value;
  throw bad(`${name}: expected a ${type}`);
}

function bad(message: string): HttpError {
  return new HttpError(400, message);
}

/** Characters of an unknown name to show. */
const SHOWN_CHARACTERS = 40;
