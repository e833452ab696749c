// One run of the command line: find the command, read its options, run it, and turn its end into an exit code.
//
// Exit codes: 0 done, 1 the input is wrong, 2 the command line is wrong.

import { parseArgs } from "node:util";
import { Route53Error, version } from "../index.js";
import { COMMANDS, type Command } from "./commands.js";
import { InputError, UsageError } from "./errors.js";
import { helpOf, overview } from "./help.js";
import type { Screen } from "./screen.js";

/** Runs the arguments after the program's name, and gives the exit code. */
export async function runProgram(args: string[], screen: Screen): Promise<number> {
  const [first, ...rest] = args;
  if (first === "--version" || first === "-V") return say(screen, version);
  if (first === "--help" || first === "-h" || first === "help")
    return say(screen, overview(COMMANDS));
  const command = COMMANDS.find(({ name }) => name === first);
  try {
    if (!command)
      throw new UsageError(
        first === undefined ? "a command is missing" : `"${first}" is no command`,
      );
    return await runCommand(command, rest, screen);
  } catch (error) {
    return fail(error, command, screen);
  }
}

async function runCommand(command: Command, args: string[], screen: Screen): Promise<number> {
  const { values, positionals } = readOptions(command, args);
  if (values.help) return say(screen, helpOf(command));
  await command.run({ values, positionals }, screen);
  return DONE;
}

function readOptions(command: Command, args: string[]) {
  const options = Object.fromEntries(
    command.options.map(({ name, value, multiple = false }) => [
      name,
      { type: value ? "string" : "boolean", multiple } as const,
    ]),
  );
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { ...options, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function say(screen: Screen, text: string): number {
  screen.print(text);
  return DONE;
}

/** What went wrong in the words of whoever found it; anything else is a bug of ours and keeps its stack. */
function fail(error: unknown, command: Command | undefined, screen: Screen): number {
  if (error instanceof UsageError) {
    const name = command ? `multivalue ${command.name}` : "multivalue";
    screen.complain(`${name}: ${error.message}\n${name} --help shows what can be asked`);
    return USAGE;
  }
  if (!(error instanceof InputError) && !(error instanceof Route53Error)) throw error;
  screen.complain(error.message);
  return WRONG_INPUT;
}

const DONE = 0;
const WRONG_INPUT = 1;
const USAGE = 2;
