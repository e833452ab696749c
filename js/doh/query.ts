// The DNS query of an HTTP request: in the URL of a GET, in the body of a POST.
//
// Source: RFC 8484, section 4.1; RFC 4648, section 5 (base64url, here without padding).

import { HttpError } from "./http-error.js";

/** The query. Throws an HttpError. */
export async function readQuery(request: Request): Promise<Uint8Array> {
  if (request.method === "POST") return fromBody(request);
  if (request.method === "GET" || request.method === "HEAD") return fromAddress(request);
  throw new HttpError(405, `${request.method} is not served; GET, HEAD and POST are`, {
    allow: "GET, HEAD, POST",
  });
}

function fromAddress(request: Request): Uint8Array {
  const [text, ...more] = new URL(request.url).searchParams.getAll("dns");
  if (text === undefined || more.length > 0)
    throw new HttpError(
      400,
      "expected one variable dns=, the query in base64url (RFC 8484, section 4.1)",
    );
  if (text.length > MAX_BASE64URL)
    throw new HttpError(414, `the query is longer than ${MAX_MESSAGE} octets`);
  const query = decodeBase64Url(text);
  if (!query)
    throw new HttpError(
      400,
      "the variable dns is not base64url without padding (RFC 8484, section 6)",
    );
  return query;
}

async function fromBody(request: Request): Promise<Uint8Array> {
  const type = request.headers.get("content-type") ?? "";
  if (!MEDIA_TYPE.test(type))
    throw new HttpError(415, "the body of a POST is application/dns-message");
  if (Number(request.headers.get("content-length")) > MAX_MESSAGE) throw tooLarge();
  return request.body ? readAll(request.body.getReader()) : new Uint8Array();
}

/** Reads a stream; cancels it when it is too long. */
async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (
    let part = await reader.read().catch(truncated);
    !part.done;
    part = await reader.read().catch(truncated)
  ) {
    length += part.value.length;
    if (length > MAX_MESSAGE) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return joined(chunks, length);
}

function truncated(): never {
  throw new HttpError(400, "the body broke off");
}

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const octets = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    octets.set(chunk, offset);
    offset += chunk.length;
  }
  return octets;
}

function tooLarge(): HttpError {
  return new HttpError(413, `the query is longer than ${MAX_MESSAGE} octets`);
}

/** The length of a DNS message is a 16-bit number. Source: RFC 8484, section 6; RFC 1035, section 4.2.2. */
const MAX_MESSAGE = 65_535;

/** Four digits for three octets. Source: RFC 4648, section 5. */
const MAX_BASE64URL = Math.ceil((MAX_MESSAGE * 4) / 3);

/** The media type, with or without parameters. Source: RFC 9110, section 8.3.1. */
const MEDIA_TYPE = /^application\/dns-message[\t ]*(;|$)/i;

/** Decodes base64url without padding; undefined for any other text. */
function decodeBase64Url(text: string): Uint8Array | undefined {
  if (!DIGITS.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

const DIGITS = /^[\w-]*$/;
