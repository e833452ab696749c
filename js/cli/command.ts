// The shape of a command of the command line.

import type { Terminal } from "./terminal.js";

/** A command. */
export interface Command {
  name: string;
  /** Arguments and main options, for the help. */
  synopsis: string;
  /** One line for the help. */
  summary: string;
  options: Option[];
  run(call: Call, terminal: Terminal): void | Promise<void>;
}

/** An option of a command. */
export interface Option {
  name: string;
  /** Name of the option's value in the help. Without it the option is a switch. */
  value?: string;
  /** Whether the option may be repeated. */
  multiple?: boolean;
  help: string;
}

/** The parsed arguments of a command. */
export interface Call {
  values: Record<string, Value>;
  positionals: string[];
}

export type Value = string | boolean | (string | boolean)[] | undefined;
