// Which file of the element a module goes into: few files, of which a view needs two.
//
// What every picture needs is one file, and what a view needs besides is another. Left to itself a bundler makes one of
// every set of modules that some views share: dozens of files of a few hundred bytes, each a request and badly packed.

import { at } from "../lib/paths.mjs";

/** For one run of the bundler: a function that names a module's file, or leaves it to the bundler. */
export function chunkNames() {
  let sets = null;
  return (id, graph) => {
    sets ??= setsOf((module) => graph.getModuleInfo(module)?.importedIds ?? []);
    if (sets.shell.has(id)) return null;
    if (sets.app.has(id)) return "app";
    const views = VIEWS.filter((view) => sets[view].has(id));
    if (views.includes("chart")) return views.includes("answer") ? "app" : "chart";
    const [later] = LATER.find(([name]) => sets[name].has(id)) ?? [null];
    return later ?? (views.length === 1 ? views[0] : null);
  };
}

function setsOf(importsOf) {
  const needed = (...files) =>
    reach(
      files.map((file) => at("www", "src", ...file.split("/"))),
      importsOf,
    );
  const views = Object.entries(FOLDERS).map(([view, folder]) => [
    view,
    needed(`features/${folder}/view.ts`, `features/${folder}/styles.ts`),
  ]);
  const later = LATER.map(([name, file]) => [name, needed(file)]);
  return {
    shell: needed("element/index.ts"),
    app: needed("app/controller.ts"),
    ...Object.fromEntries([...views, ...later]),
  };
}

/** All that some modules import, and what that imports, but for what is only fetched when it is wanted. */
function reach(waiting, importsOf, found = new Set()) {
  for (const id of waiting) {
    if (found.has(id)) continue;
    found.add(id);
    reach(importsOf(id), importsOf, found);
  }
  return found;
}

/** The folder of each view that can be shown alone; the full view takes its parts from them. */
const FOLDERS = { chart: "records", answer: "answer", compare: "compare", timeline: "timeline" };
const VIEWS = Object.keys(FOLDERS);

/** What is fetched when somebody does something; what else is of use to the instrument whole, it takes from there. */
const LATER = [
  ["interaction", "app/interaction-controller.ts"],
  ["edits", "model/edits.ts"],
  ["explanations", "features/explanations/explanations.ts"],
  ["long-list", "ui/long-list.ts"],
  ["policy-rule", "features/records/policy-rule.ts"],
];

/** The same for a page that shows all views: only what every picture needs is put together. */
export function forEveryPicture() {
  const nameOf = chunkNames();
  return (id, graph) => (nameOf(id, graph) === "app" ? "app" : null);
}
