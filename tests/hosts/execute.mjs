// Running the tools of the matrix, never for longer than they may take.

import { spawn } from "node:child_process";
import { at } from "../../scripts/lib/paths.mjs";

/** The program of a tool that tests/hosts/package.json names. */
export const tool = (name) => at("tests", "hosts", "node_modules", ".bin", name);

/** Node of a major version, from npm's package of it. */
export const nodeOf = (major) => at("tests", "hosts", "node_modules", `n${major}`, "bin", "node");

/** What a program prints, or an error with it when the program fails or takes too long. */
export async function execute(program, args, cwd) {
  const child = start(program, args, cwd);
  const timer = setTimeout(() => stop(child), PATIENCE_MS);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => resolve(status ?? signal));
  });
  clearTimeout(timer);
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${child.output}`);
  return child.output;
}

/** Starts a server and gives it back once it has printed what is waited for. */
export async function serve(program, args, cwd, pattern) {
  const child = start(program, args, cwd);
  const found = await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${program} did not start:\n${child.output}`)),
      PATIENCE_MS,
    );
    child.on("close", () => reject(new Error(`${program} ended:\n${child.output}`)));
    child.onOutput = () => {
      const match = pattern.exec(child.output);
      if (!match) return;
      clearTimeout(timer);
      resolve(match);
    };
  });
  return { found, stop: () => stop(child) };
}

function start(program, args, cwd) {
  // A process group of its own, so that its children end with it.
  const child = spawn(program, args, {
    cwd,
    detached: true,
    env: { ...process.env, ...ENVIRONMENT },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      child.output += chunk;
      child.onOutput?.();
    });
  }
  return child;
}

function stop(child) {
  if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
}

const PATIENCE_MS = 60_000;

/** No colours in what is read, no reports home, and none of the outer test runner's settings. */
const ENVIRONMENT = {
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  CI: "1",
  WRANGLER_SEND_METRICS: "false",
  DO_NOT_TRACK: "1",
  NODE_TEST_CONTEXT: undefined,
};
