// Errors of the package.
//
// - Route53Error: a rejection, in Route 53's codes and words
// - ArgumentLocation: the members of a TypeError or RangeError that locate the fault
// - argumentError: makes such an error
//
// Source: "Errors" of ChangeResourceRecordSets in the Route 53 API Reference.

import type { Violation } from "../types.js";

/** A request that Route 53 rejects. Nothing was changed. */
export class Route53Error extends Error {
  override readonly name = "Route53Error";

  /** AWS' name of the error, such as `InvalidChangeBatch` or `NoSuchHealthCheck`. */
  readonly code: string;

  /** Route 53's sentences, one for each violation; `message` joins them by line breaks. */
  readonly messages: string[];

  /** Every violation, with the member and the record at fault. */
  readonly violations: Violation[];

  constructor(code: string, messages: string[], violations: Violation[] = []) {
    super(messages.join("\n"));
    this.code = code;
    this.messages = messages;
    this.violations = violations;
  }
}

/** The members by which a TypeError or RangeError of this package locates its fault. */
export interface ArgumentLocation {
  /** The argument at fault, or the member of its data: `options.seed`, `ResourceRecordSets[3].TTL`. */
  path?: string;
  /** Line of the fault in JSON text, from 1. Set by servers and their zones, and by `locate` of `multivalue/positions`. */
  line?: number;
  /** Column of the fault in JSON text, in characters, from 1. */
  column?: number;
}

/** An error about an argument. */
export function argumentError(
  Class: typeof TypeError | typeof RangeError,
  path: string,
  reason: string,
): Error & ArgumentLocation {
  return Object.assign(new Class(`${path}: ${reason}`), { path });
}
