// npm run audit: what we depend on, judged by licence, source and known faults.
//
// Apart from npm test, since it asks databases that change without us. A database that cannot be had
// is said plainly at the end: nothing was judged by it.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, tools } from "./lib/paths.mjs";
import { main, output, run, StepError } from "./lib/run.mjs";

async function auditAll() {
  await installDeny();
  const results = [];
  for (const [name, audit] of Object.entries(AUDITS))
    results.push({ name, ...(await outcomeOf(audit)) });
  report(results);
}

async function installDeny() {
  if (output(deny, ["--version"])?.trim() === `cargo-deny ${DENY_VERSION}`) return;
  console.log(`audit: cargo-deny ${DENY_VERSION} (some minutes, once)`);
  const args = [
    "install",
    "cargo-deny",
    "--version",
    DENY_VERSION,
    "--root",
    tools,
    "--quiet",
    "--force",
  ];
  await run("cargo", args, { advice: "see that crates.io answers (cargo info cargo-deny)" });
}

async function outcomeOf(audit) {
  try {
    await audit();
    return { outcome: "passed" };
  } catch (error) {
    return { outcome: error instanceof NotHad ? "not checked" : "failed", error };
  }
}

function report(results) {
  console.log("");
  for (const { name, outcome, error } of results)
    console.log(`${outcome}: ${name}${error ? ` - ${error.message}. ${error.advice ?? ""}` : ""}`);
  const count = (wanted) => results.filter(({ outcome }) => outcome === wanted).length;
  console.log(
    `\n${count("passed")} passed, ${count("failed")} failed, ${count("not checked")} not checked`,
  );
  process.exitCode = count("failed") > 0 ? 1 : 0;
}

function policies() {
  return run(deny, ["--workspace", "check", "licenses", "bans", "sources"], {
    advice: "deny.toml says what is allowed; the message above names the crate",
  });
}

/** The advisories are a git repository of their own, apart from the crates. */
async function advisories() {
  if (output(deny, ["fetch", "db"], { timeout: PATIENCE_MS }) === undefined)
    throw new NotHad("the advisory database of RustSec");
  await run(deny, ["--workspace", "check", "advisories"], {
    advice: "cargo update, or replace the crate that is named above",
  });
}

/** npm's own audit: its registry may have no such service, which is not a verdict. */
function npmAudit(folder) {
  const { stdout } = spawnSync("npm", ["audit", "--json", "--prefix", folder], {
    cwd: root,
    encoding: "utf8",
    timeout: PATIENCE_MS,
  });
  const vulnerabilities = JSON.parse(stdout || "{}").metadata?.vulnerabilities;
  if (!vulnerabilities) throw new NotHad("the advisory service of the npm registry");
  if (vulnerabilities.total > 0)
    throw new StepError(
      `${vulnerabilities.total} known faults`,
      `npm audit --prefix ${folder} names them`,
    );
}

/** A source of advisories that does not answer from here. */
class NotHad extends Error {
  advice = "Run npm run audit where it can be had";
  constructor(what) {
    super(`${what} cannot be had from here`);
  }
}

const DENY_VERSION = "0.20.2";
const PATIENCE_MS = 60_000;
const deny = join(tools, "bin", "cargo-deny");

const AUDITS = {
  "licences, bans and sources of the crates": policies,
  "advisories on the crates": advisories,
  "advisories on the npm packages": () => npmAudit("."),
  "advisories on the host matrix' npm packages": () => npmAudit("tests/hosts"),
};

await main(auditAll);
