// What is pushed to a check: the body of a POST, read strictly, so that a slip is not taken for something else.

import type { HealthStatus, Observation } from "../../api.js";

/** A request that is refused: its status, and why. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** A result, or a status that goes before all results until it is lifted; for one zone, or for all that have the check. */
export type Pushed = { zone: string | undefined } & (
  | { observation: Observation }
  | { status: HealthStatus | null }
);

/** Reads `{ "ok": true, "at"?: 12.5, "checker"?: "a", "zone"?: "example.com" }` or `{ "status": "Unhealthy", "zone"?: "example.com" }`. */
export function parsePushed(text: string): Pushed {
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

function bad(message: string): Refusal {
  return new Refusal(400, message);
}

/** Enough of a wrong name to know it by. */
const SHOWN_CHARACTERS = 40;
