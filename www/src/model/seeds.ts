/**
 * Another seed: the same question to another stream of chance, from its first query on.
 */
import type { Change } from "./state";

export const withSeed =
  (seed: string): Change =>
  (state) => ({ ...state, seed, ask: 1 });

/** Short enough to be read out; any integer below 2^64 can be typed. */
export const newSeed: Change = (state) => {
  const [random] = crypto.getRandomValues(new Uint16Array(1));
  return withSeed(String(random))(state);
};
