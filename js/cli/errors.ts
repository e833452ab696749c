// Errors of the user. Any other error is a bug.

import type { ArgumentLocation } from "../entrypoints/api.js";

/** The command line is wrong: an unknown option, a missing argument, a value out of range. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The input is wrong: a missing file, a syntax error, data that Route 53 rejects. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Runs a call whose arguments come from the command line. Errors about arguments become UsageErrors. */
export function asUsage<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw usageOf(error);
  }
}

/** An error about an argument as a UsageError; other errors unchanged. */
export function usageOf(error: unknown): unknown {
  const isArgumentError = error instanceof RangeError || error instanceof TypeError;
  return isArgumentError ? new UsageError(renamed(error)) : error;
}

/** The message with the argument's name on the command line in place of its path. */
function renamed({ message, path = "" }: Error & ArgumentLocation): string {
  const name = ARGUMENTS[path];
  return name === undefined ? message : `${name}${message.slice(path.length)}`;
}

/** Names of arguments on the command line. */
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
