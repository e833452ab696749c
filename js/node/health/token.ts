// The token that a request bears, compared in a time that does not tell how much of it was right.
//
// Source: RFC 6750, section 2.1.

import { createHash, timingSafeEqual } from "node:crypto";
import { argumentError } from "../../error.js";

/** Tells whether an Authorization header bears the token. */
export type Bears = (authorization: string | undefined) => boolean;

/** The test for a token; a TypeError or RangeError says what is wrong with it, and not what it is. */
export function parseToken(token: unknown): Bears {
  if (typeof token !== "string")
    throw argumentError(
      TypeError,
      "options.health.push.token",
      `expected a string, got ${typeof token}`,
    );
  if (!TOKEN.test(token))
    throw argumentError(
      RangeError,
      "options.health.push.token",
      `expected ${LEAST_CHARACTERS} or more of A-Z a-z 0-9 - . _ ~ + / and then = at will`,
    );
  const expected = digest(token);
  return (authorization = "") =>
    timingSafeEqual(digest(BEARER.exec(authorization)?.[1] ?? ""), expected);
}

/** Digests are of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

const LEAST_CHARACTERS = 16;
const TOKEN = /^(?=.{16})[A-Za-z0-9\-._~+/]+=*$/;
const BEARER = /^Bearer +(\S+) *$/i;
