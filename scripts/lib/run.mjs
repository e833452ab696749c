// Running other programs: loudly, quietly, and with advice when they fail.

import { spawn, spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { root } from "./paths.mjs";

/** A failure that says what to do about it. */
export class StepError extends Error {
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

/**
 * Runs a program with its output shown; throws a StepError with the advice when it fails.
 * The output of a quiet run is shown only then: what runs beside others would mix with theirs.
 */
export async function run(program, args, { advice, cwd = root, env, quiet = false } = {}) {
  const { code, missing, text } = await spawned(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
  });
  if (code !== 0) process.stdout.write(text ?? "");
  if (missing) throw new StepError(`${program} is not installed`, advice);
  if (code !== 0) throw new StepError(`${program} ${args.join(" ")} ended with ${code}`, advice);
}

/** The output of a program that should be quick, or undefined when it is missing or fails. */
export function output(program, args, options = {}) {
  const { status, stdout } = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    ...options,
  });
  return status === 0 ? stdout : undefined;
}

/** Runs a script's work and ends the process by how it went. */
export async function main(work) {
  await work().catch((error) => {
    tell(error);
    process.exitCode = 1;
  });
}

/** Says what failed, and what to do about it where that is known. */
export function tell(error) {
  console.error(`\nfailed: ${error instanceof StepError ? error.message : error.stack}`);
  if (error.advice) console.error(`what to do: ${error.advice}`);
}

/** Is this module the script that was called, not one that another imports? */
export function isMain(url) {
  return realpathSync(process.argv[1]) === fileURLToPath(url);
}

function spawned(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options);
    const chunks = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) =>
      error.code === "ENOENT" ? resolve({ missing: true }) : reject(error),
    );
    child.on("close", (code, signal) =>
      resolve({ code: code ?? signal, text: Buffer.concat(chunks).toString() }),
    );
  });
}
