// Integers among options.

import { argumentError } from "../error.js";

/** The number, or a RangeError that names the option. */
export function whole(value: number, name: string, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw argumentError(
    RangeError,
    `options.${name}`,
    `expected a whole number from ${least} to ${most}, got ${String(value)}`,
  );
}

export const MAX_PORT = 65_535;
