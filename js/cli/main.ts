#!/usr/bin/env node
// The command line, `multivalue COMMAND ...`: where the process ends and the program begins.
//
// Here: the process' streams and its exit code; the rest stands in program.ts.

import { runProgram } from "./program.js";
import { screenOf } from "./screen.js";

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await runProgram(process.argv.slice(2), screenOf(process));
