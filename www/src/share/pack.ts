/**
 * Text made short for a link: deflate (RFC 1951), then base64url (RFC 4648, section 5).
 */
import { linkStrings } from "../strings/links";
import { BrokenLink } from "./broken";

export async function pack(text: string): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of piped(new TextEncoder().encode(text), new CompressionStream("deflate-raw"))) {
    chunks.push(...Array.from(chunk, (octet) => String.fromCharCode(octet)));
  }
  return btoa(chunks.join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** A short text can unpack to a very long one; no zone is as long as that. */
export async function unpack(packed: string): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  try {
    const octets = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    for await (const chunk of piped(octets, new DecompressionStream("deflate-raw"))) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > LONGEST) throw new BrokenLink(linkStrings.tooLong);
    }
    return text + decoder.decode();
  } catch (error) {
    throw error instanceof BrokenLink ? error : new BrokenLink(linkStrings.packed);
  }
}

async function* piped(octets: Uint8Array<ArrayBuffer>, through: GenericTransformStream): AsyncGenerator<Uint8Array> {
  const reader = new Blob([octets]).stream().pipeThrough<Uint8Array>(through).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

const LONGEST = 4_000_000;
