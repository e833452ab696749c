// From js/ to the declarations of dist/.
//
// Here: the root's declarations in one file, which serves `import` and `require` alike; other entries refer to it,
// so that a Zone of one entry is a Zone of all.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { at, bin, dist } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";

export async function writeTypes() {
  for (const project of PROJECTS)
    await run(bin("tsc"), ["--project", at(project), "--noEmit"], {
      advice: "the compiler's message above names the place in js/",
    });
  await Promise.all(ENTRIES.map((entry) => writeEntry(...entry)));
  copyFileSync(join(dist, "index.d.ts"), join(dist, "index.d.cts"));
  // The element knows the package by what was just written.
  await writeEntry(
    join("www", "src", "element", "index.ts"),
    "element.d.ts",
    join("www", "tsconfig.json"),
  );
}

async function writeEntry(source, name, project = "tsconfig.json") {
  const external = (id) => source !== ROOT && SHARED.test(id);
  const bundle = await rollup({
    input: at(source),
    external,
    plugins: [dts({ tsconfig: at(project) })],
  });
  const file = join(dist, name);
  await bundle.write({ file, format: "es", paths: (id) => (SHARED.test(id) ? rootOf(name) : id) });
  // Older `lib` settings do not know Symbol.dispose; this brings it without the user's doing.
  writeFileSync(file, `/// <reference lib="esnext.disposable" />\n${readFileSync(file, "utf8")}`);
}

/** The root's declarations, as seen from an entry's. */
function rootOf(name) {
  return `${"../".repeat(name.split(sep).length - 1) || "./"}index.js`;
}

/** What runs anywhere, and what knows Node's own types. */
const PROJECTS = ["tsconfig.json", join("js", "tsconfig.node.json")];

const ROOT = join("js", "entrypoints", "api.ts");

/** Modules whose names the root export has, and that export itself. */
const SHARED = /(\/(api|core|core-server)(\.[jt]s)?|^multivalue)$/;

/** Source, and its declarations in dist/. */
const ENTRIES = [
  [ROOT, "index.d.ts"],
  [join("js", "entrypoints", "slim.ts"), "slim.d.ts"],
  [join("js", "entrypoints", "positions.ts"), "positions.d.ts"],
  [join("js", "doh", "index.ts"), join("doh", "index.d.ts")],
  [join("js", "node", "index.ts"), join("node", "index.d.ts")],
];
