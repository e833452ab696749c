// The texts of --help, written from the table of commands.

import type { Command, Option } from "./commands.js";

/** The program's help: every command in one line. */
export function overview(commands: Command[]): string {
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

/** One command's help: its options, each with what it does. */
export function helpOf({ name, synopsis, summary, options }: Command): string {
  const help = { name: "help", help: "shows this text" };
  const lines = columns([...options, help].map((option) => [spelled(option), option.help]));
  return [
    `multivalue ${name} ${synopsis}`,
    `  ${summary}`,
    "",
    ...lines.map((line) => `  ${line}`),
  ].join("\n");
}

function spelled({ name, value }: Option): string {
  return value ? `--${name} ${value}` : `--${name}`;
}

function columns(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${left.padEnd(width)}   ${right}`);
}
