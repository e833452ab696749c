// The table of commands: what the help shows and what can be run are the same list.
//
// Here: what a command is. A new one is an entry in COMMANDS and a file of its own.

import { check } from "./check.js";
import { convert } from "./convert.js";
import { resolve } from "./resolve.js";
import type { Screen } from "./screen.js";
import { serve } from "./serve.js";
import { simulate } from "./simulate.js";

/** One command of the program. */
export interface Command {
  name: string;
  /** What follows the name, as the help shows it. */
  synopsis: string;
  /** One line on what it does. */
  summary: string;
  options: Option[];
  run(call: Call, screen: Screen): void | Promise<void>;
}

/** One option of a command. */
export interface Option {
  name: string;
  /** What the option's value is called in the help; without one it is a switch. */
  value?: string;
  /** Whether it can stand more than once. */
  multiple?: boolean;
  help: string;
}

/** What stood on the command line after the command's name. */
export interface Call {
  values: Record<string, Value>;
  positionals: string[];
}

export type Value = string | boolean | (string | boolean)[] | undefined;

export const COMMANDS: Command[] = [resolve, simulate, check, convert, serve];
