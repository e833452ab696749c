/**
 * Octets as people write them: escaped, in base 16, as addresses.
 *
 * Source: "DNS domain name format" in the Route 53 Developer Guide (octal escapes); RFC 5952 (IPv6 addresses).
 */
/** Printable octets as themselves, the others and those of `escaped` in octal. */
export function spell(octets: Uint8Array, escaped: RegExp): string {
  return Array.from(octets, (octet) => {
    const char = String.fromCharCode(octet);
    return octet < 0x20 || octet > 0x7e || escaped.test(char) ? `\\${octet.toString(8).padStart(3, "0")}` : char;
  }).join("");
}

export function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

export function ipv4(octets: Uint8Array): string {
  return octets.join(".");
}

/** The longest run of zeros is left out (RFC 5952, section 4.2). */
export function ipv6(octets: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, at) => (((octets[2 * at] ?? 0) << 8) | (octets[2 * at + 1] ?? 0)).toString(16));
  const runs = groups.join(":").match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((most, run) => (run.length > most.length ? run : most), "");
  return longest ? shorten(groups.join(":"), longest) : groups.join(":");
}

/** A string between quotation marks, with octal escapes. */
export function quoted(octets: Uint8Array): string {
  return `"${spell(octets, /["\\]/)}"`;
}

function shorten(text: string, run: string): string {
  const at = text.search(new RegExp(`\\b${run}\\b`));
  return `${text.slice(0, at).replace(/:$/, "")}::${text.slice(at + run.length).replace(/^:/, "")}`;
}
