// Response-rate limiting over UDP, where senders can forge their address.
//
// A token bucket per client prefix: at most `responsesPerSecond` tokens, full at first, refilled at that rate. A response
// takes one token. Without a token every `slip`-th response is sent truncated and without records, so that a real client
// retries over TCP; the others are dropped. The table of prefixes has a fixed size: the least recently seen prefix leaves
// first, and restarts with a full bucket. After the response-rate limiting of Vixie and Schryver (2012) as in BIND,
// without its accounting by name.

import { prefixOf } from "./address.js";
import type { RateLimit } from "./options.js";

/** What happens to a response. */
export type Action = "send" | "truncate" | "drop";

/** Counts the responses of each prefix. */
export class RateLimiter {
  readonly #limit: Required<RateLimit>;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limit: Required<RateLimit>) {
    this.#limit = limit;
  }

  /** The action for a response to an address, at a monotonic time in milliseconds. */
  actionFor(address: string, now: number): Action {
    const { responsesPerSecond, slip } = this.#limit;
    const bucket = this.#bucketOf(address, now);
    bucket.tokens = Math.min(
      responsesPerSecond,
      bucket.tokens + ((now - bucket.time) * responsesPerSecond) / 1000,
    );
    bucket.time = now;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return "send";
    }
    bucket.limited += 1;
    return slip > 0 && bucket.limited % slip === 0 ? "truncate" : "drop";
  }

  /** The bucket of a prefix, moved to the end of the table: a Map keeps insertion order. */
  #bucketOf(address: string, now: number): Bucket {
    const { responsesPerSecond, ipv4Prefix, ipv6Prefix, maxPrefixes } = this.#limit;
    const prefix = prefixOf(address, ipv4Prefix, ipv6Prefix);
    const bucket = this.#buckets.get(prefix) ?? {
      tokens: responsesPerSecond,
      time: now,
      limited: 0,
    };
    this.#buckets.delete(prefix);
    this.#buckets.set(prefix, bucket);
    if (this.#buckets.size > maxPrefixes) this.#buckets.delete(this.#buckets.keys().next().value!);
    return bucket;
  }
}

interface Bucket {
  tokens: number;
  /** Time of the count, in milliseconds. */
  time: number;
  /** Responses over the limit. */
  limited: number;
}
