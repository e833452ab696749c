// Arguments of JavaScript callers, checked before they reach the core.
//
// Here: seeds, numbers, texts, octets and plain data. Each error names the argument.

import { argumentError } from "./error.js";

/** An integer from 0 to 2^64-1; a string holds its decimal digits. */
export type Seed = number | bigint | string;

/** The seed as the core takes it; `undefined` lets the core draw one from the host's secure source. */
export function parseSeed(seed: unknown, argument = "options.seed"): bigint | undefined {
  if (seed === undefined) return undefined;
  const integer = toInteger(seed, argument);
  if (integer < 0n || integer > MAX_SEED) throw outOfRange(seed, argument);
  return integer;
}

/** A string, or a TypeError that names the argument. */
export function parseText(value: unknown, argument: string): string {
  if (typeof value === "string") return value;
  throw argumentError(TypeError, argument, `expected a string, got ${kindOf(value)}`);
}

/** A string if there is one, or a TypeError that names the argument. */
export function parseOptionalText(value: unknown, argument: string): string | undefined {
  return value === undefined ? undefined : parseText(value, argument);
}

/** Octets, or a TypeError that names the argument. */
export function parseOctets(value: unknown, argument: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw argumentError(TypeError, argument, `expected a Uint8Array, got ${kindOf(value)}`);
}

/** A number if there is one, or a TypeError that names the argument; the core checks its range. */
export function parseCount(value: unknown, argument: string): number | undefined {
  if (value === undefined || typeof value === "number") return value;
  throw argumentError(TypeError, argument, `expected a number, got ${kindOf(value)}`);
}

/** An integer in a range, or a RangeError that names the argument. */
export function parseInteger(value: number, argument: string, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw argumentError(
    RangeError,
    argument,
    `expected a whole number from ${min} to ${max}, got ${String(value)}`,
  );
}

/** A boolean if there is one, or a TypeError that names the argument. */
export function parseOptionalFlag(value: unknown, argument: string): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  throw argumentError(TypeError, argument, `expected a boolean, got ${kindOf(value)}`);
}

/** An options object, or none. */
export function parseOptions<T extends object>(options: T | undefined): Partial<T> {
  if (options === undefined) return NONE;
  if (typeof options === "object" && options !== null) return options;
  throw argumentError(TypeError, "options", `expected an object, got ${kindOf(options)}`);
}

/**
 * Plain data: a copy of own enumerable members, as in JSON.stringify. Getters run here: an exception of theirs inside the
 * core would leave its stack in use.
 */
export function parseData(value: unknown, argument: string): unknown {
  return isObject(value) ? copyOf(value, argument, 0) : value;
}

/** Members that are no objects cost no call: listings are long. */
function copyOf(value: object, argument: string, depth: number): object {
  if (depth === MAX_DEPTH)
    throw argumentError(
      TypeError,
      argument,
      `expected at most ${MAX_DEPTH} levels of objects and lists`,
    );
  if (Array.isArray(value))
    return value.map((item) => (isObject(item) ? copyOf(item, argument, depth + 1) : item));
  const copy: Record<string, unknown> = { ...value };
  for (const name in copy) {
    const member = copy[name];
    if (isObject(member)) copy[name] = copyOf(member, argument, depth + 1);
  }
  return copy;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function toInteger(seed: unknown, argument: string): bigint {
  if (typeof seed === "bigint") return seed;
  if (typeof seed !== "number" && typeof seed !== "string") {
    throw argumentError(
      TypeError,
      argument,
      `expected a number, bigint or string of digits, got ${kindOf(seed)}`,
    );
  }
  const isInteger = typeof seed === "number" ? Number.isInteger(seed) : DIGITS.test(seed);
  if (!isInteger) throw outOfRange(seed, argument);
  return BigInt(seed);
}

function outOfRange(seed: unknown, argument: string): Error {
  const shown = String(seed).slice(0, SHOWN_CHARACTERS);
  return argumentError(
    RangeError,
    argument,
    `expected an integer from 0 to ${MAX_SEED}, got "${shown}"`,
  );
}

function kindOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

/** No options: one object for all calls. */
const NONE = Object.freeze({});

/** Route 53's data have 8 levels, in a list of two documents. */
const MAX_DEPTH = 32;

const MAX_SEED = 2n ** 64n - 1n;

/** Characters of a wrong seed to show. */
const SHOWN_CHARACTERS = 40;

/** At most the twenty digits of 2^64-1, leading zeros aside: a longer text is out of range before it costs time. */
const DIGITS = /^0*\d{1,20}$/;
