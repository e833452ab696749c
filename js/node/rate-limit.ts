// Response-rate limiting: how many responses one network gets over UDP, where a sender's address can be forged.
//
// The algorithm is a token bucket for each client prefix. A bucket holds at most `responsesPerSecond` tokens, starts
// full, and fills at that rate; a response takes one. Where there is none, every `slip`-th response goes out truncated
// and without records, so that a real client asks again over TCP, which cannot be forged; the others are dropped.
// Prefixes are remembered in a table of fixed size; the least recently seen leaves first, and starts anew with a full
// bucket. After the response-rate limiting of Vixie and Schryver (2012) as BIND has it, without its account of names.

import type { RateLimit } from "./options.js";
import { prefixOf } from "./prefix.js";

/** What becomes of a response. */
export type Verdict = "send" | "truncate" | "drop";

/** Counts the responses of each prefix. */
export class RateLimiter {
  readonly #limit: Required<RateLimit>;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limit: Required<RateLimit>) {
    this.#limit = limit;
  }

  /** Judges a response to an address at a time in milliseconds, which never runs backwards. */
  judge(address: string, now: number): Verdict {
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
    bucket.refused += 1;
    return slip > 0 && bucket.refused % slip === 0 ? "truncate" : "drop";
  }

  /** The prefix' bucket, which moves to the end of the table: a Map keeps the order in which keys were put in. */
  #bucketOf(address: string, now: number): Bucket {
    const { responsesPerSecond, ipv4Prefix, ipv6Prefix, maxPrefixes } = this.#limit;
    const prefix = prefixOf(address, ipv4Prefix, ipv6Prefix);
    const bucket = this.#buckets.get(prefix) ?? {
      tokens: responsesPerSecond,
      time: now,
      refused: 0,
    };
    this.#buckets.delete(prefix);
    this.#buckets.set(prefix, bucket);
    if (this.#buckets.size > maxPrefixes) this.#buckets.delete(this.#buckets.keys().next().value!);
    return bucket;
  }
}

interface Bucket {
  tokens: number;
  /** When the tokens were counted. */
  time: number;
  /** Responses that there was no token for. */
  refused: number;
}
