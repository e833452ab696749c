// The two ways in which a user can be told no; everything else is a bug.

import type { ArgumentLocation } from "../api.js";

/** The command line is wrong: an unknown option, a missing argument, a value out of range. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The input is wrong: a file that is not there, does not parse, or holds what Route 53 refuses. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Runs a call whose arguments come from the command line, so that its refusals are refusals of that. */
export function asUsage<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw usageOf(error);
  }
}

/** The core's refusal of an argument as a refusal of the command line; other errors as they are. */
export function usageOf(error: unknown): unknown {
  const isRefusal = error instanceof RangeError || error instanceof TypeError;
  return isRefusal ? new UsageError(renamed(error)) : error;
}

/** The message begins with the argument's path, which has another name on the command line. */
function renamed({ message, path = "" }: Error & ArgumentLocation): string {
  const name = ARGUMENTS[path];
  return name === undefined ? message : `${name}${message.slice(path.length)}`;
}

/** What the core's arguments are called on the command line. */
const ARGUMENTS: Record<string, string> = {
  "options.seed": "--seed",
  queries: "--repeat",
  pick: "--pick",
  source: "--source",
  name: "NAME",
  type: "TYPE",
  "options.health.push.host": "--health",
  "options.health.push.token": "--token-file",
};
