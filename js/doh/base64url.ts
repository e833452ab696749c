// Base64url without padding, the only spelling that RFC 8484 has for a query.
//
// Source: RFC 4648, section 5.

/** The octets that a text stands for, or undefined where it is not base64url without padding. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  if (!DIGITS.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

const DIGITS = /^[\w-]*$/;
