// Where something listens, and its URL.

/** Where a socket listens. */
export interface Address {
  host: string;
  port: number;
}

/** Source: RFC 3986, section 3.2.2 (brackets of IPv6 addresses). */
export function httpUrl(scheme: "http" | "https", { host, port }: Address, path: string): string {
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}${path}`;
}
