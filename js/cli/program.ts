// A run of the command line: finds the command, parses options, runs it, sets the exit code.
//
// Exit codes: 0 done, 1 the input is wrong, 2 the command line is wrong. A new command is an entry in COMMANDS.

import { parseArgs } from "node:util";
import { Route53Error, version } from "../entrypoints/index.js";
import { check } from "./check.js";
import type { Command, Option } from "./command.js";
import { convert } from "./convert.js";
import { InputError, UsageError } from "./errors.js";
import { resolve } from "./resolve.js";
import { serve } from "./serve.js";
import { simulate } from "./simulate.js";
import type { Terminal } from "./terminal.js";

const COMMANDS: Command[] = [resolve, simulate, check, convert, serve];

/** Runs the arguments after the program's name. Returns the exit code. */
export async function runProgram(args: string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = args;
  if (first === "--version" || first === "-V") return print(terminal, version);
  if (first === "--help" || first === "-h" || first === "help")
    return print(terminal, overview(COMMANDS));
  const command = COMMANDS.find(({ name }) => name === first);
  try {
    if (!command)
      throw new UsageError(
        first === undefined ? "a command is missing" : `"${first}" is no command`,
      );
    return await runCommand(command, rest, terminal);
  } catch (error) {
    return fail(error, command, terminal);
  }
}

async function runCommand(command: Command, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(command, args);
  if (values.help) return print(terminal, helpOf(command));
  await command.run({ values, positionals }, terminal);
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

function print(terminal: Terminal, text: string): number {
  terminal.print(text);
  return DONE;
}

/** Prints an error of the user. Rethrows others, which are bugs, with their stack. */
function fail(error: unknown, command: Command | undefined, terminal: Terminal): number {
  if (error instanceof UsageError) {
    const name = command ? `multivalue ${command.name}` : "multivalue";
    terminal.writeError(`${name}: ${error.message}\n${name} --help shows what can be asked`);
    return USAGE;
  }
  if (!(error instanceof InputError) && !(error instanceof Route53Error)) throw error;
  terminal.writeError(error.message);
  return WRONG_INPUT;
}

const DONE = 0;
const WRONG_INPUT = 1;
const USAGE = 2;

/** The program's help: a line for each command. */
function overview(commands: Command[]): string {
  const lines = columns(
    commands.map(({ name, synopsis, summary }) => [`${name} ${synopsis}`, summary]),
  );
  return [
    "Route 53's multivalue answer routing, asked and counted on the spot.",
    "",
    ...lines.map((line) => `  multivalue ${line}`),
    "",
    "multivalue COMMAND --help shows a command's options; multivalue --version shows the version.",
    "Exit codes: 0 done, 1 the input is wrong, 2 the command line is wrong.",
  ].join("\n");
}

/** A command's help, with its options. */
function helpOf({ name, synopsis, summary, options }: Command): string {
  const help = { name: "help", help: "shows this text" };
  const lines = columns([...options, help].map((option) => [formatOption(option), option.help]));
  return [
    `multivalue ${name} ${synopsis}`,
    `  ${summary}`,
    "",
    ...lines.map((line) => `  ${line}`),
  ].join("\n");
}

function formatOption({ name, value }: Option): string {
  return value ? `--${name} ${value}` : `--${name}`;
}

function columns(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${left.padEnd(width)}   ${right}`);
}
