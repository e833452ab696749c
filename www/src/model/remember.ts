/**
 * A function that remembers its last outcome, and gives the very same for the same arguments.
 */
export function remembering<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { args: A; outcome: R } | null = null;
  return (...args) => {
    if (last?.args.every((each, at) => each === args[at])) return last.outcome;
    last = { args, outcome: make(...args) };
    return last.outcome;
  };
}
