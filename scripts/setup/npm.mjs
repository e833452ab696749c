// npm packages: the root's few, and the host matrix' many in a folder of their own.

import { join } from "node:path";
import { at } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { digest, once } from "../lib/stamp.mjs";

/** `npm ci` in a folder, unless its lock file is what is installed already. */
export async function nodeModules(folder = ".") {
  const lock = join(folder, "package-lock.json");
  const stamp = `npm-${folder === "." ? "root" : folder.replaceAll("/", "-")}`;
  await once(stamp, digest([lock]), [at(folder, "node_modules")], () => {
    console.log(`setup: npm packages of ${folder}`);
    return run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      quiet: true,
      cwd: at(folder),
      advice: ADVICE,
    });
  });
}

const ADVICE =
  "see that the npm registry answers (npm ping) and that package-lock.json belongs to package.json (npm install)";
