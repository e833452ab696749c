// The interface of a DNS server: octets in, octets out.

/** Answers DNS messages. */
export interface DnsServer {
  /** The reply to a query, as octets of its own, or null for no reply. */
  serveDns(query: Uint8Array, options?: ServeOptions): Uint8Array | null;
  /** The same into a buffer of the caller's, which has room for any message; gives the reply's length, or 0. Optional: it is the cheaper one. */
  serveDnsInto?(query: Uint8Array, reply: Uint8Array, options?: ServeOptions): number;
}

/** Origin of a query. */
export interface ServeOptions {
  /** UDP replies keep to the size that fits; others do not have to. */
  transport?: "udp" | "tcp" | "doh";
  /** The client's address, for what logs it or answers with it. */
  client?: string;
  /** The client's port, for the same. */
  port?: number;
}
