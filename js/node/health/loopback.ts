// Whether an address is this machine's own, which no other machine can reach.
//
// Source: RFC 1122, section 3.2.1.3 (127.0.0.0/8); RFC 4291, section 2.5.3 (::1); RFC 6761, section 6.3 (localhost).

import { BlockList, isIP } from "node:net";

/** Whether a host to listen on is one. */
export function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family === 0
    ? host.toLowerCase() === "localhost"
    : LOOPBACK.check(host, family === 6 ? "ipv6" : "ipv4");
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");
