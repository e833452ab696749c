/**
 * Error messages of the core. For an invalid address, a plain sentence comes before Route 53's message.
 */
import type { Route53Error, Violation } from "multivalue";

import { refusalStrings } from "../text/refusal-strings";

/** The messages for violations in this document. */
export function messagesOf({ messages, violations }: Route53Error, document: unknown): string[] {
  return violations.length > 0
    ? violations.map((violation) => messageOf(violation, document))
    : messages;
}

function messageOf({ message, path, record }: Violation, document: unknown): string {
  const value = path === null ? undefined : valueAt(document, path);
  const isAddress = IS_ADDRESS[record?.type ?? ""];
  if (!isAddress || !path?.endsWith(".Value") || typeof value !== "string" || isAddress(value))
    return message;
  return `${record?.type === "A" ? refusalStrings.notIpv4(value) : refusalStrings.notIpv6(value)} ${refusalStrings.route53(message)}`;
}

/** The member at a path such as `ResourceRecordSets[0].TTL`. */
function valueAt(document: unknown, path: string): unknown {
  return [...path.matchAll(/[^.[\]]+/g)].reduce(
    (at: unknown, [member]) => (at as Record<string, unknown> | null | undefined)?.[member],
    document,
  );
}

const IS_ADDRESS: Record<string, (text: string) => boolean> = {
  A: (text) => /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split(".").every((part) => +part < 256),
  AAAA: (text) => text.includes(":") && URL.canParse(`http://[${text}]`),
};
