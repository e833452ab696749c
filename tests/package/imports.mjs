// Runs .dependency-cruiser.cjs on the tree, and on planted files.

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { at, bin } from "../../scripts/lib/paths.mjs";

/** The violations of a folder of the tree, as `rule file`, and the number of modules. */
export async function violations(folder) {
  const { violations, totalCruised } = await cruise(at(), folder);
  return { found: violations.map((one) => described(one, folder)), totalCruised };
}

/** The violations of planted files. Keys are paths in the folder, values the path that each imports, or null. */
export async function plantedViolations(t, folder, files) {
  mkdirSync(at("target", "tmp"), { recursive: true });
  const root = mkdtempSync(at("target", "tmp", "imports-"));
  t.after(() => rmSync(root, { recursive: true }));
  for (const [path, imported] of Object.entries(files))
    write(join(root, folder, path), textOf(imported));
  const { violations } = await cruise(root, folder);
  return violations.map((one) => described(one, folder));
}

function textOf(imported) {
  if (imported === null) return "export const x = 1;\n";
  const [, kind, path] = /^(?:(import|type):)?(.*)$/.exec(imported);
  if (kind === "import") return `export const x = () => import("${path}");\n`;
  return kind === "type"
    ? `import type { x } from "${path}";\nexport type y = typeof x;\n`
    : `import { x } from "${path}";\nexport const y = x;\nexport { y as x };\n`;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function described({ rule, from }, folder) {
  return `${rule.name} ${from.startsWith(`${folder}/`) ? from.slice(folder.length + 1) : from}`;
}

/** The summary of a run in a folder. Its exit code is the number of violations, so it is no failure. */
function cruise(cwd, folder) {
  const args = ["--config", at(".dependency-cruiser.cjs"), "--output-type", "json", folder];
  return new Promise((settle, reject) => {
    execFile(bin("depcruise"), args, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      try {
        settle(JSON.parse(stdout).summary);
      } catch {
        reject(error ?? new Error(stderr));
      }
    });
  });
}
