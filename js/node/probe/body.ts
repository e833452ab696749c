// A response's first octets, unpacked: where the search string must stand.
//
// Source: "How Amazon Route 53 determines whether a health check is healthy" (the first 5,120 bytes);
// RFC 9110, section 8.4.1 (gzip; deflate, which some servers send without its zlib header).

import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { type Duplex, pipeline, type Readable } from "node:stream";
import { createGunzip, createInflate, createInflateRaw } from "node:zlib";

/** Whether a text stands wholly in the body's first octets, letter for letter. The rest of the body is not read. */
export async function holds(response: IncomingMessage, text: string): Promise<boolean> {
  const head = await headOf(await unpacked(response));
  return head.includes(text, 0, "utf8");
}

async function headOf(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    if (length >= SEARCHED_OCTETS) break;
  }
  return Buffer.concat(pieces).subarray(0, SEARCHED_OCTETS);
}

/** The body without its coding; one that is not known stays as it is. */
async function unpacked(response: IncomingMessage): Promise<Readable> {
  const coding = (response.headers["content-encoding"] ?? "").trim().toLowerCase();
  if (coding === "gzip" || coding === "x-gzip") return through(response, createGunzip());
  if (coding === "deflate")
    return through(
      response,
      (await hasZlibHeader(response)) ? createInflate() : createInflateRaw(),
    );
  return response;
}

/** An error of either stream is the reader's; a body cut short is one. */
function through(response: IncomingMessage, unpack: Duplex): Readable {
  return pipeline(response, unpack, () => {});
}

/** Compression method 8 in the first octet. Source: RFC 1950, section 2.2. */
async function hasZlibHeader(response: IncomingMessage): Promise<boolean> {
  await once(response, "readable");
  const piece: Buffer | null = response.read();
  if (piece) response.unshift(piece);
  return !piece || (piece[0]! & 0x0f) === 8;
}

const SEARCHED_OCTETS = 5_120;
