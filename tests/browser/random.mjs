// Numbers for tests that try many things: the same in every run.

/** Marsaglia's xorshift32 ("Xorshift RNGs", 2003): each call gives the next number, 1 to 2^32 - 1. */
export function generator(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}
