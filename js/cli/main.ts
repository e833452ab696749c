#!/usr/bin/env node
// The executable `multivalue COMMAND ...`: streams of the process and exit code. program.ts has the rest.

import { runProgram } from "./program.js";
import { terminalOf } from "./terminal.js";

// A closed pipe (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await runProgram(process.argv.slice(2), terminalOf(process));
