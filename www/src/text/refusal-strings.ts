/**
 * Strings of rejected input.
 */
export const refusalStrings = {
  notIpv4: (value: string) => `${value} is not an IPv4 address.`,
  notIpv6: (value: string) => `${value} is not an IPv6 address.`,
  route53: (message: string) => `Route 53: ${message}`,
};
